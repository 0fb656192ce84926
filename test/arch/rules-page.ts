import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'

/** A row of a page that says what is promised, and by which tests it is shown. */
export interface RuleRow {
  readonly rule: string
  readonly told: string
  readonly proofs: readonly (readonly [file: string, title: string])[]
}

/**
 * `| A1 | … | file “title”; file “title” |`: titles may hold quotes of their own, and end before the next file or the row's end.
 * @param rule what a rule is called, as the source of a regular expression
 */
export const rulesOf = (page: string, rule: string): readonly RuleRow[] =>
  [
    ...readFileSync(page, 'utf8').matchAll(
      new RegExp(`^\\| (${rule}) \\| (.*) \\| ((?:\`test\\/|–).*) \\|$`, 'gm'),
    ),
  ].map(([, name, told, shown]) => ({
    rule: name!,
    told: told!,
    proofs: [...shown!.matchAll(/`(test\/[^`]+)` “(.+?)”(?=; `test\/|$)/g)].map(([, file, title]) => [
      file!,
      title!,
    ]),
  }))

/** Proofs that are no test any more, or none under that name. */
export const missingProofs = (rows: readonly RuleRow[]): readonly string[] =>
  rows.flatMap(({ rule, proofs }) =>
    proofs
      .filter(([file, title]) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title))
      .map(([file, title]) => `${rule}: ${file} “${title}”`),
  )

/** `V-01`, `V-02` … */
export const dashed = (letter: string, from: number, to = from): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${letter}-${String(from + at).padStart(2, '0')}`)

/** `A1`, `A2` … */
export const upTo = (letter: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, at) => `${letter}${at + 1}`)

/**
 * Holds a page to its rules: each once and in order, each with tests that exist, or said not to be there.
 * @param title the name of the suite
 * @param all what the rules are called
 */
export function holdToRules(title: string, rows: readonly RuleRow[], all: readonly string[]): void {
  describe(title, () => {
    it('stand in the reference, each once and in their order', ({ expect }) => {
      expect(rows.map(({ rule }) => rule)).toEqual(all)
    })

    it('are each shown by a test that exists under the name the page gives', ({ expect }) => {
      expect(missingProofs(rows)).toEqual([])
    })

    it('say so where something is not there, and nowhere else', ({ expect }) => {
      for (const { rule, told, proofs } of rows)
        expect(proofs.length === 0, rule).toBe(told.includes('**not there**'))
    })
  })
}
