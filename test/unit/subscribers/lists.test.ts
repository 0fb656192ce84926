import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { MINUTE_MS } from '../../../src/kernel/time'
import { undoUnsubscribe, unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { confirmSubscription } from '../../../src/subscribers/sign-up/confirm-subscription'
import { aForm, aList, listsOf } from '../../support/a-list'
import { aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  anAddress,
  aSubscriber,
  dumpOf,
  newsContext,
  receiptsOf,
  subscriberOf,
  tokenIn,
} from '../../support/a-subscriber'

describe('several lists of a site', () => {
  it('N-12: confirming joins the lists that were asked for, and no other', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aList(site, 'alerts')
    const one = await aSubscriber(site, ctx, { list: 'weekly' })
    const two = await aSubscriber(site, ctx, { list: ['weekly', 'alerts'] })
    const usual = await aSubscriber(site, ctx)
    expect(await listsOf(site, ctx, one.email)).toEqual(['weekly'])
    expect(await listsOf(site, ctx, two.email)).toEqual(['alerts', 'weekly'])
    expect(await listsOf(site, ctx, usual.email)).toEqual(['news'])
  })

  it('N-12: somebody else who types the address changes nothing until its owner agrees', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email } = await aSubscriber(site, ctx)
    ctx.sleep(10 * MINUTE_MS)
    const { mail } = await aMailedSignUp(site, ctx, {
      email,
      list: 'weekly',
      frequency: 'weekly',
      name: 'Eve',
    })
    expect(await listsOf(site, ctx, email)).toEqual(['news'])
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ name: null, frequency: 'at-once' })
    // To a list one is not on yet there is something to agree to.
    expect((await confirmSubscription(ctx, tokenIn(mail, 'confirm'))).state).toBe('open')
    expect(await listsOf(site, ctx, email)).toEqual(['news', 'weekly'])
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ name: 'Eve', frequency: 'weekly' })
  })

  it('tells who is on all of them already, and a half-known request is still asked', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email } = await aSubscriber(site, ctx, { list: ['news', 'weekly'] })
    ctx.sleep(10 * MINUTE_MS)
    const { mail: known } = await aMailedSignUp(site, ctx, { email, list: 'weekly' })
    expect(known!.subject).toContain('already subscribed')
    await aList(site, 'alerts')
    ctx.sleep(10 * MINUTE_MS)
    const { mail: asked } = await aMailedSignUp(site, ctx, { email, list: ['weekly', 'alerts'] })
    expect(asked!.subject).toContain('Confirm')
  })

  it('a confirmed sign-up brings name, frequency, hour, day and time zone along; what was not asked stays', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const wishes = {
      name: 'Ada',
      frequency: 'weekly',
      hour: 18,
      weekday: '5',
      timeZone: 'europe/berlin',
    } as const
    const { email } = await aSubscriber(site, ctx, wishes)
    const kept = { name: 'Ada', frequency: 'weekly', hour: 18, weekday: 5, time_zone: 'Europe/Berlin' }
    expect(await subscriberOf(site, ctx, email)).toMatchObject(kept)
    ctx.sleep(10 * MINUTE_MS)
    await aSubscriber(site, ctx, { email, list: 'weekly', hour: 7 })
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ ...kept, hour: 7 })
  })

  it('C3: the receipt names form, lists and wishes, and old ones stay as they were', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aForm(site, 'footer', { list: ['news', 'weekly'], words: 'Both, daily.' })
    const { email } = await aSubscriber(site, ctx, { form: 'footer', frequency: 'daily' })
    const [receipt] = await receiptsOf(site, email)
    expect(receipt).toMatchObject({ source: 'form', form_id: 'footer', words: 'Both, daily.', version: 1 })
    expect(JSON.parse(String(receipt!.lists))).toEqual(['news', 'weekly'])
    expect(JSON.parse(String(receipt!.wishes))).toEqual({ frequency: 'daily' })
  })

  it('C3: each form counts its own versions', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aForm(site, 'footer', { words: 'Below.' })
    await aForm(site, 'side', { words: 'Beside.' })
    const { email: one } = await aSubscriber(site, ctx, { form: 'footer' })
    const { email: two } = await aSubscriber(site, ctx, { form: 'side' })
    expect((await receiptsOf(site, one))[0]).toMatchObject({ words: 'Below.', version: 1 })
    expect((await receiptsOf(site, two))[0]).toMatchObject({ words: 'Beside.', version: 1 })
  })
})

describe('leaving one of several lists', () => {
  it('U4: the link of list A does not touch list B', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email, id } = await aSubscriber(site, ctx, { list: ['news', 'weekly'] })
    const leaveWeekly = await ctx.tokens.sign('unsubscribe', [site.id, id, 'weekly'], 0)
    expect(await unsubscribe(ctx, leaveWeekly)).toMatchObject({ hasLeft: true, status: 'confirmed' })
    expect(await listsOf(site, ctx, email)).toEqual(['news'])
    const again = await dumpOf(site, ctx, email)
    await unsubscribe(ctx, leaveWeekly)
    expect(await dumpOf(site, ctx, email)).toEqual(again)
  })

  it('leaving the last one is leaving', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email, id } = await aSubscriber(site, ctx, { list: ['news', 'weekly'] })
    for (const list of ['news', 'weekly'])
      await unsubscribe(ctx, await ctx.tokens.sign('unsubscribe', [site.id, id, list], 0))
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      status: 'unsubscribed',
      unsubscribed_at: ctx.clock.now(),
    })
  })

  it('N-24: undo brings back what this leaving ended, not what was left before', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aList(site, 'alerts')
    const { email, id, leave } = await aSubscriber(site, ctx, { list: ['news', 'weekly', 'alerts'] })
    const leaveWeekly = await ctx.tokens.sign('unsubscribe', [site.id, id, 'weekly'], 0)
    await unsubscribe(ctx, leaveWeekly)
    ctx.sleep(MINUTE_MS)
    await unsubscribe(ctx, leave)
    expect(await listsOf(site, ctx, email)).toEqual([])
    expect(await undoUnsubscribe(ctx, leave)).toMatchObject({ hasLeft: false })
    expect(await listsOf(site, ctx, email)).toEqual(['alerts', 'news'])
    expect(await undoUnsubscribe(ctx, leaveWeekly)).toMatchObject({ hasLeft: false })
    expect(await listsOf(site, ctx, email)).toEqual(['alerts', 'news', 'weekly'])
  })

  it('N-24: of the only list, undone, is being subscribed again', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, id } = await aSubscriber(site, ctx)
    const token = await ctx.tokens.sign('unsubscribe', [site.id, id, 'news'], 0)
    await unsubscribe(ctx, token)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'unsubscribed' })
    await undoUnsubscribe(ctx, token)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'confirmed', unsubscribed_at: null })
  })

  it('a link of a list the person is not on, or that is not there, changes nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email, id } = await aSubscriber(site, ctx)
    const before = await dumpOf(site, ctx, email)
    for (const list of ['weekly', 'nowhere', "' OR 1=1 --"]) {
      const token = await ctx.tokens.sign('unsubscribe', [site.id, id, list], 0)
      expect(await unsubscribe(ctx, token)).toMatchObject({ hasLeft: true })
      expect(await undoUnsubscribe(ctx, token)).toMatchObject({ hasLeft: true })
    }
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })

  it('coming back takes a new confirmation, and joins only what it asks for', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const email = anAddress()
    const { leave } = await aSubscriber(site, ctx, { email, list: ['news', 'weekly'] })
    await unsubscribe(ctx, leave)
    ctx.sleep(60 * MINUTE_MS)
    const { mail } = await aMailedSignUp(site, ctx, { email, list: 'weekly' })
    expect(await listsOf(site, ctx, email)).toEqual([])
    await confirmSubscription(ctx, tokenIn(mail, 'confirm'))
    expect(await listsOf(site, ctx, email)).toEqual(['weekly'])
    const { results } = await env.DB.prepare('SELECT count(*) AS n FROM subscribers WHERE site_id = ?1')
      .bind(site.id)
      .all()
    expect(results).toEqual([{ n: 1 }])
  })
})
