import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, inject, it } from 'vitest'
import type {} from '../support/upload'

/** What `wrangler deploy` would upload: the script and the words of all languages. */
const upload = () =>
  readdirSync(inject('upload'))
    .filter((name) => !/\.map$|^README/.test(name))
    .map((name) => readFileSync(join(inject('upload'), name)))

describe('what is deployed', () => {
  it('is at most 500 kB gzip, and holds nothing of tests or tools', ({ expect }) => {
    const files = upload()
    const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0)
    console.log(`Worker: ${bytes} B gzip`)
    expect(bytes).toBeLessThanOrEqual(500_000)
    expect(files).toHaveLength(2)
    const text = files.map(String).join('\n')
    const holds = (what: RegExp) => what.test(text)
    // A yes or no: the text itself would fill the report.
    expect(holds(/from ["'](vitest|playwright|miniflare|axe-core|smtp-server)/)).toBe(false)
    expect(holds(/0123456789abcdef0123456789abcdef/)).toBe(false)
    // The alias for the named characters of postal-mime holds (wrangler.toml); markdown-it packs its own, without ampersands.
    expect(holds(/&Eacute;/)).toBe(false)
    // So do those for makers' certificates, whose text would begin with MII, and for kinds of files.
    expect(holds(/BEGIN CERTIFICATE-+[\s\\n]*MII|safetynet\.|application\/vnd\.ms-excel/)).toBe(false)
    // And those for vocabularies of feeds.
    expect(holds(/prismstandard|search\.yahoo\.com\/mrss/)).toBe(false)
  })
})

describe('what host pages load', () => {
  it('has nothing of the server in it', ({ expect }) => {
    for (const name of readdirSync('dist/assets', { recursive: true }) as string[]) {
      if (!name.endsWith('.js')) continue
      const text = readFileSync(`dist/assets/${name}`, 'utf8')
      expect(text, name).not.toMatch(/hono|valibot|SELECT .* FROM|INSERT INTO|SIGNING_KEYS/)
    }
  })
})
