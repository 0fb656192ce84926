import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { doneByAuthors, readSources } from './source'

// What a page may rely on from outside: names in styles, views and scripts, and their pages in docs/reference.

const text = (path: string) => readFileSync(path, 'utf8')
const styles = readSources('src/client/styles', /\.css$/)
const code = readSources('src')
const rows = (page: string) =>
  [...text(page).matchAll(/^\| `([\w-]+)` \| (.+) \| (.+) \|$/gm)].map(([, name, is, last]) => ({
    name: name!,
    is: is!,
    last: last!,
  }))

/** `var(--afterword-edge, a(b, c))` → its name and `a(b, c)`, however the parentheses nest. */
function propertiesOf(css: string) {
  return [...css.matchAll(/var\((--afterword-[\w-]+),\s*/g)].map(({ 0: head, 1: name, index }) => {
    let end = index + head.length
    for (let depth = 1; depth > 0; end++) {
      if (css[end] === '(') depth++
      if (css[end] === ')') depth--
    }
    return { name: name!, fallback: css.slice(index + head.length, end - 1).replace(/\s+/g, ' ') }
  })
}

/** Every word that a view or a script gives as a part, in whichever of our five spellings. */
function partsOf(source: string): string[] {
  const given = [
    ...source.matchAll(/\bpart="([\w -]+)"/g),
    ...source.matchAll(/\bpart: '([\w -]+)'/g),
    ...source.matchAll(/\bpart\.value = (?:[\w.]+ = )*'([\w -]+)'/g),
    ...source.matchAll(/\bmake\('\w+', '([\w -]+)'/g),
  ].flatMap(([, words]) => words!.split(' '))
  const chosen = [...source.matchAll(/\bpart="\$\{([^}]*)\}"/g)].flatMap(([, choice]) =>
    [...choice!.matchAll(/'([\w-]+)'/g)].map(([, word]) => word!),
  )
  return [...given, ...chosen]
}

const unique = (words: Iterable<string>) => [...new Set(words)].sort()

describe('the page about theming', () => {
  const documented = rows('docs/reference/theming.md')
  const properties = documented.filter(({ name }) => name.startsWith('--'))
  const parts = documented.filter(({ name }) => !name.startsWith('--'))

  it('names exactly the properties that the styles read, with their defaults', ({ expect }) => {
    const read = new Map(
      styles.flatMap(({ text }) => propertiesOf(text).map(({ name, fallback }) => [name, fallback])),
    )
    expect(read.size).toBeGreaterThan(10)
    expect(Object.fromEntries(properties.map(({ name, last }) => [name, last]))).toEqual(
      Object.fromEntries([...read].map(([name, fallback]) => [name, `\`${fallback}\``])),
    )
  })

  it('has one default for each property, wherever it is read', ({ expect }) => {
    const seen = styles.flatMap(({ text }) =>
      propertiesOf(text).map(({ name, fallback }) => `${name} ${fallback}`),
    )
    expect(unique(seen).length).toBe(unique(seen.map((pair) => pair.split(' ')[0]!)).length)
  })

  it('names exactly the parts that views and scripts give, each once, with what it is', ({ expect }) => {
    expect(parts.map(({ name }) => name).sort()).toEqual(unique(code.flatMap(({ text }) => partsOf(text))))
    expect(parts.filter(({ is, last }) => is.length < 5 || !/comments|subscribe/.test(last))).toEqual([])
  })

  it('says of no part an element that has no view for it', ({ expect }) => {
    const recent = partsOf(
      text('src/comments/thread/recent-comments.tsx') + text('src/comments/thread/author-mark.tsx'),
    )
    expect(parts.filter(({ last }) => /recent/.test(last)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(unique(recent)),
    )
    expect(parts.filter(({ last }) => /recent/.test(last))).toHaveLength(unique(recent).length)
  })
})

describe('the page about events', () => {
  it('names exactly the events that scripts send', ({ expect }) => {
    const scripts = code.filter(({ path }) => path.startsWith('src/client/'))
    const sent = [
      ...scripts
        .flatMap(({ text }) => [...text.matchAll(/\bemit\([\w.]+, ([^,)]+)/g)])
        .flatMap(([, what]) => [...what!.matchAll(/'(\w+)'/g)].map(([, name]) => name)),
      // What an author did is told under the name that the server's answer brings.
      ...(scripts.some(({ text }) => /\bemit\([\w.]+, done,/.test(text)) ? doneByAuthors() : []),
    ].map((name) => `afterword-${name}`)
    const named = [...text('docs/reference/events.md').matchAll(/^\| `(afterword-\w+)` \|/gm)]
    expect(unique(sent).length).toBeGreaterThan(4)
    expect(named.map(([, name]) => name!).sort()).toEqual(unique(sent))
  })
})

/** Names that a script keeps something under one after the other: `for (const name of PERSON) … kept(name, …)`, the list there or above. */
const listedIn = (source: string): string[] =>
  [...source.matchAll(/for \(const name of (\w+|\[[^\]]*\])\)(?=.{0,40}\bkept\(name\b)/gs)].flatMap(
    ([, list]) => {
      const names = list!.startsWith('[')
        ? list!
        : new RegExp(`\\b${list} = (\\[[^\\]]*\\])`).exec(source)![1]!
      return [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name!)
    },
  )

describe('the page about elements', () => {
  it('names exactly the keys under which a device keeps something (E-31)', ({ expect }) => {
    const client = readSources('src/client').filter(({ path }) => !/\/(desk|status|survey)/.test(path))
    const kept = client.flatMap(({ text }) => [
      ...[...text.matchAll(/\bkept\('(\w+)'/g)].map(([, name]) => `afterword-${name}:SITE`),
      ...listedIn(text).map((name) => `afterword-${name}:SITE`),
      ...[...text.matchAll(/`(afterword\w*:)\$\{site\}`/g)].map(([, name]) => `${name}SITE`),
    ])
    const told = [...text('docs/reference/elements.md').matchAll(/^\| `(afterword[\w-]*:SITE)` \|/gm)]
    expect(unique(kept)).toEqual(unique(told.map(([, key]) => key!)))
    // Nobody goes around the one door.
    expect(
      client
        .filter(({ text }) => /localStorage|sessionStorage|indexedDB|document\.cookie/.test(text))
        .map(({ path }) => path),
    ).toEqual(['src/client/device.ts'])
  })
})

describe('the skins', () => {
  const skins = readdirSync('docs/skins')
  const known = new Set(rows('docs/reference/theming.md').map(({ name }) => name))

  it('are three or more, at most 40 lines each, and on the page', ({ expect }) => {
    expect(skins.length).toBeGreaterThanOrEqual(3)
    for (const name of skins) {
      expect(text(`docs/skins/${name}`).split('\n').length, name).toBeLessThanOrEqual(41)
      expect(text('docs/reference/theming.md'), name).toContain(`(../skins/${name})`)
    }
  })

  it('use documented properties and parts, and nothing that reaches further', ({ expect }) => {
    for (const name of skins) {
      const css = text(`docs/skins/${name}`)
      const used = [
        ...[...css.matchAll(/--[\w-]+/g)].map(([property]) => property),
        ...[...css.matchAll(/::part\(([^)]+)\)/g)].flatMap(([, words]) => words!.split(' ')),
      ]
      expect(used.length, name).toBeGreaterThan(5)
      expect(
        used.filter((word) => !known.has(word)),
        name,
      ).toEqual([])
      expect(css, name).not.toMatch(/!important|url\(|@import/)
    }
  })
})
