import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, it } from 'vitest'
import { styleText } from '../../src/client/style-text.mjs'

// Every figure is gzip −9 of what `npm run build` made; a kB is 1,024 bytes.
const gzip = (bytes: Uint8Array | string) => gzipSync(bytes, { level: 9 }).length
const built = (name: string) => readFileSync(`dist/assets/${name}`, 'utf8')

/** A style sheet alone, as the parts carry it. */
const style = (name: string) => styleText(`src/client/styles/${name}.css`)

/** A part without the style sheet it carries as text. */
async function script(part: string, sheet?: string): Promise<string> {
  const text = built(`parts/${part}.js`)
  if (!sheet) return text
  const css = await style(sheet)
  // The bundler chooses the quotes; whichever it took, the text must be in there, or nothing was measured.
  const rest = [css, css.replaceAll('"', '\\"'), css.replaceAll("'", "\\'")]
    .map((quoted) => text.replace(quoted, ''))
    .find((without) => without.length < text.length)
  if (rest === undefined) throw new Error(`parts/${part}.js does not hold ${sheet}.css`)
  return rest
}

/** A part in the language whose words take most. */
async function longest(part: string, sheet: string): Promise<number> {
  const parts = readdirSync('dist/assets/parts').filter((name) => name.startsWith(`${part}.`))
  const sizes = await Promise.all(parts.map(async (name) => gzip(await script(name.slice(0, -3), sheet))))
  if (sizes.length < 10) throw new Error(`${part} speaks ${sizes.length} languages`)
  return Math.max(...sizes)
}

describe('what a host page loads', () => {
  it('for a thread: 4 kB of script and 2 kB of style before a click, in every language', async ({
    expect,
  }) => {
    const scripts = gzip(built('embed.js')) + (await longest('comments', 'thread'))
    const styles = gzip(await style('thread'))
    console.log(`embed.js + thread: ${scripts} B script, ${styles} B style`)
    expect(scripts).toBeLessThanOrEqual(4096)
    // The budget is 2 kB; this holds what there is.
    expect(styles).toBeLessThanOrEqual(1875)
  })

  it('for a thread and everything in it, the sum for who is doubted too: 10 kB, in every language', ({
    expect,
  }) => {
    const [loader, acts] = [gzip(built('embed.js')), gzip(built('parts/acts.js'))]
    const read = readdirSync('dist/assets/parts').filter((name) => name.startsWith('comments.'))
    expect(read.length).toBeGreaterThanOrEqual(10)
    const all = read.map((name) => [loader + gzip(built(`parts/${name}`)) + acts, name] as const)
    const english = all.find(([, name]) => name === 'comments.js')
    const most = all.reduce((one, other) => (one[0] < other[0] ? other : one))
    console.log(
      `all of a thread: ${english} B, at most ${most} B; of it ${loader} for the loader, ${acts} for what is done`,
    )
    expect(most[0]).toBeLessThanOrEqual(10_240)
  })

  it('for a sign-up: 2.5 kB of script', async ({ expect }) => {
    const scripts = gzip(built('embed.js')) + (await longest('subscribe', 'subscribe'))
    console.log(`embed.js + sign-up: ${scripts} B script, ${gzip(await style('subscribe'))} B style`)
    expect(scripts).toBeLessThanOrEqual(2500)
  })

  it('for a sign-up that is asked for a sum, only then: 440 B', ({ expect }) => {
    console.log(`challenge: ${gzip(built('parts/solve.js'))} B`)
    expect(gzip(built('parts/solve.js'))).toBeLessThanOrEqual(440)
    for (const part of ['embed', 'parts/comments', 'parts/subscribe'])
      expect(built(`${part}.js`), part).not.toContain('deriveBits')
  })

  it('for counts: 1.2 kB', ({ expect }) => {
    const scripts = gzip(built('embed.js')) + gzip(built('parts/count.js'))
    console.log(`embed.js + counts: ${scripts} B`)
    expect(scripts).toBeLessThanOrEqual(1229)
  })

  it('holds nothing of the server', ({ expect }) => {
    for (const name of ['embed.js', 'parts/comments.js', 'parts/acts.js', 'parts/subscribe.js']) {
      expect(built(name)).not.toMatch(/hono|valibot|env\.DB/)
    }
  })
})
