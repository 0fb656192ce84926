import { env } from 'cloudflare:workers'
import { threadIdOf } from '../../src/comments/thread-id'
import { parsePageUrl } from '../../src/kernel/page-url'
import type { Site } from '../../src/sites/public'
import { moveOn } from '../../src/threads/move-on'
import { movePage } from '../../src/threads/move-page'
import { aPage } from './a-site'
import { type TestCtx, testContext } from './test-context'

export const urlOf = (site: Site, path: string) => parsePageUrl(aPage(site, path))!
export const threadAt = (site: Site, path: string): Promise<string> => threadIdOf(site.id, urlOf(site, path))

/** The steps of a site's move that wait, as the queue would do them, each once. @returns how many there were */
export async function runSteps(site: Site, ctx: TestCtx): Promise<number> {
  const jobs = await env.DB.prepare(
    "SELECT id, payload FROM jobs WHERE kind = 'threads.move-on' AND payload ->> 'siteId' = ?1 ORDER BY id",
  )
    .bind(site.id)
    .all<{ id: number; payload: string }>()
  for (const { id, payload } of jobs.results) {
    await moveOn(ctx, JSON.parse(payload))
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
  }
  return jobs.results.length
}

/** Until nothing of a move is left to do. Fails loudly if it never ends. */
export async function settleMoves(site: Site, ctx: TestCtx = testContext()): Promise<void> {
  for (let round = 0; round < 300; round++) if ((await runSteps(site, ctx)) === 0) return
  throw new Error('a move did not come to its end in 300 rounds')
}

/** Moves one page to another to the end. @returns the move */
export async function aPageMove(
  site: Site,
  from: string,
  to: string,
  ctx: TestCtx = testContext(),
): Promise<number> {
  const { moveId } = await movePage(ctx, site, 7, await threadAt(site, from), urlOf(site, to))
  await settleMoves(site, ctx)
  return moveId
}

interface Counts {
  readonly id: string
  readonly published: number
  readonly held: number
}

const all = async <Row>(sql: string, site: Site) =>
  (await env.DB.prepare(sql).bind(site.id).all<Row>()).results

/** Counters of every thread and root, as they are kept and as they are counted anew. */
export async function recount(site: Site) {
  const kept = await all<Counts>(
    'SELECT id, published, held FROM threads WHERE site_id = ?1 ORDER BY id',
    site,
  )
  const counted = await all<Counts>(
    `SELECT t.id, count(CASE c.status WHEN 1 THEN 1 END) AS published, count(CASE c.status WHEN 0 THEN 1 END) AS held
     FROM threads t LEFT JOIN comments c ON c.thread_id = t.id WHERE t.site_id = ?1 GROUP BY t.id ORDER BY t.id`,
    site,
  )
  const replies = await all<{ id: number; kept: number; counted: number }>(
    `SELECT r.id, r.replies AS kept, (SELECT count(*) FROM comments c WHERE c.root_id = r.id AND c.depth > 0 AND c.status = 1) AS counted
     FROM comments r WHERE r.site_id = ?1 AND r.depth = 0`,
    site,
  )
  return { kept, counted, replies }
}

interface Placed {
  readonly id: number
  readonly parent_id: number | null
  readonly root_id: number
  readonly depth: number
  readonly path: string
  readonly thread_id: string
  readonly shown: number
  readonly status: number
}

/** What is wrong with the places of a site's comments; nothing where every one stands where its parent says. */
export async function wrongPlaces(site: Site): Promise<string[]> {
  const rows = await all<Placed>('SELECT * FROM comments WHERE site_id = ?1', site)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return rows.flatMap((row) => {
    const wrong: string[] = []
    const parent = row.parent_id === null ? undefined : byId.get(row.parent_id)
    if (!parent && (row.depth !== 0 || row.path !== '' || row.root_id !== row.id))
      wrong.push('a root that is none')
    if (parent) {
      if (row.root_id !== parent.root_id) wrong.push('not below its parent’s root')
      if (row.thread_id !== parent.thread_id) wrong.push('in another thread than its parent')
      if (row.depth !== Math.min(6, parent.depth + 1)) wrong.push(`depth ${row.depth} below ${parent.depth}`)
      if (!row.path.startsWith(parent.path.slice(0, 55))) wrong.push('a path apart from its parent’s')
    }
    const above = rows.some(
      (other) =>
        other.status === 1 &&
        other.id !== row.id &&
        (row.depth === 0
          ? other.root_id === row.id
          : other.root_id === row.root_id && other.path.startsWith(row.path)),
    )
    if (row.shown !== (row.status === 1 || above ? 1 : 0))
      wrong.push(`shown ${row.shown} with status ${row.status}`)
    return wrong.map((what) => `${row.id}: ${what}`)
  })
}
