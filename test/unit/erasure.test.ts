import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { GO_WITH_OTHERS, SITE_TABLES, STAY } from '../../src/erasure'
import { findSite } from '../../src/sites/public'
import { deleteSite, eraseSite, findOwnedSite, GRACE_MS } from '../../src/team/public'
import { ErasureDue } from '../../src/team/schema'
import { aComment } from '../support/a-comment'
import { aFullSite, type FullSite } from '../support/a-full-site'
import { aSite } from '../support/a-site'

const ERASED = [
  'comments',
  ...Object.keys(SITE_TABLES.ofComments),
  ...Object.keys(SITE_TABLES.ofSite),
  ...Object.keys(SITE_TABLES.walked),
]

/** Rows of each table that hold one of the words. */
async function holding(words: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  ).all<{ name: string }>()
  const found: Record<string, number> = {}
  for (const { name } of results) {
    const rows = (await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results
    const count = rows.filter((row) => words.some((word) => JSON.stringify(row).includes(word))).length
    if (count > 0) found[name] = count
  }
  return found
}

const rowsOf = async (table: string) =>
  (await env.DB.prepare(`SELECT * FROM "${table}"`).all()).results.length

async function wished({ site, owner, ctx }: FullSite) {
  await deleteSite(ctx, await findOwnedSite(ctx, site.id, owner.personId), owner.personId, site.name)
  ctx.sleep(GRACE_MS)
}

const nextPart = async (siteId: string) => {
  const job = await env.DB.prepare(
    "SELECT id, payload FROM jobs WHERE kind = 'team.erase-site' AND payload LIKE ?1 ORDER BY id DESC LIMIT 1",
  )
    .bind(`%${siteId}%`)
    .first<{ id: number; payload: string }>()
  return job && { id: job.id, due: v.parse(ErasureDue, JSON.parse(job.payload)) }
}

/** Does the job and those it leaves, as the queue would. @returns how many there were */
async function run({ site, ctx }: FullSite, { twice = false } = {}): Promise<number> {
  for (let parts = 0; parts < 50; parts++) {
    const part = await nextPart(site.id)
    if (!part) return parts
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(part.id).run()
    await eraseSite(ctx, part.due, SITE_TABLES)
    if (twice) await eraseSite(ctx, part.due, SITE_TABLES)
  }
  throw new Error('it never ends')
}

describe('a site that is deleted', () => {
  it('leaves nothing of itself or its readers in any table, but what stays for a reason', async ({
    expect,
  }) => {
    const full = await aFullSite()
    const other = await aSite()
    await aComment(other)
    const before = await holding(full.traces)
    const unfilled = ERASED.filter((table) => !(table in before))
    // These hold numbers alone: what they lose is counted below.
    expect(unfilled.sort()).toEqual(['import_chunks', 'notices', 'reports', 'votes'])
    const numbers = await Promise.all(unfilled.map(rowsOf))
    const { n } = (await env.SEARCH.prepare('SELECT count(*) AS n FROM pages WHERE site_id = ?1')
      .bind(full.site.id)
      .first<{ n: number }>())!
    expect(n).toBe(1)
    await wished(full)
    await run(full)
    const left = await holding(full.traces)
    expect(Object.keys(left).filter((table) => !(table in STAY) && table !== 'audit')).toEqual([])
    expect(await Promise.all(unfilled.map(rowsOf))).toEqual(numbers.map((count) => count - 1))
    const { results } = await env.DB.prepare('SELECT site_id, actor, action FROM audit WHERE subject = ?1')
      .bind(`site:${full.site.id}`)
      .all()
    expect(results).toEqual([{ site_id: '*', actor: 'system', action: 'site.erase' }])
    const found = await env.SEARCH.prepare('SELECT rowid FROM comment_index WHERE comment_index MATCH ?1')
      .bind(full.traces[0]!)
      .all()
    expect(found.results).toEqual([])
    const pages = await env.SEARCH.prepare('SELECT * FROM pages WHERE site_id = ?1').bind(full.site.id).all()
    expect(pages.results).toEqual([])
    expect(full.ctx.purged).toContain(`site-${full.site.id}`)
    expect(await full.ctx.db.first(findSite(other.id))).toBeDefined()
    expect((await holding([other.id])).comments).toBe(1)
  })

  it('is erased the same where every part runs twice, as a queue may have it', async ({ expect }) => {
    const full = await aFullSite()
    await wished(full)
    await run(full, { twice: true })
    const left = await holding(full.traces)
    expect(Object.keys(left).filter((table) => !(table in STAY) && table !== 'audit')).toEqual([])
  })

  it('asks no more of the database at once than a free plan gives, however much there is', async ({
    expect,
  }) => {
    const full = await aFullSite()
    const { site, ctx } = full
    await env.DB.prepare(
      `INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
       SELECT 900000000000000 + i, ?1, 'big' || ?1, 900000000000000 + i, 0, '', i % 4, 1, 'A', 'b', 'b', 1, 1 FROM n`,
    )
      .bind(site.id)
      .run()
    await wished(full)
    let most = 0
    for (;;) {
      const part = await nextPart(site.id)
      if (!part) break
      await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(part.id).run()
      const before = ctx.db.usage.queries
      await eraseSite(ctx, part.due, SITE_TABLES)
      most = Math.max(most, ctx.db.usage.queries - before)
    }
    expect(most).toBeLessThanOrEqual(50)
    const left = await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE site_id = ?1')
      .bind(site.id)
      .first('n')
    expect(left).toBe(0)
  })

  it('keeps its log for as long as it is there: no other way deletes a line', async ({ expect }) => {
    const { site, owner, ctx } = await aFullSite()
    const wipe = () => env.DB.prepare('DELETE FROM audit WHERE site_id = ?1').bind(site.id).run()
    await expect(wipe()).rejects.toThrow('append-only')
    await deleteSite(ctx, await findOwnedSite(ctx, site.id, owner.personId), owner.personId, site.name)
    await expect(wipe()).rejects.toThrow('append-only')
  })
})

describe('the erasure table', () => {
  it('names each table once, and none that is not there', async ({ expect }) => {
    const named = [...ERASED, ...GO_WITH_OTHERS, ...Object.keys(STAY)]
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([])
    const there = "SELECT name FROM sqlite_master WHERE type = 'table'"
    const both = [env.DB, env.SEARCH].map((db) => db.prepare(there).all<{ name: string }>())
    const tables = new Set(
      (await Promise.all(both)).flatMap(({ results }) => results.map(({ name }) => name)),
    )
    expect(named.filter((name) => !tables.has(name))).toEqual([])
  })

  it('erases every table that names a site, unless it says why not', async ({ expect }) => {
    const { results } = await env.DB.prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%site_id %'",
    ).all<{ name: string }>()
    expect(results.length).toBeGreaterThan(20)
    const known = new Set([...ERASED, ...GO_WITH_OTHERS, ...Object.keys(STAY)])
    expect(results.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  })
})
