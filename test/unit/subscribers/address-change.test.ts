import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { parseEmail } from '../../../src/kernel/email-address'
import { DAY_MS, MINUTE_MS } from '../../../src/kernel/time'
import { listSuppressions } from '../../../src/mail/public'
import type { Site } from '../../../src/sites/public'
import { askAddressChange } from '../../../src/subscribers/address/ask-address-change'
import { askNewAddress } from '../../../src/subscribers/address/ask-new-address'
import { confirmAddress } from '../../../src/subscribers/address/confirm-address'
import { declineAddress } from '../../../src/subscribers/address/decline-address'
import { readAddressChange } from '../../../src/subscribers/address/read-address-change'
import { tellOldAddress } from '../../../src/subscribers/address/tell-old-address'
import { unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { eraseUnconfirmed } from '../../../src/subscribers/sign-up/erase-unconfirmed'
import { aReader } from '../../support/a-reader'
import { aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  anAddress,
  aSubscriber,
  dumpOf,
  hashOf,
  mailTo,
  newsContext,
  receiptsOf,
  subscriberOf,
} from '../../support/a-subscriber'
import type { TestCtx } from '../../support/test-context'

const changeOf = async (id: number) =>
  (await env.DB.prepare('SELECT * FROM address_changes WHERE subscriber_id = ?1')
    .bind(id)
    .first<Record<string, unknown>>())!

/** Asks for another address and sends what that causes. @returns the token in the mail, if one went out */
async function ask(site: Site, ctx: TestCtx, reader: { id: number; own: string }, email: string) {
  const before = (await mailTo(ctx, email)).length
  await askAddressChange(ctx, reader.own, parseEmail(email)!, 'Browser/1')
  const change = await changeOf(reader.id)
  await askNewAddress(ctx, { siteId: site.id, subscriberId: reader.id, changeId: Number(change.id) })
  const mails = await mailTo(ctx, email)
  return mails.length > before ? /\/new-address\/([\w.-]+)/.exec(mails[0]!.text)![1]! : undefined
}

describe('another address', () => {
  it('changes nothing until its owner agrees; then news go there, and the old one is told', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const email = anAddress('grace')
    const before = await subscriberOf(site, ctx, reader.email)
    const token = (await ask(site, ctx, reader, email))!
    expect(await subscriberOf(site, ctx, reader.email)).toEqual(before)
    expect(await subscriberOf(site, ctx, email)).toBeNull()

    ctx.sleep(MINUTE_MS)
    expect(await confirmAddress(ctx, token, 'Browser/2')).toMatchObject({ state: 'open' })
    expect(await subscriberOf(site, ctx, reader.email)).toBeNull()
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ id: reader.id, email, status: 'confirmed' })

    const changeId = Number((await changeOf(reader.id)).id)
    await tellOldAddress(ctx, { siteId: site.id, subscriberId: reader.id, changeId })
    const [told] = await mailTo(ctx, reader.email)
    expect(told!.subject).toBe(`News from ${site.name} go to another address now`)
    expect(told!.text).toContain('g•••@example.org')
    expect(told!.text).not.toContain(email)
    expect(told!.text).toContain('/preferences/')
    // The old address is forgotten, and a second run tells nobody twice.
    expect((await changeOf(reader.id)).old_email).toBeNull()
    await tellOldAddress(ctx, { siteId: site.id, subscriberId: reader.id, changeId })
    expect(await mailTo(ctx, reader.email)).toHaveLength(2)
  })

  it('C3: its owner’s agreement leaves a receipt: words, mail, network and browser of both', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const email = anAddress()
    const token = (await ask(site, ctx, reader, email))!
    const asked = await changeOf(reader.id)
    ctx.sleep(MINUTE_MS)
    await confirmAddress(ctx, token, 'Browser/2')
    expect((await receiptsOf(site, email)).at(-1)).toMatchObject({
      source: 'preferences',
      lists: '["news"]',
      words: expect.stringContaining('you agree to get the news'),
      requested_at: asked.requested_at,
      request_agent: 'Browser/1',
      request_network: asked.request_network,
      mail_id: asked.mail_id,
      confirmed_at: ctx.clock.now(),
      confirm_agent: 'Browser/2',
    })
  })

  it('pressed twice, or twice at once, changes once', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const email = anAddress()
    const token = (await ask(site, ctx, reader, email))!
    await Promise.all([confirmAddress(ctx, token), confirmAddress(ctx, token)])
    const before = await dumpOf(site, ctx, email)
    expect(await confirmAddress(ctx, token)).toMatchObject({ state: 'done' })
    expect(await dumpOf(site, ctx, email)).toEqual(before)
    const { audit } = before as { audit: { action: string }[] }
    expect(audit.filter(({ action }) => action === 'subscriber.change-address')).toHaveLength(1)
  })

  it('old links go on leading to the person: leaving works from a mail to the old address', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const email = anAddress()
    await confirmAddress(ctx, (await ask(site, ctx, reader, email))!)
    await unsubscribe(ctx, reader.leave)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'unsubscribed' })
  })

  it('a second wish takes the place of the first, whose link then opens nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const first = (await ask(site, ctx, reader, anAddress()))!
    const second = (await ask(site, ctx, reader, anAddress()))!
    expect(await confirmAddress(ctx, first)).toEqual({ state: 'gone' })
    expect(await confirmAddress(ctx, second)).toMatchObject({ state: 'open' })
  })

  it('F2: counts as a sign-up mail, so nobody is bombed through a subscriber’s page', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const victim = anAddress()
    for (let at = 0; at < 5; at++) await ask(site, ctx, reader, victim)
    expect(await mailTo(ctx, victim)).toHaveLength(1)
    await aMailedSignUp(site, ctx, { email: victim })
    expect(await mailTo(ctx, victim)).toHaveLength(1)
  })

  it('F8: asks no role address, and not the address it is already', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    expect(await ask(site, ctx, reader, anAddress('abuse'))).toBeUndefined()
    expect(await ask(site, ctx, reader, reader.email)).toBeUndefined()
  })

  it('F5: the mail holds nothing of the subscriber but the site', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx, { name: 'http://spam.example' })
    const email = anAddress()
    await ask(site, ctx, reader, email)
    const [mail] = await mailTo(ctx, email)
    expect(JSON.stringify(mail)).not.toContain('spam')
    expect(JSON.stringify(mail)).not.toContain(reader.email)
  })

  it('F7: “I did not ask for this” ends it and blocks the address for the install, in one press', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const victim = anAddress()
    const token = (await ask(site, ctx, reader, victim))!
    ctx.sleep(8 * DAY_MS)
    await declineAddress(ctx, token)
    await declineAddress(ctx, token)
    const reasons = await ctx.db.all(listSuppressions(await hashOf(ctx, victim), 'any-site'))
    expect(reasons.map(({ reason }) => reason)).toEqual(['not-me'])
    expect(await confirmAddress(ctx, token)).toEqual({ state: 'forgotten' })
    expect(await subscriberOf(site, ctx, reader.email)).toMatchObject({ status: 'confirmed' })
  })

  it('makes room where somebody had asked for the new address and never confirmed', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const email = anAddress()
    await aMailedSignUp(site, ctx, { email })
    ctx.sleep(10 * MINUTE_MS)
    await confirmAddress(ctx, (await ask(site, ctx, reader, email))!)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ id: reader.id, status: 'confirmed' })
  })

  it('leaves both as they are where the new address has a subscription of its own, left or not', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    const other = await aSubscriber(site, ctx)
    ctx.sleep(10 * MINUTE_MS)
    const token = (await ask(site, ctx, reader, other.email))!
    for (const leave of [undefined, other.leave]) {
      if (leave) await unsubscribe(ctx, leave)
      const before = [await dumpOf(site, ctx, reader.email), await dumpOf(site, ctx, other.email)]
      expect(await confirmAddress(ctx, token)).toMatchObject({ state: 'own' })
      expect([await dumpOf(site, ctx, reader.email), await dumpOf(site, ctx, other.email)]).toEqual(before)
    }
  })

  it('works for seven days, ends with the subscription, and is forgotten a week after', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const late = await aReader(site, ctx)
    const token = (await ask(site, ctx, late, anAddress()))!
    const left = await aReader(site, ctx)
    const other = (await ask(site, ctx, left, anAddress()))!
    await unsubscribe(ctx, left.leave)
    expect(await readAddressChange(ctx, other)).toEqual({ state: 'gone' })
    ctx.sleep(7 * DAY_MS)
    expect(await confirmAddress(ctx, token)).toMatchObject({ state: 'expired' })
    ctx.sleep(1)
    await eraseUnconfirmed(ctx)
    expect(await readAddressChange(ctx, token)).toEqual({ state: 'forgotten' })
  })

  it('is not asked for by who has left', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aReader(site, ctx)
    await unsubscribe(ctx, reader.leave)
    await askAddressChange(ctx, reader.own, parseEmail(anAddress())!)
    expect(await changeOf(reader.id)).toBeNull()
  })

  it('is slowed down like a sign-up', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { own } = await aReader(site, ctx)
    const hurried = { ...ctx, mayProceed: async () => false }
    await expect(askAddressChange(hurried, own, parseEmail(anAddress())!)).rejects.toMatchObject({
      status: 429,
    })
  })
})
