import { env } from 'cloudflare:workers'
import { threadIdOf } from '../../src/comments/thread-id'
import { parsePageUrl } from '../../src/kernel/page-url'
import type { Site } from '../../src/sites/public'
import { aPage } from './a-site'

export interface LargeThread {
  readonly page: string
  readonly threadId: string
  /** A root with `hotReplies` replies, the newest root of all. */
  readonly hotRoot: number
}

/** Where bulk rows get their ids, so that two threads of one run never meet. */
const blocks = { next: 1_000_000_000 }

/**
 * Fills a thread by SQL: `size` published comments, a tenth of them roots, the newest root with `hotReplies` replies and the highest score, and every
 * other one with its share of the rest.
 */
export async function aLargeThread(
  site: Site,
  size: number,
  hotReplies: number,
  path = `/large/${size}`,
): Promise<LargeThread> {
  const page = aPage(site, path)
  const url = parsePageUrl(page)!
  const threadId = await threadIdOf(site.id, url)
  const roots = Math.max(1, Math.floor(size / 10))
  const first = blocks.next
  blocks.next += size + 10
  const hotRoot = first + roots - 1
  const insert = `INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, depth, path, status, shown, author_name, body,
    html, renderer, created_at)`
  const count = (rows: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${rows})`
  const reply = (id: string, root: string) =>
    `SELECT ${id}, ?1, ?2, ${root}, ${root}, 1, printf('%011d', ${id}), 1, 1, 'Ben', 'r', '<p>A reply.</p>', 1, i FROM n`
  await env.DB.prepare('INSERT INTO threads (id, site_id, page, created_at) VALUES (?1, ?2, ?3, 0)')
    .bind(threadId, site.id, url.href)
    .run()
  await env.DB.prepare(
    `${count(roots)} ${insert} SELECT ${first} + i, ?1, ?2, NULL, ${first} + i, 0, '', 1, 1, 'Ada', 'b', '<p>A comment.</p>', 1, i FROM n`,
  )
    .bind(site.id, threadId)
    .run()
  if (hotReplies > 0) {
    await env.DB.prepare(`${count(hotReplies)} ${insert} ${reply(`${first + roots} + i`, String(hotRoot))}`)
      .bind(site.id, threadId)
      .run()
  }
  const others = size - roots - hotReplies
  if (others > 0) {
    await env.DB.prepare(
      `${count(others)} ${insert} ${reply(`${first + roots + hotReplies} + i`, `(${first} + i % ${Math.max(1, roots - 1)})`)}`,
    )
      .bind(site.id, threadId)
      .run()
  }
  // Votes as they fall: most comments have none or one, few have many. The hot root is the highest.
  await env.DB.prepare(
    `UPDATE comments SET score = CASE WHEN id = ?2 THEN 1000000 WHEN id % 3 = 0 THEN 0 WHEN id % 97 = 0 THEN id % 500 ELSE 1 END
     WHERE thread_id = ?1 AND depth = 0`,
  )
    .bind(threadId, hotRoot)
    .run()
  return { page, threadId, hotRoot }
}
