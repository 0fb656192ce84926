import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import { findForgotten, remindModerators } from '../../../../src/moderation/public'
import { type Site, setNotices } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { mailsTo } from '../../../support/kept-mail'
import { setStatus } from '../../../support/set-status'
import { type TestCtx, testContext } from '../../../support/test-context'

/** The nightly clock and its jobs, for this site. @returns how many reminders were made */
async function night(ctx: TestCtx, site: Site): Promise<number> {
  await findForgotten(ctx)
  const { results } = await env.DB.prepare(
    `SELECT payload FROM jobs WHERE kind = 'moderation.send-reminder' AND payload ->> 'siteId' = ?1`,
  )
    .bind(site.id)
    .all<{ payload: string }>()
  const jobs = results.map(({ payload }) => JSON.parse(payload) as { siteId: string; mailId: number })
  for (const job of [...jobs, ...jobs]) await remindModerators(ctx, job)
  await env.DB.prepare(`DELETE FROM jobs WHERE payload ->> 'siteId' = ?1`).bind(site.id).run()
  return jobs.length
}

describe('a comment that waits (M-53)', () => {
  it('for two days is told of to every moderator who takes mail, once, by one mail', async ({ expect }) => {
    const ctx = testContext()
    const site = await aSite()
    const [owner, moderator, reader, never] = [
      await aMember(site, 'owner'),
      await aMember(site),
      await aMember(site, 'reader'),
      await aMember(site),
    ]
    await ctx.db.run(setNotices(site.id, never.personId, 'none'))
    await aComment(site, {}, { ctx })
    const made: number[] = []
    for (let day = 0; day < 6; day++) {
      ctx.sleep(DAY_MS)
      made.push(await night(ctx, site))
    }
    expect(made.filter((count) => count > 0)).toEqual([1])
    expect(made.findIndex((count) => count > 0)).toBe(2)
    const counts = await Promise.all(
      [owner, moderator, reader, never].map(async (who) => (await mailsTo(who)).length),
    )
    expect(counts).toEqual([1, 1, 0, 0])
    expect((await mailsTo(owner))[0]!.subject).toBe(`A comment has waited at ${site.name} for 2 days`)
  })

  it('is told of to the other moderator too when a Worker died over the first one', async ({ expect }) => {
    const ctx = testContext()
    const site = await aSite()
    const team = [await aMember(site, 'owner'), await aMember(site)]
    await aComment(site, {}, { ctx })
    const died = { left: 1 }
    const resumed = { ...ctx, isResumed: () => died.left-- > 0 }
    await remindModerators(resumed, { siteId: site.id, mailId: ctx.newId() })
    const counts = await Promise.all(team.map(async (who) => (await mailsTo(who)).length))
    expect(counts.sort()).toEqual([0, 1])
  })

  it('is not spoken of when it was decided in time, or between the clock and the mail', async ({
    expect,
  }) => {
    const ctx = testContext()
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const { id } = await aComment(site, {}, { ctx })
    ctx.sleep(2.5 * DAY_MS)
    await findForgotten(ctx)
    await setStatus(id, 'published')
    await remindModerators(ctx, { siteId: site.id, mailId: ctx.newId() })
    expect(await mailsTo(owner)).toEqual([])
    expect(await night(ctx, site)).toBe(1)
    expect(await night(ctx, site)).toBe(0)
  })

  it('at one of many sites is found there alone', async ({ expect }) => {
    const ctx = testContext()
    const sites = await Promise.all(Array.from({ length: 105 }, () => aSite()))
    const late = sites[Math.floor(Math.random() * sites.length)]!
    await aComment(late, {}, { ctx })
    ctx.sleep(2.5 * DAY_MS)
    await findForgotten(ctx)
    const { results } = await env.DB.prepare(
      `SELECT payload ->> 'siteId' AS site FROM jobs WHERE kind = 'moderation.send-reminder'`,
    ).all<{ site: string }>()
    const found = results.map(({ site }) => site).filter((id) => sites.some((site) => site.id === id))
    expect(found).toEqual([late.id])
  })
})
