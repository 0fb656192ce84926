import { describe, it } from 'vitest'
import { decodeFile, readCsv } from '../../../src/client/read-csv'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, big = false, mark = true) => {
  const bytes = new Uint8Array(text.length * 2 + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, !big)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), !big)
  return mark ? bytes : bytes.subarray(2)
}
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

const TEXT = 'email,name\r\nömil@example.org,Zoë\r\n'

describe('the encoding of a file', () => {
  it.for([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`)],
    ['UTF-16, little end first, with a mark', utf16(TEXT)],
    ['UTF-16, big end first, with a mark', utf16(TEXT, true)],
    ['UTF-16, little end first, without one', utf16(TEXT, false, false)],
    ['UTF-16, big end first, without one', utf16(TEXT, true, false)],
    ['windows-1252', latin(TEXT)],
  ] as const)('is found: %s', ([, bytes], { expect }) => {
    expect(decodeFile(bytes)).toBe(TEXT)
  })

  it('knows the marks that only Windows has', ({ expect }) => {
    expect(decodeFile(Uint8Array.of(0x80, 0x93, 0x94))).toBe('€“”')
  })

  it('takes an empty file and one of zeros without falling over', ({ expect }) => {
    expect(decodeFile(new Uint8Array())).toBe('')
    expect(decodeFile(new Uint8Array(50)).length).toBeGreaterThan(0)
  })
})

describe('the rows of a file', () => {
  it.for([',', ';', '\t', '|'])('are cut at %j', (mark, { expect }) => {
    const { header, rows } = readCsv(`email${mark}name\na@b.example${mark}"x${mark}y"\nc@d.example${mark}z\n`)
    expect(header).toEqual(['email', 'name'])
    expect(rows).toEqual([
      ['a@b.example', `x${mark}y`],
      ['c@d.example', 'z'],
    ])
  })

  it('may begin with the line by which Excel names the mark', ({ expect }) => {
    expect(readCsv('sep=;\r\nemail;name\r\na@b.example;x\r\n').rows).toEqual([['a@b.example', 'x']])
  })

  it('end as on any system, with line breaks inside quotes and empty lines between', ({ expect }) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows } = readCsv(`email,note${end}a@b.example,"one${end}two"${end}${end} , ${end}c@d.example,x`)
      expect(rows, JSON.stringify(end)).toEqual([
        ['a@b.example', `one${end}two`],
        ['c@d.example', 'x'],
      ])
    }
  })

  it('of one column need no mark at all', ({ expect }) => {
    expect(readCsv('email\na@b.example\nc@d.example').rows).toEqual([['a@b.example'], ['c@d.example']])
  })

  it('with a quote that is never closed name its line, so that nothing is swallowed', ({ expect }) => {
    const { unclosed } = readCsv('email,name\na@b.example,x\nb@b.example,"y\nc@b.example,z\n')
    expect(unclosed).toBe(3)
    expect(readCsv('email,name\na@b.example,"x"\n').unclosed).toBeUndefined()
  })

  it('with quotes in the wrong place are marked, and the others are taken', ({ expect }) => {
    const { broken, rows } = readCsv('email,name\na@b.example,"x"y"\nc@d.example,z\n')
    expect(broken.size).toBeGreaterThan(0)
    expect(broken.has(rows.findIndex(([email]) => email === 'c@d.example'))).toBe(false)
  })

  it('are none in an empty file', ({ expect }) => {
    expect(readCsv('')).toMatchObject({ header: [], rows: [] })
    expect(readCsv('email,name\n').rows).toEqual([])
  })

  it('are read quickly: 200,000 in a file of 10 MB', ({ expect }) => {
    const line = 'reader@example.org,Some Body,2021-02-04 07:55:20,confirmed\n'
    const text = `email,name,created_at,status\n${line.repeat(200_000)}`
    expect(text.length).toBeGreaterThan(10_000_000)
    expect(readCsv(text).rows).toHaveLength(200_000)
  })
})
