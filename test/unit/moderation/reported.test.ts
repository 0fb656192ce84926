import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { applyAction } from '../../../src/moderation/decisions/apply-action'
import { applyBulkAction } from '../../../src/moderation/decisions/apply-bulk-action'
import { undoAction } from '../../../src/moderation/decisions/undo-action'
import { undoBulkAction } from '../../../src/moderation/decisions/undo-bulk-action'
import { notifyModerators } from '../../../src/moderation/notices/notify-moderators'
import { notifyReported } from '../../../src/moderation/notices/notify-reported'
import { countReported, REPORTED_COUNTED } from '../../../src/moderation/queue/count-reported'
import { listQueue } from '../../../src/moderation/queue/list-queue'
import { readItem } from '../../../src/moderation/queue/read-item'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aReport, reportedOf } from '../../support/a-report'
import { aSite } from '../../support/a-site'
import { mailTo } from '../../support/a-subscriber'
import { testContext } from '../../support/test-context'

const act = (
  site: Site,
  personId: number,
  id: number,
  action: 'approve' | 'reject' | 'spam' | 'delete' | 'restore',
  from: 'held' | 'published' = 'published',
  ctx = testContext(),
) => applyAction(ctx, site, personId, id, { action, revision: 1, from })
const listed = async (site: Site) =>
  (await listQueue(testContext(), site, { status: 'reported', limit: 50 })).items.map(({ id, reports }) => [
    id,
    reports,
  ])

async function aReportedComment(reports = 1, settings: object = {}) {
  const site = await aSite({ hold: 'none', ...settings })
  const { personId, email } = await aMember(site)
  const own = await aComment(site)
  for (let turn = 0; turn < reports; turn++)
    await aReport(site, own.id, { reason: turn % 2 ? 'abuse' : 'spam' })
  return { site, personId, email, ...own }
}

describe('the list of what was reported', () => {
  it('holds what is up and what was held again, oldest first, for this site alone', async ({ expect }) => {
    const { site, id } = await aReportedComment(2)
    const hidden = await aComment(site)
    for (let turn = 0; turn < 3; turn++) await aReport(site, hidden.id)
    await aComment(site)
    await aReportedComment()
    expect(await listed(site)).toEqual([
      [id, 2],
      [hidden.id, 3],
    ])
    expect(await countReported(testContext(), site)).toEqual({ count: 2, isMore: false })
  })

  it('reads its page and nothing else, and goes on from it', async ({ expect }) => {
    const { site, id } = await aReportedComment()
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at, reports)
       SELECT ?2 + i, site_id, thread_id, ?2 + i, 0, '', 1, 1, 'Bo', 'x', 'x', 1, created_at, i % 2 FROM comments, n WHERE id = ?1`,
    )
      .bind(id, 2e12 + Math.floor(Math.random() * 1e12))
      .run()
    const ctx = testContext()
    const first = await listQueue(ctx, site, { status: 'reported', limit: 50 })
    expect([first.items.length, ctx.db.usage.rowsRead <= 104]).toEqual([50, true])
    const second = await listQueue(testContext(), site, { status: 'reported', limit: 50, after: first.next! })
    expect(second.items[0]!.id).toBeGreaterThan(first.items.at(-1)!.id)
    const counting = testContext()
    expect(await countReported(counting, site)).toEqual({ count: REPORTED_COUNTED, isMore: true })
    expect(counting.db.usage.rowsRead).toBeLessThanOrEqual(2 * REPORTED_COUNTED + 4)
  })

  it('shows beside the comment why, and who said so to nobody', async ({ expect }) => {
    const { site, id } = await aReportedComment()
    await aReport(site, id, { reason: 'other', note: 'It names my child.' })
    const { reports } = await readItem(testContext(), site, id)
    expect(reports.map(({ reason, note, open }) => [reason, note, open])).toEqual(
      expect.arrayContaining([
        ['spam', '', true],
        ['other', 'It names my child.', true],
      ]),
    )
    expect(Object.keys(reports[0]!).sort()).toEqual(['at', 'note', 'notice', 'open', 'reason'])
    const elsewhere = await aSite()
    await expect(readItem(testContext(), elsewhere, id)).rejects.toMatchObject({ code: 'moderation/unknown' })
  })
})

describe('a moderator’s decision about a reported comment', () => {
  it('to keep it settles the reports; new ones need the whole number again', async ({ expect }) => {
    const { site, personId, id } = await aReportedComment(2)
    const ctx = testContext()
    const kept = await act(site, personId, id, 'approve', 'published', ctx)
    expect(kept).toMatchObject({ status: 'published', changed: true })
    expect([await listed(site), ctx.purged]).toEqual([[], []])
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 0, all_of_them: 2 })
    await aReport(site, id)
    await aReport(site, id)
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 2 })
    await aReport(site, id)
    expect(await reportedOf(id)).toMatchObject({ status: 0, reports: 3 })
    const again = testContext()
    const log = await env.DB.prepare('SELECT action FROM audit WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ action: string }>()
    expect(log.results.map(({ action }) => action)).toEqual(['comment.approve', 'comment.report-hold'])
    expect(again.db.usage.rowsWritten).toBe(0)
  })

  it('said twice writes nothing the second time', async ({ expect }) => {
    const { site, personId, id } = await aReportedComment(2)
    await act(site, personId, id, 'approve')
    const ctx = testContext()
    expect(await act(site, personId, id, 'approve', 'published', ctx)).toMatchObject({
      changed: false,
      actionId: null,
    })
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })

  it.for(['approve', 'reject', 'spam', 'delete'] as const)(
    '“%s” settles them where it was held again',
    async (action, { expect }) => {
      const { site, personId, id } = await aReportedComment(3)
      expect((await reportedOf(id)).status).toBe(0)
      await act(site, personId, id, action, 'held')
      expect(await reportedOf(id)).toMatchObject({ reports: 0, open: 0, all_of_them: 3 })
      expect(await listed(site)).toEqual([])
    },
  )

  it('put back to waiting decides nothing about them', async ({ expect }) => {
    const { site, personId, id } = await aReportedComment(1)
    await act(site, personId, id, 'restore')
    expect(await reportedOf(id)).toMatchObject({ status: 0, reports: 1 })
    expect(await listed(site)).toEqual([[id, 1]])
  })

  it('taken back opens them again, once', async ({ expect }) => {
    for (const action of ['approve', 'reject'] as const) {
      const { site, personId, id } = await aReportedComment(2)
      const { actionId } = await act(site, personId, id, action)
      expect(await listed(site)).toEqual([])
      expect(await undoAction(testContext(), site, personId, actionId!)).toMatchObject({
        status: 'published',
        changed: true,
      })
      expect(await listed(site)).toEqual([[id, 2]])
      const ctx = testContext()
      await undoAction(ctx, site, personId, actionId!)
      expect(ctx.db.usage.rowsWritten).toBe(0)
    }
  })

  it('opens on undo only what it had settled', async ({ expect }) => {
    const { site, personId, id } = await aReportedComment(1)
    await act(site, personId, id, 'approve')
    await aReport(site, id)
    const { actionId } = await act(site, personId, id, 'approve')
    await undoAction(testContext(), site, personId, actionId!)
    expect(await reportedOf(id)).toMatchObject({ reports: 1, all_of_them: 2 })
  })

  it('made for many, and taken back, moves the reports of all', async ({ expect }) => {
    const { site, personId, id } = await aReportedComment(3)
    const other = await aComment(site)
    for (let turn = 0; turn < 3; turn++) await aReport(site, other.id)
    const picks = [id, other.id].map((each) => ({ id: each, revision: 1 }))
    const { bulk } = await applyBulkAction(
      testContext(),
      site,
      personId,
      { action: 'approve', from: 'held' },
      picks,
    )
    expect(await listed(site)).toEqual([])
    await undoBulkAction(testContext(), site, personId, bulk!)
    expect(await listed(site)).toEqual([
      [id, 3],
      [other.id, 3],
    ])
  })

  it('of another words than were seen is refused, and the reports stay open', async ({ expect }) => {
    const { site, personId, id, token } = await aReportedComment(1)
    await editComment(testContext(), site, id, token, { body: 'Other words.' })
    await expect(act(site, personId, id, 'reject')).rejects.toMatchObject({
      code: 'moderation/changed-meanwhile',
    })
    expect(await listed(site)).toEqual([[id, 1]])
  })
})

describe('the mail about a comment that readers reported', () => {
  it('comes once, also to who was told of the words when they were new', async ({ expect }) => {
    const { site, email, id } = await aReportedComment(3)
    await env.DB.prepare("UPDATE members SET notices = 'each' WHERE site_id = ?1").bind(site.id).run()
    const ctx = testContext()
    await notifyModerators(ctx, { siteId: site.id, commentId: id })
    const heldAt = ctx.clock.now() + 1
    ctx.sleep(10)
    for (let turn = 0; turn < 2; turn++) await notifyReported(ctx, { siteId: site.id, commentId: id, heldAt })
    const mails = await mailTo(ctx, email)
    expect(mails).toHaveLength(2)
    expect(mails[0]!.subject).toMatch(/^Reported: comment by Ada/)
    expect(mails[0]!.text).toContain('3 readers reported')
    expect(mails[0]!.text).toMatch(/\/moderate\//)
  })

  it('is no news once somebody has decided', async ({ expect }) => {
    const { site, personId, email, id } = await aReportedComment(3)
    await act(site, personId, id, 'approve', 'held')
    const ctx = testContext()
    await notifyReported(ctx, { siteId: site.id, commentId: id, heldAt: ctx.clock.now() })
    expect(await mailTo(ctx, email)).toEqual([])
  })
})
