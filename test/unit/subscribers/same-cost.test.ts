import { describe, it } from 'vitest'
import { insertSuppression } from '../../../src/mail/public'
import { eraseSubscriber } from '../../../src/subscribers/data/erase-subscriber'
import { unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { aForm, aList } from '../../support/a-list'
import { aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  anAddress,
  aSignUp,
  aSubscriber,
  hashOf,
  newsContext,
} from '../../support/a-subscriber'
import { postJson } from '../../support/api'

describe('F4: a sign-up costs the same whatever the address is to us', () => {
  it('nine queries in three round trips, for every state', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const left = await aSubscriber(site, ctx)
    await unsubscribe(ctx, left.leave)
    const erased = await aSubscriber(site, ctx)
    await eraseSubscriber(ctx, site.id, { id: erased.id, email_key: await hashOf(ctx, erased.email) })
    const unwanted = anAddress()
    await ctx.db.run(insertSuppression(await hashOf(ctx, unwanted), '*', 'not-me', 1, 'reader', site.id))
    const states = {
      fresh: anAddress(),
      pending: (await aMailedSignUp(site, ctx)).email,
      confirmed: (await aSubscriber(site, ctx)).email,
      left: left.email,
      erased: erased.email,
      suppressed: unwanted,
      role: anAddress('abuse'),
    }
    const costs = new Map<string, object>()
    for (const [state, email] of Object.entries(states)) {
      const before = { ...ctx.db.usage }
      await aSignUp(site, ctx, { email })
      const { queries, roundTrips } = ctx.db.usage
      costs.set(state, { queries: queries - before.queries, roundTrips: roundTrips - before.roundTrips })
    }
    for (const [state, cost] of costs) expect(cost, state).toEqual({ queries: 9, roundTrips: 3 })
  })

  it('and is refused alike: a wrong list says nothing about the address', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aForm(site, 'footer', { list: ['news', 'weekly'], choose: 'choose' })
    const { email } = await aSubscriber(site, ctx)
    const answer = async (address: string) =>
      (await postJson(`/v1/${site.id}/subscriptions`, { email: address, form: 'footer' })).text
    expect(await answer(email)).toBe(await answer(anAddress()))
  })
})

describe('addresses that no mail server takes, or that hide a second one', () => {
  it.for([
    'ada@example.org, eve@example.org',
    'ada@example.org;eve@example.org',
    'Ada <ada@example.org>',
    'undisclosed: ada@example.org;',
    '"ada,eve"@example.org',
    'ada@example.org\r\nBcc: eve@example.org',
    'ada%0d%0abcc:eve@example.org\n',
    '<ada@example.org>',
    '(comment)ada@example.org',
    'ada@[192.0.2.1]',
    'ada..b@example.org',
    '.ada@example.org',
    'ada@-example.org',
    'ada@example',
    'ada@exa mple.org',
    'ada\udc00@example.org',
    '@example.org',
  ])('refuses %j, and writes nothing', async (email, { expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { status, json } = await postJson(`/v1/${site.id}/subscriptions`, { email })
    expect(status).toBe(422)
    expect(json.errors[0].field).toBe('email')
    const { rows } = (
      await ctx.db.batch([
        {
          name: 'test.count',
          sql: 'SELECT count(*) AS n FROM subscribers WHERE site_id = ?1',
          params: [site.id],
        },
      ])
    )[0] as { rows: readonly { n: number }[] }
    expect(rows[0]!.n).toBe(0)
  })

  it('takes what is odd and right: other scripts, accents, plus and long ones', async ({ expect }) => {
    const site = await aSite()
    for (const email of [
      '用户@例子.中国',
      'jürgen@bücher.example',
      'a+b=c@example.org',
      `${'a'.repeat(64)}@example.org`,
    ])
      expect((await postJson(`/v1/${site.id}/subscriptions`, { email })).status, email).toBe(202)
  })
})
