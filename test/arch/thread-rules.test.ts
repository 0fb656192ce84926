import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'

const page = readFileSync('docs/reference/thread-rules.md', 'utf8')

interface Row {
  readonly rule: string
  readonly told: string
  readonly proofs: readonly (readonly [file: string, title: string])[]
}

/** `| A1 | … | file “title”; file “title” |`: titles may hold quotes of their own, and end before the next file or the row's end. */
const rows: readonly Row[] = [...page.matchAll(/^\| ([ABVE]-?\d+) \| (.*) \| ((?:`test\/|–).*) \|$/gm)].map(
  ([, rule, told, shown]) => ({
    rule: rule!,
    told: told!,
    proofs: [...shown!.matchAll(/`(test\/[^`]+)` “(.+?)”(?=; `test\/|$)/g)].map(([, file, title]) => [
      file!,
      title!,
    ]),
  }),
)

const span = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${letter}${from + at}`)
const dashed = (letter: string, from: number, to = from) =>
  span('', from, to).map((number) => `${letter}-${number.padStart(2, '0')}`)

describe('the rules of a thread', () => {
  it('stand in the reference, each once and in their order', ({ expect }) => {
    const all = [
      ...span('A', 1, 13),
      ...span('B', 1, 10),
      ...dashed('V', 1, 5),
      ...dashed('V', 10, 26),
      ...dashed('V', 30, 38),
      ...dashed('V', 40, 48),
      ...dashed('V', 50, 56),
      ...dashed('V', 60, 65),
      ...dashed('V', 70, 77),
      ...dashed('V', 80, 82),
      ...dashed('A', 1, 5),
      ...dashed('A', 10, 19),
      ...dashed('A', 21, 24),
      ...dashed('E', 1, 7),
      ...[10, 12, 13, 14, 16].flatMap((rule) => dashed('E', rule)),
      ...dashed('E', 20, 26),
      ...[30, 40, 43, 44, 45, 50].flatMap((rule) => dashed('E', rule)),
    ]
    expect(rows.map(({ rule }) => rule)).toEqual(all)
  })

  it('are each shown by a test that exists under the name the page gives', ({ expect }) => {
    const missing = rows.flatMap(({ rule, proofs }) =>
      proofs
        .filter(([file, title]) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title))
        .map(([file, title]) => `${rule}: ${file} “${title}”`),
    )
    expect(missing).toEqual([])
  })

  it('say so where something is not there, and nowhere else', ({ expect }) => {
    for (const { rule, told, proofs } of rows)
      expect(proofs.length === 0, rule).toBe(told.includes('**not there**'))
  })
})
