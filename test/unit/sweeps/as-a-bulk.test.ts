import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { STATUS } from '../../../src/comments/status'
import { applyBulkAction, type ModerationAction, OUTCOME, STATUSES } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { countSweep, SweepAsked, startSweep, undoSweep } from '../../../src/sweeps/public'
import { aCrowd, miscounted } from '../../support/a-crowd'
import { aMember } from '../../support/a-member'
import { aReport, reportedOf } from '../../support/a-report'
import { aSite } from '../../support/a-site'
import { aMoment, aSweep, runSweep } from '../../support/a-sweep'

const ACTIONS = Object.keys(OUTCOME) as ModerationAction[]

/** What a decision leaves of each comment, without what differs by moment and id. */
async function leftOf(site: Site) {
  const { results } = await env.DB.prepare(
    `SELECT c.status, c.shown, c.replies, c.revision, c.reason, c.reports, c.decided_at IS NOT NULL AS decided
     FROM comments c WHERE c.site_id = ?1 ORDER BY c.id`,
  )
    .bind(site.id)
    .all()
  return results
}

/** What the log says of each comment, without ids. */
async function logOf(site: Site, first: number) {
  const { results } = await env.DB.prepare(
    "SELECT actor, action, subject, before, after FROM audit WHERE site_id = ?1 AND subject LIKE 'comment:%' ORDER BY id",
  )
    .bind(site.id)
    .all<{ actor: string; action: string; subject: string; before: string; after: string }>()
  return results.map(({ actor, action, subject, before, after }) => {
    const { bulk, sweep: _, ...state } = JSON.parse(after) as Record<string, unknown>
    return {
      actor,
      action,
      of: Number(subject.slice('comment:'.length)) - first,
      before: JSON.parse(before),
      after: state,
      isOfABulk: typeof bulk === 'number',
    }
  })
}

/** Two sites that hold the same. */
async function twins(size: number, status: number) {
  const { personId } = await aMember()
  const [one, other] = [await aSite(), await aSite()]
  const [crowd, same] = [await aCrowd(one, size, { status }), await aCrowd(other, size, { status })]
  return { personId, one, other, crowd, same }
}

describe('a sweep', () => {
  for (const status of STATUSES) {
    it(`in the list ${status} does to each comment what a bulk of a page does, whatever is decided`, async ({
      expect,
    }) => {
      for (const action of ACTIONS.filter((one) => OUTCOME[one] !== status)) {
        const { personId, one, other, crowd, same } = await twins(21, STATUS[status])
        const { id } = await aSweep(one, personId, action, { status })
        await runSweep(one, id)
        const picks = same.ids.map((comment) => ({ id: comment, revision: 1 }))
        await applyBulkAction(aMoment(), other, personId, { action, from: status }, picks)
        const what = `${status} ${action}`
        expect(await leftOf(one), what).toEqual(await leftOf(other))
        expect(await logOf(one, crowd.first), what).toEqual(await logOf(other, same.first))
        expect(await miscounted(one), what).toEqual([])
      }
    })
  }

  it('settles what readers reported, and its undo opens it again', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { ids } = await aCrowd(site, 3, { status: 1 })
    await aReport(site, ids[1]!)
    expect(await reportedOf(ids[1]!)).toMatchObject({ reports: 1, open: 1 })
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'spam', { status: 'published' }, ctx)
    await runSweep(site, id, ctx)
    expect(await reportedOf(ids[1]!)).toMatchObject({ status: 3, reports: 0, open: 0, all_of_them: 1 })
    await undoSweep(ctx, site, personId, id)
    await runSweep(site, id, ctx)
    expect(await reportedOf(ids[1]!)).toMatchObject({ status: 1, reports: 1, open: 1, all_of_them: 1 })
  })

  it('gives its reason to each, has their authors told once, and its undo puts back what was said before', async ({
    expect,
  }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { ids } = await aCrowd(site, 130, { status: 2 })
    await env.DB.prepare("UPDATE comments SET reason = '@hate' WHERE id = ?1").bind(ids[5]!).run()
    const ctx = aMoment()
    const { confirm } = await countSweep(ctx, site, personId, v.parse(SweepAsked, { status: 'rejected' }))
    const id = await startSweep(ctx, site, personId, {
      confirm: confirm!,
      action: 'return',
      reason: '@off-topic',
      tell: true,
    })
    await runSweep(site, id, ctx)
    const reasons = async () =>
      (
        await env.DB.prepare(
          'SELECT reason, count(*) AS count FROM comments WHERE site_id = ?1 GROUP BY reason',
        )
          .bind(site.id)
          .all<{ reason: string | null; count: number }>()
      ).results
    expect(await reasons()).toEqual([{ reason: '@off-topic', count: 130 }])
    const { results: told } = await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind = 'moderation.tell-author' AND payload ->> 'siteId' = ?1",
    )
      .bind(site.id)
      .all<{ payload: string }>()
    const mailed = told.flatMap(
      ({ payload }) => (JSON.parse(payload) as { comments: { id: number }[] }).comments,
    )
    expect(mailed.map((comment) => comment.id).sort((a, b) => a - b)).toEqual(ids)
    await env.DB.prepare(
      "DELETE FROM jobs WHERE kind = 'moderation.tell-author' AND payload ->> 'siteId' = ?1",
    )
      .bind(site.id)
      .run()

    await undoSweep(ctx, site, personId, id)
    await runSweep(site, id, ctx)
    expect(await reasons()).toEqual([
      { reason: null, count: 129 },
      { reason: '@hate', count: 1 },
    ])
  })

  it('takes at once out of the cache what must not be seen any more', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { threadId } = await aCrowd(site, 3, { status: 1 })
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'delete', { status: 'published' }, ctx)
    await runSweep(site, id, ctx)
    expect(ctx.purged.some((tag) => tag.includes(threadId))).toBe(true)
  })

  it('leaves other sites as they are', async ({ expect }) => {
    const { personId, one, other } = await twins(5, STATUS.held)
    const before = await leftOf(other)
    const { id } = await aSweep(one, personId, 'spam', { status: 'held' })
    await runSweep(one, id)
    expect(await leftOf(other)).toEqual(before)
    expect((await leftOf(one)).every(({ status }) => status === STATUS.spam)).toBe(true)
  })
})
