import { describe, it } from 'vitest'
import { aPage, aSite } from '../../../support/a-site'
import {
  anAddress,
  aSignUp,
  aSubscriber,
  newsContext,
  receiptsOf,
  subscriberOf,
} from '../../../support/a-subscriber'

describe('subscribe', () => {
  it('keeps the address as pending and asks the queue for the mail', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx)
    expect(ctx.wakeUps.count).toBe(1)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      email,
      status: 'pending',
      locale: 'en',
      confirmed_at: null,
    })
  })

  it('C3: starts a receipt with words, version, page, time, network and browser', async ({ expect }) => {
    const site = await aSite({ consentWords: 'News each morning.' })
    const ctx = newsContext()
    const page = aPage(site, '/post/7')
    const { email } = await aSignUp(site, ctx, { page, facts: { agent: 'Browser/7' } })
    const [receipt, more] = await receiptsOf(site, email)
    expect(more).toBeUndefined()
    expect(receipt).toMatchObject({
      words: 'News each morning.',
      version: 1,
      page,
      requested_at: ctx.clock.now(),
      request_agent: 'Browser/7',
      confirmed_at: null,
      confirm_network: null,
    })
    expect(receipt!.request_network).toMatch(/^[\w-]{16}$/)
    expect(JSON.stringify(receipt)).not.toContain('203.0.113')
  })

  it('C3: takes the page from the referrer where a plain form names none', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx, { facts: { referrer: aPage(site, '/about') } })
    expect((await receiptsOf(site, email))[0]).toMatchObject({ page: aPage(site, '/about') })
  })

  it('cuts a user agent that is a novel', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx, { facts: { agent: `\ud800${'x'.repeat(5000)}` } })
    expect(String((await receiptsOf(site, email))[0]!.request_agent).length).toBeLessThanOrEqual(300)
  })

  it('knows an address again in any spelling', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx)
    await aSignUp(site, ctx, { email: ` ${email.toUpperCase()} ` })
    expect(await receiptsOf(site, email)).toHaveLength(2)
  })

  it('N-12: changes nothing about a subscriber whose address somebody types', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSubscriber(site, ctx)
    const before = await subscriberOf(site, ctx, email)
    ctx.sleep(1000)
    await aSignUp(site, ctx, { email, locale: 'de' })
    expect(await subscriberOf(site, ctx, email)).toEqual(before)
  })

  it('keeps one person’s sites apart', async ({ expect }) => {
    const [one, two, ctx] = [await aSite(), await aSite(), newsContext()]
    const { email } = await aSubscriber(one, ctx)
    await aSignUp(two, ctx, { email })
    expect(await subscriberOf(one, ctx, email)).toMatchObject({ status: 'confirmed' })
    expect(await subscriberOf(two, ctx, email)).toMatchObject({ status: 'pending' })
  })

  it('F4: runs the same statements for new, pending and confirmed addresses', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const cost = async (email: string) => {
      const before = { ...ctx.db.usage }
      await aSignUp(site, ctx, { email })
      const { queries, roundTrips } = ctx.db.usage
      return { queries: queries - before.queries, roundTrips: roundTrips - before.roundTrips }
    }
    const fresh = anAddress()
    const { email: confirmed } = await aSubscriber(site, ctx)
    const costs = [await cost(fresh), await cost(fresh), await cost(confirmed)]
    expect(costs[0]).toEqual({ queries: 9, roundTrips: 3 })
    expect(new Set(costs.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  it('refuses a page of somebody else', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await expect(aSignUp(site, ctx, { page: 'https://elsewhere.example/' })).rejects.toMatchObject({
      code: 'subscribers/page-not-allowed',
      status: 422,
    })
  })

  it('answers a burst with 429 and keeps nothing of it', async ({ expect }) => {
    const site = await aSite()
    const ctx = { ...newsContext(), mayProceed: async () => false }
    const email = anAddress()
    await expect(aSignUp(site, ctx, { email })).rejects.toMatchObject({
      code: 'web/too-many-requests',
      details: { retryAfterS: 60 },
    })
    expect(await subscriberOf(site, ctx, email)).toBeNull()
  })

  it('makes the sign-up again when an id is taken', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { consentId } = await aSignUp(site, ctx)
    const ids = [consentId]
    const colliding = { ...ctx, newId: () => ids.shift() ?? ctx.newId() }
    const second = await aSignUp(site, colliding)
    expect(second.consentId).not.toBe(consentId)
    expect(await receiptsOf(site, second.email)).toHaveLength(1)
  })
})
