import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { deleteOwnComment } from '../../../../src/comments/own/delete-own-comment'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { indexComments } from '../../../../src/comments/public'
import { applyAction, applyBulkAction, undoAction } from '../../../../src/moderation/public'
import { findDocuments } from '../../../../src/search/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { dropIndexJobs, indexSite } from '../../../support/index-site'
import { testContext } from '../../../support/test-context'

const find = (site: Site, words: string, status = '') =>
  findDocuments(
    testContext(),
    { siteId: site.id, words, author: '', page: '', status },
    { before: Number.MAX_SAFE_INTEGER, limit: 50 },
  )

/** What the jobs of a site would bring into the index: the ids each of them names. */
const jobsOf = async (site: Site) =>
  (
    await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind IN ('comments.index', 'comments.tell-moderators') AND payload LIKE ?1 ORDER BY id",
    )
      .bind(`%"${site.id}"%`)
      .all<{ payload: string }>()
  ).results.map(({ payload }) => {
    // What waits is indexed by the job that tells the moderators (src/jobs.ts).
    const { ids, commentId } = JSON.parse(payload) as { ids?: number[]; commentId: number }
    return ids ?? [commentId]
  })

describe('indexComments', () => {
  it('makes words, author and page findable', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'About lanterns.', name: 'Grace', title: 'Old streets' })
    await indexSite(site)
    for (const words of ['lanterns', 'grace', 'streets', `"${aPage(site)}"`]) {
      expect(await find(site, words), words).toEqual([id])
    }
  })

  it('knows no mail address and no website', async ({ expect }) => {
    const site = await aSite()
    await aComment(site, { email: 'hidden@secret.example', url: 'homepage.example' })
    await indexSite(site)
    for (const words of ['hidden', 'secret', 'homepage']) expect(await find(site, words), words).toEqual([])
  })

  it('follows the state', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    expect(await find(site, 'lantern', 'held')).toEqual([id])
    await applyAction(testContext(), site, personId, id, { action: 'spam', revision: 1, from: 'held' })
    await indexSite(site)
    expect(await find(site, 'lantern', 'held')).toEqual([])
    expect(await find(site, 'lantern', 'spam')).toEqual([id])
  })

  it('follows the words', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    await env.DB.prepare("UPDATE comments SET body = 'candle', revision = 2 WHERE id = ?1").bind(id).run()
    await indexSite(site)
    expect(await find(site, 'lantern')).toEqual([])
    expect(await find(site, 'candle')).toEqual([id])
  })

  it('changes nothing the second time', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    await indexSite(site)
    expect(await find(site, 'lantern')).toEqual([id])
  })

  it('takes out what is no more', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    await env.DB.prepare('DELETE FROM comments WHERE id = ?1').bind(id).run()
    await indexComments(testContext(), { siteId: site.id, ids: [id] })
    expect(await find(site, 'lantern')).toEqual([])
  })

  it('sees a change that falls between its reading and its writing', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    const ctx = testContext()
    const search = {
      ...ctx.search,
      batch: (async (queries: Parameters<typeof ctx.search.batch>[0]) => {
        await env.DB.prepare('UPDATE comments SET status = 3 WHERE id = ?1').bind(id).run()
        return ctx.search.batch(queries)
      }) as typeof ctx.search.batch,
    }
    await indexComments({ ...ctx, search }, { siteId: site.id, ids: [id] })
    expect(await find(site, 'lantern', 'held')).toEqual([])
    expect(await find(site, 'lantern', 'spam')).toEqual([id])
  })

  it('brings a hundred in one go', async ({ expect }) => {
    const site = await aSite()
    const ids: number[] = []
    for (let at = 0; at < 100; at++) ids.push((await aComment(site, { body: `lantern ${at}` })).id)
    await dropIndexJobs(site)
    const ctx = testContext()
    await indexComments(ctx, { siteId: site.id, ids })
    expect(ctx.db.usage.roundTrips + ctx.search.usage.roundTrips).toBeLessThanOrEqual(4)
    expect(await find(site, 'lantern')).toHaveLength(50)
    expect(await find(site, '"lantern 99"')).toEqual([ids[99]])
  })
})

describe('the job that keeps the index', () => {
  it('is written with the comment, held or published', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    expect(await jobsOf(site)).toEqual([[id]])
  })

  it('is not written if the comment is not', async ({ expect }) => {
    const site = await aSite()
    const key = crypto.randomUUID()
    await aComment(site, {}, { key })
    await aComment(site, {}, { key })
    expect(await jobsOf(site)).toHaveLength(1)
  })

  it('is written with each decision, each undo, and once for a bulk', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const one = await aComment(site)
    const two = await aComment(site)
    const ctx = testContext()
    const { actionId } = await applyAction(ctx, site, personId, one.id, {
      action: 'spam',
      revision: 1,
      from: 'held',
    })
    await undoAction(ctx, site, personId, actionId!)
    const picks = [one, two].map(({ id }) => ({ id, revision: 1 }))
    await applyBulkAction(ctx, site, personId, { action: 'approve', from: 'held' }, picks)
    expect(await jobsOf(site)).toEqual([[one.id], [two.id], [one.id], [one.id], [one.id, two.id]])
    expect(ctx.wakeUps.count).toBe(3)
  })

  it('is written with an author’s edit and with their deleting it', async ({ expect }) => {
    const site = await aSite()
    const { id, token } = await aComment(site)
    const ctx = testContext()
    await editComment(ctx, site, id, token, { body: 'candle' })
    await deleteOwnComment(ctx, site, id, token)
    await deleteOwnComment(ctx, site, id, token)
    expect(await jobsOf(site)).toEqual([[id], [id], [id]])
    expect(ctx.wakeUps.count).toBe(2)
    await indexSite(site)
    expect(await find(site, 'candle', 'deleted')).toEqual([id])
  })

  it('is not written where nothing moved', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { id } = await aComment(site)
    const spam = { action: 'spam', revision: 1, from: 'held' } as const
    await applyAction(testContext(), site, personId, id, spam)
    const before = await jobsOf(site)
    await applyAction(testContext(), site, personId, id, spam)
    await applyBulkAction(testContext(), site, personId, spam, [{ id, revision: 1 }])
    expect(await jobsOf(site)).toEqual(before)
  })
})
