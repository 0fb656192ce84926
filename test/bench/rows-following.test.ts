import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { sendDigests } from '../../src/following/send-digests'
import { tellAtOnce } from '../../src/following/tell-at-once'
import type { Site } from '../../src/sites/public'
import { aComment } from '../support/a-comment'
import { announced, jobsOf, newsOf } from '../support/a-follower'
import { aSite } from '../support/a-site'
import { newsContext } from '../support/a-subscriber'
import type { TestCtx } from '../support/test-context'

/** Rows of one mail, of the budget for bulk mail. What is read once for a page of readers is shared among them. */
const WRITTEN = 3
const READ = 6

const threadOf = (id: number) =>
  env.DB.prepare('SELECT thread_id FROM comments WHERE id = ?1').bind(id).first<string>('thread_id')

/** So many who follow a thread, as a year of confirming would have left them. */
async function aCrowd(site: Site, threadId: string, size: number, slot: number | null): Promise<number> {
  const first = 1_000_000 + Math.floor(Math.random() * 1e9) * 100_000
  const frequency = slot === null ? 'now' : 'hourly'
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 - 1)
       INSERT INTO followers (id, site_id, email, email_key, locale, confirmed_at, frequency, slot, created_at)
       SELECT ?1 + i, ?3, 'reader' || i || '@' || ?3 || '.example', ?3 || i, 'en', 1, ?4, ?5, 1 FROM n`,
    ).bind(first, size, site.id, frequency, slot),
    env.DB.prepare(
      `INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at)
       SELECT ?2, 0, id, (SELECT coalesce(max(seq), 0) FROM follow_news), 1 FROM followers WHERE site_id = ?1`,
    ).bind(site.id, threadId),
  ])
  return first
}

/** What a page of twenty shares, by mail. */
const SHARED = 0.6
/** The transport keeps each mail in a table of its own, which is the development outbox and no cost of ours. */
const KEPT = 1

async function tellEverybody(site: Site, ctx: TestCtx): Promise<number> {
  let jobs = 0
  for (;;) {
    const [job] = await jobsOf(site, 'following.tell-at-once')
    if (!job) return jobs
    await tellAtOnce(ctx, JSON.parse(job.payload))
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job.id).run()
    jobs++
  }
}

const mailsOf = (site: Site) =>
  env.DB.prepare(
    "SELECT count(*) AS n FROM mail_log WHERE site_id = ?1 AND kind = 'following.news' AND state = 'sent'",
  )
    .bind(site.id)
    .first<number>('n')

describe('a comment where many follow', () => {
  it('is announced in the same few rows whether ten follow or 10,000', async ({ expect }) => {
    const rows = []
    for (const size of [10, 10_000]) {
      const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
      const root = await aComment(site, {}, { ctx })
      await aCrowd(site, (await threadOf(root.id))!, size, null)
      const { id } = await aComment(site, { name: 'Bob' }, { ctx })
      const before = { ...ctx.db.usage }
      await announced(site, ctx, id)
      rows.push([
        ctx.db.usage.rowsRead - before.rowsRead,
        ctx.db.usage.rowsWritten - before.rowsWritten,
        ctx.db.usage.queries - before.queries,
      ])
      expect(await newsOf(site)).toHaveLength(1)
    }
    console.log('announcing, rows read, written, queries (10 and 10,000 follow):', JSON.stringify(rows))
    expect(rows[0]!.slice(1)).toEqual(rows[1]!.slice(1))
    expect(rows[1]![0]).toBeLessThanOrEqual(12)
    expect(rows[1]![1]).toBeLessThanOrEqual(8)
  })

  it('reaches 10,000 by pages of a keyset: each once, no query for one that is shared, ≤ 3 rows written and ≤ 6 read a mail', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const root = await aComment(site, {}, { ctx })
    const size = 200
    await aCrowd(site, (await threadOf(root.id))!, 10_000, null)
    // 9,800 of them know it already, as after a run that was interrupted: they cost nothing but being passed by.
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await announced(site, ctx, id)
    await env.DB.prepare(
      `UPDATE follows SET told = (SELECT max(seq) FROM follow_news) WHERE follower_id NOT IN
         (SELECT id FROM followers WHERE site_id = ?1 ORDER BY id LIMIT ?2) AND thread_id = ?3`,
    )
      .bind(site.id, size, await threadOf(root.id))
      .run()
    const [job] = await jobsOf(site, 'following.tell-at-once')
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job!.id).run()
    const before = { ...ctx.db.usage }
    await tellAtOnce(ctx, JSON.parse(job!.payload))
    const [read, written, queries] = [
      (ctx.db.usage.rowsRead - before.rowsRead) / 20 - KEPT,
      (ctx.db.usage.rowsWritten - before.rowsWritten) / 20 - KEPT,
      (ctx.db.usage.queries - before.queries) / 20,
    ]
    console.log(`at once, per mail: ${read} rows read, ${written} written, ${queries} queries`)
    expect(await mailsOf(site)).toBe(20)
    expect(read).toBeLessThanOrEqual(READ)
    expect(written).toBeLessThanOrEqual(WRITTEN + SHARED)
    const jobs = await tellEverybody(site, ctx)
    expect(jobs).toBeLessThanOrEqual(size / 20)
    expect(await mailsOf(site)).toBe(size)
  })

  it('costs as little in a digest, and almost nothing where there is no news', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const root = await aComment(site, {}, { ctx })
    // A slot that is no hour of the day: nobody else's readers stand in it.
    const slot = 100 + Math.floor(Math.random() * 1e6)
    const first = await aCrowd(site, (await threadOf(root.id))!, 20, slot)
    const run = async () => {
      const before = { ...ctx.db.usage }
      await sendDigests(ctx, { slot, startId: ctx.newId(), after: first - 1 })
      return [
        (ctx.db.usage.rowsRead - before.rowsRead) / 20,
        (ctx.db.usage.rowsWritten - before.rowsWritten) / 20,
      ] as const
    }
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await announced(site, ctx, id)
    const [read, written] = await run()
    console.log(`digest, per mail: ${read - KEPT} rows read, ${written - KEPT} written`)
    expect(await mailsOf(site)).toBe(20)
    expect(read - KEPT).toBeLessThanOrEqual(READ)
    expect(written - KEPT).toBeLessThanOrEqual(WRITTEN + SHARED)
    const [idleRead, idleWritten] = await run()
    console.log(`digest without news, per reader: ${idleRead} rows read, ${idleWritten} written`)
    expect(idleRead).toBeLessThanOrEqual(4)
    expect(idleWritten).toBeLessThanOrEqual(0.2)
  })
})
