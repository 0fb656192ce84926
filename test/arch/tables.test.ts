import { describe, it } from 'vitest'
import { MAY_IMPORT } from './import-table'
import { readSources } from './source'

/** table → the slice that owns it, from the head of each migration. */
const owners = new Map<string, string>()
for (const { path, text } of readSources('migrations', /\.sql$/)) {
  const owner = /^-- owner: (\w+)/.exec(text)?.[1]
  if (!owner) throw new Error(`${path} does not say "-- owner: …" in its first line`)
  for (const [, table] of text.matchAll(/CREATE (?:VIRTUAL )?TABLE (\w+)/g)) owners.set(table!, owner)
}

const queries = readSources('src').filter(
  ({ text }) => text.includes('statement<') || text.includes('= statement('),
)
const named = (text: string, keyword: RegExp) => [...text.matchAll(keyword)].map(([, table]) => table!)

describe('tables', () => {
  it('are read downhill: by their owner and by slices that may import it', ({ expect }) => {
    const wrong = queries.flatMap(({ path, folder, text }) =>
      named(text, /\b(?:FROM|JOIN)\s+(\w+)/g)
        .filter((table) => owners.has(table))
        .filter((table) => owners.get(table) !== folder && !MAY_IMPORT[folder]?.includes(owners.get(table)!))
        .map((table) => `${path} reads ${table}`),
    )
    expect(wrong).toEqual([])
  })

  it('are written by their owner alone', ({ expect }) => {
    const wrong = queries.flatMap(({ path, folder, text }) =>
      named(text, /\b(?:INSERT INTO|INSERT OR \w+ INTO|UPDATE|DELETE FROM)\s+(\w+)/g)
        .filter((table) => owners.has(table) && owners.get(table) !== folder)
        .map((table) => `${path} writes ${table}`),
    )
    expect(wrong).toEqual([])
  })

  it('are all exported, or the test that compiles every statement would not see them', ({ expect }) => {
    const hidden = queries.filter(({ text }) => /^const \w+ = statement\b/m.test(text))
    expect(hidden.map(({ path }) => path)).toEqual([])
  })

  it('stand in the queries of a slice, nowhere else', ({ expect }) => {
    const elsewhere = queries.filter(({ path }) => !/\/(\w+-)?queries\.ts$|\/sql\.ts$/.test(path))
    expect(elsewhere.map(({ path }) => path)).toEqual([])
  })
})
