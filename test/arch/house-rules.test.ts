import { describe, it } from 'vitest'
import { readSources } from './source'

const sources = readSources('src').filter(({ path }) => path !== 'src/env.d.ts')
const server = sources.filter(({ folder }) => folder !== 'client')

const offenders = (files: typeof sources, wrong: RegExp, except: readonly string[] = []): string[] =>
  files.filter(({ path, text }) => wrong.test(text) && !except.includes(path)).map(({ path }) => path)

/** What moves in a style sheet outside `@media (prefers-reduced-motion: no-preference)`, whose braces are counted to their end. */
function unasked(css: string): string[] {
  const [first = '', ...guarded] = css.split('@media (prefers-reduced-motion: no-preference)')
  const rest = guarded.map((text) => {
    let depth = 0
    const end = [...text].findIndex((letter) => {
      if (letter === '{') depth++
      return letter === '}' && --depth === 0
    })
    return text.slice(end + 1)
  })
  return [first, ...rest].flatMap((text) => text.match(/^\s*(animation|transition)[\w-]*:.*/gm) ?? [])
}

describe('the house', () => {
  it('has one caller of prepare', ({ expect }) => {
    expect(offenders(server, /\.prepare\(/, ['src/platform/sql.ts'])).toEqual([])
  })

  it('pastes no value into SQL', ({ expect }) => {
    // A statement's text may only be built from constants named in capitals and from the two words of a sort order.
    const pasted = server.flatMap(({ path, text }) =>
      [...text.matchAll(/statement<[\s\S]*?\n\)/g)].flatMap(([call]) =>
        [...call.matchAll(/\$\{([^}]+)\}/g)]
          .filter(([, hole]) => !/^([A-Z_]+( \+ 1)?|comparison|order)$/.test(hole!))
          .map(([hole]) => `${path}: ${hole}`),
      ),
    )
    expect(pasted).toEqual([])
  })

  it('asks the clock for the time', ({ expect }) => {
    expect(
      offenders(server, /Date\.now\(\)|new Date\(\)/, ['src/platform/context.ts', 'src/index.ts']),
    ).toEqual([])
  })

  it('keeps no state between requests', ({ expect }) => {
    expect(offenders(server, /^(export )?let /m)).toEqual([])
    // The one exception, for what is public or the same for all (docs/decisions/0007).
    expect(offenders(server, /createMemory\(/)).toEqual(['src/platform/memory.ts'])
    expect(offenders(server, /^(export )?const \w+ = new (Map|WeakMap)\b/m)).toEqual([])
  })

  it('fetches from outside by one door only', ({ expect }) => {
    expect(offenders(server, /(?<![.\w])fetch\(/, ['src/platform/safe-fetch.ts'])).toEqual([])
  })

  it('speaks to no other window, and opens none', ({ expect }) => {
    // Where nothing is heard, nothing can be forged (S-05); a sign-in has no window of its own that could be taken over (S-07).
    const speaking = /postMessage|onmessage|['"]message['"],|BroadcastChannel|\.opener\b|window\.open\(/
    expect(offenders(sources, speaking)).toEqual([])
  })

  it('counts nothing in the store that answers late', ({ expect }) => {
    // Salts of networks live there, because it forgets; limits that must hold are rows (S-51).
    expect(offenders(server, /KVNamespace|\bSALTS\b/)).toEqual([
      'src/platform/context.ts',
      'src/platform/network.ts',
    ])
  })

  it('compares no secret with ===', ({ expect }) => {
    expect(
      offenders(server, /\b(token|secret|signature|mac|hash)\b\s*[!=]==?\s*(?!undefined|null|''|")[\w.]+/i, [
        // Compares a text with its own re-encoding, not with a secret.
        'src/platform/token.ts',
      ]),
    ).toEqual([])
  })

  it('never removes the focus ring, asks by dialog, or animates without asking', ({ expect }) => {
    const client = [...sources, ...readSources('src/client', /\.css$/)]
    expect(
      offenders(client, /outline:\s*(0|none)\b|\bprompt\(|\balert\(|\bconfirm\(|\beval\(|new Function\(/),
    ).toEqual([])
    const sheets = [...readSources('src/client', /\.css$/), ...readSources('docs/skins', /\.css$/)]
    expect(sheets.flatMap(({ path, text }) => unasked(text).map((line) => `${path}: ${line}`))).toEqual([])
    expect(offenders(client, /behavior:\s*['"]?smooth|user-select:\s*none/)).toEqual([])
    // A title is no name: no finger and no key brings it up.
    const titled = /<(?:button|input|select|textarea)\b[^>]*\stitle=[^>]*>/g
    expect(
      client.flatMap(({ text }) => text.match(titled) ?? []).filter((tag) => !tag.includes('aria-label')),
    ).toEqual([])
    expect(offenders(client, /insertAdjacentHTML|outerHTML\s*=|document\.write/)).toEqual([])
  })

  it('gives every table headings that say what they head (A-20)', ({ expect }) => {
    const tables = server.filter(({ text }) => /<table\b(?![^>]*role="presentation")/.test(text))
    const drawn = tables.filter(({ path }) => path !== 'src/mail/letter.tsx')
    expect(drawn.length).toBeGreaterThan(10)
    expect(drawn.filter(({ text }) => !/<th\b/.test(text)).map(({ path }) => path)).toEqual([])
    expect(offenders(drawn, /<th\b(?![^>]*\bscope=)/)).toEqual([])
  })

  it('says what is wrong with a field in one way, and how long an address is in one place', ({ expect }) => {
    // The import's is filled by its script.
    const said = ['src/addressbook/import-page.tsx', 'src/web/ui/field.tsx']
    expect(offenders(server, /class="field-error"/)).toEqual(said)
    const length = offenders(server, /(?<![\d.])254(?![\d:])/)
    expect(length).toEqual(['src/kernel/email-address.ts'])
  })

  it('has no drawers', ({ expect }) => {
    const drawers = /\/(utils?|helpers?|common|misc|types)\.tsx?$|\/index\.tsx?$/
    expect(
      sources.filter(({ path }) => drawers.test(path) && path !== 'src/index.ts').map(({ path }) => path),
    ).toEqual([])
    expect(offenders(server, /^export default/m, ['src/index.ts'])).toEqual([])
  })

  it('keeps every file readable at one sitting', ({ expect }) => {
    const lines = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    expect(lines.filter((file) => file.lines > 301)).toEqual([])
    expect(sources.find(({ path }) => path === 'src/index.ts')!.text.split('\n').length).toBeLessThan(40)
  })

  it('lets no empty catch pass in silence', ({ expect }) => {
    expect(offenders(sources, /catch( \(\w+\))? \{\s*\}/)).toEqual([])
  })

  it('is tested by more lines than it has', ({ expect }) => {
    const count = (files: typeof sources) =>
      files.reduce((sum, { text }) => sum + text.trimEnd().split('\n').length, 0)
    // Locale files are words, not code; test/arch/texts.test.ts reads every one of them.
    const code = sources.filter(({ path }) => !path.includes('/locales/'))
    const ratio = count(readSources('test')) / count(code)
    expect(ratio, `test lines ÷ source lines = ${ratio.toFixed(2)}`).toBeGreaterThanOrEqual(1.3)
  })
})
