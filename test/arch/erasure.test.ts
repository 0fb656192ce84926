import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { readSources } from './source'

const table = readFileSync('src/erasure.ts', 'utf8')
const named = new Set([
  ...[...table.matchAll(/^ {2,4}(\w+):\s/gm)].map(([, name]) => name!),
  ...[...table.matchAll(/^ {2}'(\w+)',$/gm)].map(([, name]) => name!),
])
const tables = readSources('migrations', /\.sql$/).flatMap(({ text }) =>
  [...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+)/g)].map(([, name]) => name!),
)

describe('the erasure table', () => {
  it('has a line for every table there is: erased with its site, gone with others, or staying for a reason', ({
    expect,
  }) => {
    expect(tables.length).toBeGreaterThan(40)
    // A new table: write a statement into your slice's erase-queries.ts and name it in src/erasure.ts.
    expect(tables.filter((name) => !named.has(name))).toEqual([])
  })

  it('would miss one that stands nowhere', ({ expect }) => {
    expect(named.has('planted')).toBe(false)
    expect([...named]).toEqual(expect.arrayContaining(['votes', 'audit', 'members', 'suppressions']))
  })
})
