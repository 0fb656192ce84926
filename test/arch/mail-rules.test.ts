import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'vitest'

const page = readFileSync('docs/reference/mail-rules.md', 'utf8')

interface Row {
  readonly rule: string
  readonly proofs: readonly (readonly [file: string, title: string])[]
}

/** `| U1 | … | … | file “title” |`, several of them set apart by a semicolon. */
const rows: readonly Row[] = [...page.matchAll(/^\| ([ULAGCFB]\d+) \|.*\| ([^|]+) \|$/gm)].map(
  ([, rule, shown]) => ({
    rule: rule!,
    proofs: [...shown!.matchAll(/`(test\/[^`]+)` “([^”]+(?:“[^”]*”[^”]*)?)”/g)].map(([, file, title]) => [
      file!,
      title!,
    ]),
  }),
)

const upTo = (letter: string, last: number) => Array.from({ length: last }, (_, at) => `${letter}${at + 1}`)

/** What no test of ours can show; the page says why. */
const UNSHOWN = ['G3', 'B7']

describe('the rules of mail', () => {
  it('stand in the reference, each once and in their order', ({ expect }) => {
    const all = [
      ...upTo('U', 14),
      ...upTo('L', 4),
      ...upTo('A', 4),
      ...upTo('G', 6),
      ...upTo('C', 7),
      ...upTo('F', 8),
      ...upTo('B', 8),
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
    const unshown = rows.filter(({ proofs }) => proofs.length === 0).map(({ rule }) => rule)
    expect(unshown).toEqual(UNSHOWN)
  })
})
