import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, it } from 'vitest'

const gzip = (name: string) => gzipSync(readFileSync(`dist/assets/assets/${name}`), { level: 9 }).length

describe('what the desk loads', () => {
  it('is at most 12 kB of script and 4 kB of style', ({ expect }) => {
    const [script, style] = [gzip('desk.js'), gzip('desk.css')]
    console.log(`desk: ${script} B script, ${style} B style`)
    expect(script).toBeLessThanOrEqual(12_000)
    expect(style).toBeLessThanOrEqual(4000)
  })

  it('is 1.5 kB of style more on pages with figures, steps or mails', ({ expect }) => {
    const style = gzip('desk-pages.css')
    console.log(`single pages: ${style} B style`)
    expect(style).toBeLessThanOrEqual(1536)
  })

  it('is 4 kB of script more at the door and on the account page, for passkeys, and only there', ({
    expect,
  }) => {
    const script = gzip('desk-passkey.js')
    console.log(`passkeys: ${script} B script`)
    expect(script).toBeLessThanOrEqual(4000)
    expect(readFileSync('dist/assets/assets/desk.js', 'utf8')).not.toContain('PublicKeyCredential')
  })

  it('is within the same 12 kB where a file of subscribers comes in: what reads it is loaded once there is one', ({
    expect,
  }) => {
    const [script, reader] = [gzip('desk-import.js'), gzip('survey-file.js')]
    console.log(`import: ${script} B script, ${reader} B more for the file`)
    expect(script).toBeLessThanOrEqual(12_000)
    expect(reader).toBeLessThanOrEqual(12_000)
    const parser = /linebreak|delimitersToGuess/
    expect(readFileSync('dist/assets/assets/survey-file.js', 'utf8')).toMatch(parser)
    expect(readFileSync('dist/assets/assets/desk-import.js', 'utf8')).not.toMatch(parser)
  })

  it('holds nothing of the server', ({ expect }) => {
    expect(readFileSync('dist/assets/assets/desk.js', 'utf8')).not.toMatch(/hono|valibot|env\.DB/)
  })
})
