import { env } from 'cloudflare:workers'
import { threadIdOf } from '../../src/comments/thread-id'
import { idAt } from '../../src/kernel/id'
import { parsePageUrl } from '../../src/kernel/page-url'
import type { Site } from '../../src/sites/public'
import { aPage } from './a-site'

/** Where crowds get their ids, so that no two of one run meet: years before any clock of a test. */
const blocks = { next: idAt(Date.UTC(2015, 0, 1)) }

interface Crowd {
  readonly first: number
  readonly ids: readonly number[]
  readonly threadId: string
}

/** So many comments on one page that wait (or stand elsewhere), by SQL. Every tenth is a reply to the first. Counters follow by the triggers. */
export async function aCrowd(
  site: Site,
  size: number,
  { status = 0, path = '/crowd', doubts = null as string | null, body = 'Text' } = {},
): Promise<Crowd> {
  const url = parsePageUrl(aPage(site, path))!
  const threadId = await threadIdOf(site.id, url)
  const first = blocks.next
  blocks.next += size + 10
  await env.DB.prepare(
    'INSERT INTO threads (id, site_id, page, created_at) VALUES (?1, ?2, ?3, 0) ON CONFLICT DO NOTHING',
  )
    .bind(threadId, site.id, url.href)
    .run()
  if (size === 0) return { first, ids: [], threadId }
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?4)
     INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, depth, path, status, shown, author_name, author_email, body, html,
       renderer, created_at, doubts)
     SELECT CAST(?3 + i AS INTEGER), ?1, ?2, iif(i > 0 AND i % 10 = 0, CAST(?3 AS INTEGER), NULL),
       iif(i > 0 AND i % 10 = 0, CAST(?3 AS INTEGER), CAST(?3 + i AS INTEGER)), iif(i > 0 AND i % 10 = 0, 1, 0),
       iif(i > 0 AND i % 10 = 0, printf('%011d', i), ''), ?5, ?5 = 1, 'Bo ' || i, 'b' || i || '@x.example', ?7, '<p>Text</p>', 1, 0, ?6
     FROM n`,
  )
    .bind(site.id, threadId, first, size, status, doubts, body)
    .run()
  return { first, ids: Array.from({ length: size }, (_, at) => first + at), threadId }
}

/** How many of a site's comments stand where: by the number of the state. */
export async function tally(site: Site): Promise<Record<number, number>> {
  const { results } = await env.DB.prepare(
    'SELECT status, count(*) AS count FROM comments WHERE site_id = ?1 GROUP BY status',
  )
    .bind(site.id)
    .all<{ status: number; count: number }>()
  return Object.fromEntries(results.map(({ status, count }) => [status, count]))
}

/** What a thread's counters and `shown` should be, counted anew: for tests that say they are. */
export async function miscounted(site: Site): Promise<readonly unknown[]> {
  const { results } = await env.DB.prepare(
    `SELECT t.id, t.published, t.held,
       (SELECT count(*) FROM comments c WHERE c.thread_id = t.id AND c.status = 1) AS right_published,
       (SELECT count(*) FROM comments c WHERE c.thread_id = t.id AND c.status = 0) AS right_held,
       (SELECT count(*) FROM comments c WHERE c.thread_id = t.id AND c.depth = 0 AND c.replies <>
         (SELECT count(*) FROM comments r WHERE r.root_id = c.id AND r.depth > 0 AND r.status = 1)) AS wrong_replies,
       (SELECT count(*) FROM comments c WHERE c.thread_id = t.id AND c.shown <> (c.status = 1 OR (c.depth = 0 AND c.replies > 0))) AS wrong_shown
     FROM threads t WHERE t.site_id = ?1`,
  )
    .bind(site.id)
    .all<Record<string, number>>()
  return results.filter(
    (row) =>
      row.published !== row.right_published ||
      row.held !== row.right_held ||
      row.wrong_replies !== 0 ||
      row.wrong_shown !== 0,
  )
}
