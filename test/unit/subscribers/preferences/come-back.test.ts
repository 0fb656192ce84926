import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import { endByHand } from '../../../../src/subscribers/by-hand/end-by-hand'
import { eraseByHand } from '../../../../src/subscribers/by-hand/erase-by-hand'
import { comeBack, listsToReturnTo } from '../../../../src/subscribers/preferences/come-back'
import type { ReaderPreferences } from '../../../../src/subscribers/preferences/read-preferences'
import { aSite } from '../../../support/a-site'
import { aSubscriber, dumpOf, newsContext, receiptsOf } from '../../../support/a-subscriber'

const t = translator('en')
const lists = (...rows: readonly (readonly [id: string, left: number | null, closed?: number])[]) =>
  ({
    unsubscribed_at: 20,
    lists: rows.map(([id, left_at, closed_at = null]) => ({ id, left_at, closed_at })),
  }) as unknown as ReaderPreferences

describe('the lists somebody comes back to', () => {
  it.for([
    ['the one they left last', lists(['a', 10], ['b', 20]), ['b']],
    ['all they left last', lists(['a', 20], ['b', 20]), ['a', 'b']],
    ['what is open, if what they left is closed', lists(['a', 20, 5], ['b', null]), ['b']],
    ['what is open, if they left nothing last', lists(['a', 10], ['b', null]), ['a', 'b']],
    ['none, if all are closed', lists(['a', 20, 5], ['b', null, 5]), []],
    ['none, if there are none', lists(), []],
  ] as const)('are %s', ([, reader, ids], { expect }) => {
    expect(listsToReturnTo(reader).map(({ id }) => id)).toEqual(ids)
  })
})

describe('coming back', () => {
  it('asks by mail, and is no yes by itself', async ({ expect }) => {
    const site = await aSite()
    const reader = await aSubscriber(site, newsContext())
    await endByHand(newsContext(), site.id, 7, reader.id)
    const ctx = newsContext()
    const token = await ctx.tokens.sign('preferences', [site.id, reader.id], 0)
    expect(await comeBack(ctx, token, t, 'Browser/2')).toMatchObject({
      id: reader.id,
      status: 'unsubscribed',
    })
    const [, wish] = await receiptsOf(site, reader.email)
    expect(wish).toMatchObject({
      form_id: 'preferences',
      lists: '["news"]',
      requested_at: ctx.clock.now(),
      request_agent: 'Browser/2',
      confirmed_at: null,
    })
    expect(ctx.wakeUps.count).toBe(1)
  })

  it('changes nothing for somebody who is subscribed', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const before = await dumpOf(site, ctx, reader.email)
    const token = await ctx.tokens.sign('preferences', [site.id, reader.id], 0)
    const later = newsContext()
    expect(await comeBack(later, token, t)).toMatchObject({ status: 'confirmed' })
    expect(await dumpOf(site, ctx, reader.email)).toEqual(before)
    expect(later.wakeUps.count).toBe(0)
  })

  it('finds nobody who was erased', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    await eraseByHand(ctx, site.id, 7, reader.id)
    const token = await ctx.tokens.sign('preferences', [site.id, reader.id], 0)
    expect(await comeBack(newsContext(), token, t)).toBeUndefined()
  })

  it('takes no link of another purpose', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    for (const token of [reader.leave, reader.confirmed, 'x.y']) {
      await expect(comeBack(newsContext(), token, t)).rejects.toMatchObject({ code: 'web/link-altered' })
    }
  })
})
