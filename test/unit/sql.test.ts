import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'

interface Named {
  readonly statementName: string
  readonly sql: string
}

/** Every statement of the product, compiled as a set. A new query is covered before its first test is written. */
const statements: Named[] = Object.values(
  import.meta.glob<Record<string, unknown>>('../../src/**/*queries.ts', { eager: true }),
).flatMap(statementsIn)

/** What a file exports, or a table of statements in it. */
function statementsIn(value: unknown): Named[] {
  if (typeof value === 'function' && 'statementName' in value) return [value as unknown as Named]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(statementsIn) : []
}

/** Tables that stay short, and why: a scan of these reads what is under way, not what was ever written. */
const MAY_SCAN = new Set([
  'api_tokens', // twenty a site at most
  'invitations', // who was asked and has not answered; gone a month after their end
  'jobs', // finished jobs are deleted, hopeless ones moved out
  'kept_mail', // the outbox of a development computer
  'sessions', // one row per signed-in browser of the team; ended ones are deleted nightly
  'site_deletions', // sites that somebody deletes at this moment
  'sign_in_links', // gone a week after their end
  'spent_challenges', // gone five minutes after they were answered, by the next night
  'wanted', // json_each over the caller's own list
])

/** What a statement itself has gathered, bounded, before it goes on. */
const MATERIALISED = new Set(['CONSTANT', 'page', 'focus', 'root', 'before', 'first'])

/** The index has a database of its own, where also stands what was erased; everything else is in the main one. */
const databaseOf = ({ statementName }: Named) =>
  /^(search\.|audit\.erased-)/.test(statementName) ? env.SEARCH : env.DB

async function explain(named: Named): Promise<string[]> {
  const { sql } = named
  const holes = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, at]) => Number(at)))
  const { results } = await databaseOf(named)
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array.from({ length: holes }, () => null))
    .all<{ detail: string }>()
  return results.map(({ detail }) => detail)
}

/** Steps that walk a whole table or index. A materialised page or a JSON list of our own is no table. */
const scans = (plan: readonly string[]) =>
  plan.filter((step) => {
    // FTS5 calls everything a scan; this is one by a MATCH, or by the rowid.
    if (/VIRTUAL TABLE INDEX \d+:(M\d|=)/.test(step)) return false
    const walked = /^SCAN (\w+)/.exec(step)?.[1]
    return walked !== undefined && !MATERIALISED.has(walked) && !MAY_SCAN.has(walked)
  })

describe('every SQL statement', () => {
  it('has a name of its own, of its slice', ({ expect }) => {
    const names = statements.map(({ statementName }) => statementName)
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(names.filter((name) => !/^[a-z]+\.[a-z-]+$/.test(name))).toEqual([])
  })

  it.for(statements.map((statement) => [statement.statementName, statement] as const))(
    '%s compiles and walks no table',
    async ([, statement], { expect }) => {
      expect(scans(await explain(statement))).toEqual([])
    },
  )

  it('leaves the case of letters to the kernel: to SQLite, Ä and ä are two', ({ expect }) => {
    const folds = /\b(?:lower|upper)\s*\(|\bcollate\s+nocase\b/i
    expect(statements.filter(({ sql }) => folds.test(sql)).map((one) => one.statementName)).toEqual([])
    expect('WHERE lower(email) = ?1').toMatch(folds)
  })

  it('would be caught if it scanned', async ({ expect }) => {
    const planted = { statementName: 'planted', sql: 'SELECT id FROM comments WHERE author_name = ?1' }
    expect(scans(await explain(planted))).toEqual(['SCAN comments'])
  })

  it('would be caught if it walked the index', async ({ expect }) => {
    const planted = { statementName: 'search.planted', sql: 'SELECT rowid FROM comment_index' }
    expect(scans(await explain(planted))).toEqual(['SCAN comment_index VIRTUAL TABLE INDEX 0:'])
  })

  it('sorts nothing that an index could give in order', async ({ expect }) => {
    const sorted: string[] = []
    for (const statement of statements) {
      const plan = await explain(statement)
      if (plan.some((step) => step.includes('USE TEMP B-TREE FOR ORDER BY')))
        sorted.push(statement.statementName)
    }
    // The first sort their own page of at most 51 roots again, which is already in order; the next the five hundred ids of a page that it merges
    // in two steps; the last finds the median of a day, at night.
    const mayLook = /^(comments\.list-roots|comments\.list-for-export$|moderation\.sum-up-day$)/
    expect(sorted.filter((name) => !mayLook.test(name))).toEqual([])
  })
})
