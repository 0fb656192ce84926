import fc from 'fast-check'
import { describe, it } from 'vitest'
import { cutParts, newcomers, type SentRow, surveyFile } from '../../../src/client/survey-file'

const fileOf = (text: string) => new File([text], 'people.csv')
const partsOf = async (file: File, rowsMax: number, email = 0) => {
  const parts: (readonly SentRow[])[] = []
  for await (const part of cutParts(await surveyFile(file, rowsMax), rowsMax, email)) parts.push(part)
  return parts
}

describe('a survey of a file', () => {
  it('knows its columns, its first rows, how many there are and in how many parts they go', async ({
    expect,
  }) => {
    const lines = Array.from({ length: 12 }, (_, n) => `r${n}@example.org,Ada ${n}\n`)
    const survey = await surveyFile(fileOf(` email ,name\n${lines.join('')}`), 5)
    expect(survey).toMatchObject({ header: ['email', 'name'], rows: 12, parts: [5, 5, 2], encoding: 'utf-8' })
    expect(survey.samples).toHaveLength(5)
    expect(survey.samples[0]).toEqual(['r0@example.org', 'Ada 0'])
  })

  it('finds none in an empty file', async ({ expect }) => {
    for (const text of ['', 'email,name\n'])
      expect(await surveyFile(fileOf(text), 5)).toMatchObject({ rows: 0, parts: [] })
  })

  it('knows the same file again and no other, also where they part after megabytes', async ({ expect }) => {
    const text = `email\n${'reader@example.org\n'.repeat(120_000)}`
    const hash = async (content: string) => (await surveyFile(fileOf(content), 500)).hash
    const first = await hash(text)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await hash(text)).toBe(first)
    expect(await hash(`${text}x`)).not.toBe(first)
    expect(await hash(text.replace(/g\n$/, 'h\n'))).not.toBe(first)
  })

  it('takes 200,000 rows of 10 MB', async ({ expect }) => {
    const line = (n: number) => `reader${n}@example.org,Some Body,2021-02-04 07:55:20,confirmed\n`
    const file = fileOf(
      `email,name,created_at,status\n${Array.from({ length: 200_000 }, (_, n) => line(n)).join('')}`,
    )
    expect(file.size).toBeGreaterThan(10_000_000)
    const { rows, parts } = await surveyFile(file, 500)
    expect(rows).toBe(200_000)
    expect(parts).toHaveLength(400)
  })
})

describe('the parts of a file', () => {
  it('hold its rows in their order, each once, and what the browser knows of a row in its place', async ({
    expect,
  }) => {
    const file = fileOf('name,email\nA,a@x.example\nB,A@X.example \nC,"b"b"\nD,\nE,\nF,f@x.example\n')
    expect(await partsOf(file, 4, 1)).toEqual([
      [['A', 'a@x.example'], 'twice', 'quotes', ['D', '']],
      [
        ['E', ''],
        ['F', 'f@x.example'],
      ],
    ])
  })

  it('are no larger than a request takes', async ({ expect }) => {
    const cell = 'x'.repeat(30_000)
    const parts = await partsOf(
      fileOf(`email,note\n${Array.from({ length: 40 }, (_, n) => `r${n}@x.example,${cell}\n`).join('')}`),
      500,
    )
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.flat()).toHaveLength(40)
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(450_000)
  })

  it('are as many and as long as the survey says, whatever the file', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (lengths, rowsMax) => {
          const file = fileOf(
            `email,note\n${lengths.map((length, n) => `r${n % 9}@x.example,${'y'.repeat(length)}\n`).join('')}`,
          )
          const survey = await surveyFile(file, rowsMax)
          const parts = await partsOf(file, rowsMax)
          expect(parts.map(({ length }) => length)).toEqual(survey.parts)
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('an address that comes twice', () => {
  it('is known among 200,000, and none is taken for another', ({ expect }) => {
    const isNew = newcomers(200_000)
    let first = 0
    for (let n = 0; n < 200_000; n++) if (isNew(`reader${n}@example.org`)) first++
    expect(first).toBe(200_000)
    let again = 0
    for (let n = 0; n < 200_000; n += 7) if (!isNew(`reader${n}@example.org`)) again++
    expect(again).toBe(Math.ceil(200_000 / 7))
  })

  it('is known whatever its letters', ({ expect }) => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 60 }), (addresses) => {
        const isNew = newcomers(addresses.length)
        const seen = new Set<string>()
        const expected = addresses.map((address) => seen.size < seen.add(address).size)
        expect(addresses.map(isNew)).toEqual(expected)
      }),
    )
  })
})
