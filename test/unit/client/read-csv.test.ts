import fc from 'fast-check'
import { describe, it } from 'vitest'
import { encodingOf, readRows, rowReader, UnclosedQuote } from '../../../src/client/read-csv'

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text))
const utf16 = (text: string, big = false, mark = true) => {
  const bytes = new Uint8Array(text.length * 2 + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, !big)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), !big)
  return mark ? bytes : bytes.slice(2)
}
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** All rows of a file, header first, as a page reads it. */
const rowsOfFile = async (bytes: Uint8Array<ArrayBuffer>) => {
  const file = new Blob([bytes])
  const rows: (readonly string[])[] = []
  for await (const some of readRows(file, await encodingOf(file)))
    rows.push(...some.map(({ cells }) => cells))
  return rows
}
const rowsOf = (text: string) => rowReader()(text, true).map(({ cells }) => cells)

const TEXT = 'email,name\r\nömil@example.org,Zoë\r\n'
const ROWS = [
  ['email', 'name'],
  ['ömil@example.org', 'Zoë'],
]

describe('the encoding of a file', () => {
  it.for([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`)],
    ['UTF-16, little end first, with a mark', utf16(TEXT)],
    ['UTF-16, big end first, with a mark', utf16(TEXT, true)],
    ['UTF-16, little end first, without one', utf16(TEXT, false, false)],
    ['UTF-16, big end first, without one', utf16(TEXT, true, false)],
    ['windows-1252', latin(TEXT)],
  ] as const)('is found: %s', async ([, bytes], { expect }) => {
    expect(await rowsOfFile(bytes)).toEqual(ROWS)
  })

  it('knows the marks that only Windows has', async ({ expect }) => {
    expect(await rowsOfFile(Uint8Array.of(0x80, 0x93, 0x94))).toEqual([['€“”']])
  })

  it('takes an empty file and one of zeros without falling over', async ({ expect }) => {
    expect(await rowsOfFile(new Uint8Array())).toEqual([])
    expect((await rowsOfFile(new Uint8Array(50))).length).toBe(1)
  })

  it('is windows-1252 also where the first letter that says so comes a megabyte later', async ({
    expect,
  }) => {
    const line = 'reader@example.org,Some Body\n'
    const bytes = latin(`email,name\n${line.repeat(40_000)}zoe@example.org,Zo\u00eb\n`)
    const rows = await rowsOfFile(bytes)
    expect(rows).toHaveLength(40_002)
    expect(rows.at(-1)).toEqual(['zoe@example.org', 'Zoë'])
  })

  it('keeps letters whole that lie across two pieces, in each encoding', async ({ expect }) => {
    const text = `email,name\n${'ä€😀,ü\n'.repeat(60_000)}`
    for (const bytes of [utf8(text), utf8(`a${text}`), utf16(text), utf16(text, true)]) {
      const rows = await rowsOfFile(bytes)
      expect(rows).toHaveLength(60_001)
      expect(new Set(rows.slice(1).map((cells) => cells.join('|')))).toEqual(new Set(['ä€😀|ü']))
    }
  })
})

describe('the rows of a file', () => {
  it.for([',', ';', '\t', '|'])('are cut at %j', (mark, { expect }) => {
    expect(rowsOf(`email${mark}name\na@b.example${mark}"x${mark}y"\nc@d.example${mark}z\n`)).toEqual([
      ['email', 'name'],
      ['a@b.example', `x${mark}y`],
      ['c@d.example', 'z'],
    ])
  })

  it('may begin with the line by which Excel names the mark', ({ expect }) => {
    expect(rowsOf('sep=;\r\nemail;name\r\na@b.example;x\r\n')).toEqual([
      ['email', 'name'],
      ['a@b.example', 'x'],
    ])
  })

  it('end as on any system, with line breaks inside quotes and empty lines between', ({ expect }) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `email,note${end}a@b.example,"one${end}two"${end}${end} , ${end}c@d.example,x`
      expect(rowsOf(text).slice(1), JSON.stringify(end)).toEqual([
        ['a@b.example', `one${end}two`],
        ['c@d.example', 'x'],
      ])
    }
  })

  it('of one column need no mark at all', ({ expect }) => {
    expect(rowsOf('email\na@b.example\nc@d.example')).toEqual([['email'], ['a@b.example'], ['c@d.example']])
  })

  it('are the same wherever the pieces of a file are cut', ({ expect }) => {
    const cell = fc.constantFrom('', 'x', ' ', '"', '""', 'a,b', 'a;b', 'one\r\ntwo', 'ü', '"," ', "'")
    const row = fc.array(cell, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\r\n', '\n'),
        fc.array(fc.nat({ max: 200 }), { maxLength: 5 }),
        (rows, end, cuts) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
          const head = `email,name,note${end}`
          const body = rows.map((cells) => cells.map(quote).join(',') + end).join('')
          const read = rowReader()
          const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, body.length))])]
          places.sort((a, b) => a - b)
          const got = [
            ...read(head, false),
            ...places.flatMap((from, at) => [...read(body.slice(from, places[at + 1]), false)]),
            ...read('', true),
          ]
          expect(got.every(({ broken }) => !broken)).toBe(true)
          expect(got.map(({ cells }) => cells)).toEqual([
            ['email', 'name', 'note'],
            ...rows.filter((cells) => cells.join('').trim() !== ''),
          ])
        },
      ),
    )
  })

  it('with a quote that is never closed name its line, so that nothing is swallowed', ({ expect }) => {
    const lineOf = (read: () => unknown) => {
      try {
        return read()
      } catch (error) {
        return error instanceof UnclosedQuote ? error.line : error
      }
    }
    expect(lineOf(() => rowsOf('email,name\na@b.example,x\nb@b.example,"y\nc@b.example,z\n'))).toBe(3)
    expect(lineOf(() => rowsOf('email,name\na@b.example,"x"\n').length)).toBe(2)
    // It is said before a whole file has gone into one cell.
    const read = rowReader()
    read('email,name\na@b.example,x\nb@b.example,"y\n', false)
    expect(lineOf(() => read('x,y\n'.repeat(250_001), false))).toBe(3)
  })

  it('with quotes in the wrong place are marked, and the others are taken', ({ expect }) => {
    const rows = rowReader()('email,name\n\na@b.example,"x"y"\nc@d.example,z\n', true)
    expect(rows.filter(({ broken }) => broken).map(({ cells }) => cells[0])).toEqual(['a@b.example'])
    expect(rows.at(-1)).toEqual({ cells: ['c@d.example', 'z'], broken: false })
  })

  it('are none in an empty file', ({ expect }) => {
    expect(rowsOf('')).toEqual([])
    expect(rowsOf('email,name\n')).toEqual([['email', 'name']])
  })
})
