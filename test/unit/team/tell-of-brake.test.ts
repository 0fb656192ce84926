import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../src/kernel/time'
import { listBrakes, pullBrake } from '../../../src/limits/queries'
import { tellOfBrake } from '../../../src/team/public'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { mailsTo } from '../../support/kept-mail'
import { testContext } from '../../support/test-context'

const what = 'sign-up' as const

describe('F3: the mail about a pulled brake', () => {
  it('goes to each owner once a day, however often the brake is pulled and the job runs', async ({
    expect,
  }) => {
    const [ctx, site] = [testContext(), await aSite()]
    const [first, second, moderator] = [
      await aMember(site, 'owner'),
      await aMember(site, 'owner'),
      await aMember(site),
    ]
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    await ctx.db.run(pullBrake(site.id, day, what, 1, 10, ctx.newId()))
    await tellOfBrake(ctx, { siteId: site.id, day, what })
    await ctx.db.run(pullBrake(site.id, day, what, 2, 20, ctx.newId()))
    await tellOfBrake(ctx, { siteId: site.id, day, what })
    const counts = [first, second, moderator].map(async (who) => (await mailsTo(who)).length)
    expect(await Promise.all(counts)).toEqual([1, 1, 0])
    const [mail] = await mailsTo(first)
    expect(mail!.subject).toBe(`Unusually many sign-ups at ${site.name}`)
    expect(mail!.text).toContain(`/desk/${site.id}/limits`)
    expect(mail!.text).toContain('ends by itself at midnight')
    await ctx.db.run(pullBrake(site.id, day + 1, what, 1, 30, ctx.newId()))
    await tellOfBrake(ctx, { siteId: site.id, day: day + 1, what })
    expect(await mailsTo(first)).toHaveLength(2)
  })

  it('reaches the other owner too when a Worker died over the first one', async ({ expect }) => {
    const [ctx, site] = [testContext(), await aSite()]
    const owners = [await aMember(site, 'owner'), await aMember(site, 'owner')]
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    await ctx.db.run(pullBrake(site.id, day, what, 1, 10, ctx.newId()))
    const died = { left: 1 }
    await tellOfBrake({ ...ctx, isResumed: () => died.left-- > 0 }, { siteId: site.id, day, what })
    const counts = await Promise.all(owners.map(async (who) => (await mailsTo(who)).length))
    expect(counts.sort()).toEqual([0, 1])
  })

  it('is not sent for a day nothing happened on, or a site that is gone', async ({ expect }) => {
    const [ctx, site] = [testContext(), await aSite()]
    const owner = await aMember(site, 'owner')
    await tellOfBrake(ctx, { siteId: site.id, day: 1, what })
    await tellOfBrake(ctx, { siteId: 'gone', day: 1, what })
    expect(await mailsTo(owner)).toEqual([])
  })
})

describe('a brake', () => {
  it('is pulled harder, never looser, and keeps the mail that told of it', async ({ expect }) => {
    const [ctx, site] = [testContext(), await aSite()]
    for (const [level, at, mailId] of [
      [1, 10, 71],
      [2, 20, 72],
      [1, 30, 73],
      [2, 40, 74],
    ] as const)
      await ctx.db.run(pullBrake(site.id, 5, 'comment', level, at, mailId))
    expect(await ctx.db.all(listBrakes(site.id, 0))).toEqual([
      { day: 5, what: 'comment', level: 2, pulled_at: 20, mail_id: 71 },
    ])
    const { results } = await env.DB.prepare('SELECT * FROM brakes WHERE site_id = ?1').bind(site.id).all()
    expect(results).toHaveLength(1)
  })
})
