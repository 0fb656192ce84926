import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { NEW_READERS_MAX } from '../../../../src/comments/checks/open-reader'
import { REPORTS_HOURLY_MAX } from '../../../../src/comments/reports/report-comment'
import { HOUR_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aReport, reportedOf } from '../../../support/a-report'
import { aSite } from '../../../support/a-site'
import { aNetwork, aVote } from '../../../support/a-vote'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const open = (reportsToHold = 3) => aSite({ hold: 'none', reportsToHold })
const logOf = async (site: Site) =>
  (
    await env.DB.prepare(
      'SELECT actor, action, subject, before, after FROM audit WHERE site_id = ?1 ORDER BY id',
    )
      .bind(site.id)
      .all<Record<string, string>>()
  ).results
const jobsOf = async (site: Site) =>
  (
    await env.DB.prepare(
      "SELECT kind FROM jobs WHERE payload LIKE '%' || ?1 || '%' AND kind = 'comments.tell-reported'",
    )
      .bind(site.id)
      .all()
  ).results.length

describe('a report', () => {
  it('is kept with its reason and words, hides nothing alone, and gives the device a token', async ({
    expect,
  }) => {
    const site = await open()
    const { id } = await aComment(site)
    const ctx = testContext({ ip: aNetwork() })
    const first = await aReport(site, id, { reason: 'personal-data', note: 'That is my street.', ctx })
    expect(first.id).toBe(id)
    expect(first.token).toMatch(/\./)
    expect(ctx.db.usage.roundTrips).toBe(1)
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 1, open: 1 })
    const row = await env.DB.prepare('SELECT * FROM reports WHERE comment_id = ?1')
      .bind(id)
      .first<Record<string, unknown>>()
    expect(row).toMatchObject({ reason: 'personal-data', note: 'That is my street.', settled_by: null })
    expect(JSON.stringify(row)).not.toContain(first.token!.split('.')[1])
    expect([ctx.purged, await logOf(site), await jobsOf(site)]).toEqual([[], [], 0])
  })

  it('counts once for a reader, whatever is said the second time, and writes nothing then', async ({
    expect,
  }) => {
    const site = await open(2)
    const { id } = await aComment(site)
    const { token } = await aReport(site, id)
    for (const reason of ['spam', 'abuse'] as const) {
      const ctx = testContext({ ip: aNetwork() })
      expect(await aReport(site, id, { reason, note: 'again', token: token!, ctx })).toEqual({ id })
      expect(ctx.db.usage.rowsWritten).toBe(0)
    }
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 1 })
  })

  it('is by the same reader as a vote', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const { token } = await aVote(site, id)
    expect(await aReport(site, id, { token: token! })).toEqual({ id })
  })

  it('says nothing to other readers: no ETag moves, nothing is purged', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const version = () =>
      env.DB.prepare('SELECT version FROM threads WHERE site_id = ?1').bind(site.id).first('version')
    const before = await version()
    await aReport(site, id)
    expect(await version()).toBe(before)
  })
})

describe('enough reports', () => {
  it('put a comment before the moderators again, with a row in the log and the old answers purged', async ({
    expect,
  }) => {
    const site = await open()
    const { id } = await aComment(site)
    for (let turn = 0; turn < 2; turn++) await aReport(site, id)
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 2 })
    const ctx = testContext({ ip: aNetwork() })
    await aReport(site, id, { ctx })
    expect(await reportedOf(id)).toMatchObject({ status: 0, shown: 0, reports: 3 })
    expect(ctx.purged).toContain(`site-${site.id}`)
    expect(ctx.wakeUps.count).toBe(1)
    expect(await jobsOf(site)).toBe(1)
    expect(await logOf(site)).toEqual([
      {
        actor: 'system',
        action: 'comment.report-hold',
        subject: `comment:${id}`,
        before: '{"status":"published","revision":1}',
        after: '{"status":"held","revision":1}',
      },
    ])
    const thread = await env.DB.prepare('SELECT published, held FROM threads WHERE site_id = ?1')
      .bind(site.id)
      .first()
    expect(thread).toEqual({ published: 0, held: 1 })
  })

  it('are counted by networks: one with three browsers is one', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const ip = aNetwork()
    for (let turn = 0; turn < 4; turn++) await aReport(site, id, { ctx: testContext({ ip }) })
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 4 })
    await aReport(site, id)
    expect(await reportedOf(id)).toMatchObject({ status: 1 })
    await aReport(site, id)
    expect(await reportedOf(id)).toMatchObject({ status: 0, reports: 6 })
  })

  it('hide it once, however many come at once', async ({ expect }) => {
    const site = await open(2)
    const { id } = await aComment(site)
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => aReport(site, id)))
    // Whoever comes after it is held is told that it is not there, as everybody is.
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'comments/unknown' })
    expect(await reportedOf(id)).toMatchObject({ status: 0 })
    expect(await logOf(site)).toHaveLength(1)
    expect(await jobsOf(site)).toBe(1)
  })

  it('are never enough where the site says so', async ({ expect }) => {
    const site = await open(0)
    const { id } = await aComment(site)
    for (let turn = 0; turn < 6; turn++) await aReport(site, id)
    expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 6 })
  })

  it('keep the place above published replies', async ({ expect }) => {
    const site = await open(1)
    const root = await aComment(site)
    await aComment(site, { parentId: String(root.id) })
    await aReport(site, root.id)
    expect(await reportedOf(root.id)).toMatchObject({ status: 0, shown: 1 })
  })
})

describe('no report', () => {
  it.for(['held', 'rejected', 'returned', 'spam', 'deleted'] as const)(
    'of a comment that is %s',
    async (status, { expect }) => {
      const site = await open()
      const { id } = await aComment(site)
      await setStatus(id, status)
      await expect(aReport(site, id)).rejects.toMatchObject({ code: 'comments/unknown', status: 404 })
      expect(await reportedOf(id)).toMatchObject({ reports: 0, all_of_them: 0 })
    },
  )

  it('of another site’s comment, of one’s own, or with a foreign token', async ({ expect }) => {
    const [here, there] = [await open(1), await open(1)]
    const own = await aComment(here)
    const other = await aComment(there)
    await expect(aReport(here, other.id)).rejects.toMatchObject({ code: 'comments/unknown' })
    await expect(aReport(here, own.id, { token: own.token })).rejects.toMatchObject({
      code: 'comments/vote-own',
    })
    await expect(aReport(here, own.id, { token: 'k1.x.y' })).rejects.toMatchObject({
      code: 'comments/token-wrong',
    })
    for (const id of [own.id, other.id]) expect(await reportedOf(id)).toMatchObject({ status: 1, reports: 0 })
  })

  it(`beyond ${REPORTS_HOURLY_MAX} an hour from one network, over all comments of the site`, async ({
    expect,
  }) => {
    const site = await open(0)
    const ip = aNetwork()
    const now = Date.UTC(2026, 10, 25, 12)
    const ids: number[] = []
    for (let at = 0; at <= REPORTS_HOURLY_MAX; at++) ids.push((await aComment(site)).id)
    const { token } = await aReport(site, ids[0]!, { ctx: testContext({ ip, now }) })
    const report = (id: number, ctx = testContext({ ip, now })) => aReport(site, id, { token: token!, ctx })
    for (const id of ids.slice(1, -1)) await report(id)
    const last = ids.at(-1)!
    await expect(report(last)).rejects.toMatchObject({
      code: 'comments/reports-many',
      status: 429,
      details: { retryAfterS: 3600 },
    })
    // What stands already takes nothing; elsewhere and an hour later there is room.
    expect(await report(ids[0]!)).toEqual({ id: ids[0] })
    expect(await report(last, testContext({ ip, now: now + HOUR_MS }))).toEqual({ id: last })
    expect(NEW_READERS_MAX).toBeGreaterThan(REPORTS_HOURLY_MAX)
  })
})
