import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../src/kernel/time'
import type { Site } from '../../../src/sites/public'
import { undoUnsubscribe, unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { endByHand, eraseByHand } from '../../../src/subscribers/public'
import { aSite } from '../../support/a-site'
import { aSubscriber, newsContext } from '../../support/a-subscriber'

/** `total: n` and what each day says, without what is zero by now. */
async function daysOf(site: Site) {
  const { results } = await env.DB.prepare(
    'SELECT day, source, joined, gone FROM subscriber_days WHERE site_id = ?1 ORDER BY day, source',
  )
    .bind(site.id)
    .all<{ day: number; source: string; joined: number; gone: number }>()
  const total = results.find(({ day }) => day === -1)?.joined ?? 0
  return { total, days: results.filter(({ day, joined, gone }) => day >= 0 && (joined !== 0 || gone !== 0)) }
}

describe('the days of a site’s subscribers', () => {
  it('count who came, by source, and who left', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const today = Math.floor(ctx.clock.now() / DAY_MS)
    const first = await aSubscriber(site, ctx)
    await aSubscriber(site, newsContext())
    expect(await daysOf(site)).toEqual({
      total: 2,
      days: [{ day: today, source: 'form:default', joined: 2, gone: 0 }],
    })
    await unsubscribe(newsContext(), first.leave)
    expect(await daysOf(site)).toEqual({
      total: 1,
      days: [
        { day: today, source: '', joined: 0, gone: 1 },
        { day: today, source: 'form:default', joined: 2, gone: 0 },
      ],
    })
  })

  it('forget a leaving that was taken back, and count one by hand', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const one = await aSubscriber(site, ctx)
    await unsubscribe(ctx, one.leave)
    await undoUnsubscribe(ctx, one.leave)
    expect(await daysOf(site)).toMatchObject({ total: 1, days: [{ joined: 1, gone: 0 }] })
    await endByHand(newsContext(), site.id, 1, one.id)
    await endByHand(newsContext(), site.id, 1, one.id)
    expect((await daysOf(site)).total).toBe(0)
  })

  it('forget whoever is erased, subscribed or gone', async ({ expect }) => {
    const site = await aSite()
    const [stays, leaves] = [await aSubscriber(site, newsContext()), await aSubscriber(site, newsContext())]
    await unsubscribe(newsContext(), leaves.leave)
    await eraseByHand(newsContext(), site.id, 1, leaves.id)
    expect(await daysOf(site)).toMatchObject({ total: 1, days: [{ source: 'form:default', joined: 1 }] })
    await eraseByHand(newsContext(), site.id, 1, stays.id)
    expect(await daysOf(site)).toEqual({ total: 0, days: [] })
  })
})
