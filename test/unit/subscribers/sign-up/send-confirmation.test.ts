import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../../src/kernel/time'
import { insertSuppression } from '../../../../src/mail/public'
import { declineRequest } from '../../../../src/subscribers/sign-up/decline-request'
import { sendConfirmation } from '../../../../src/subscribers/sign-up/send-confirmation'
import { aPage, aSite } from '../../../support/a-site'
import {
  aMailedSignUp,
  anAddress,
  aSignUp,
  aSubscriber,
  hashOf,
  mailTo,
  newsContext,
  receiptsOf,
  tokenIn,
} from '../../../support/a-subscriber'
import { configWith } from '../../../support/config-with'

describe('sendConfirmation', () => {
  it('asks the owner of the address, with one button and the link written out', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail, email } = await aMailedSignUp(site, ctx)
    expect(mail).toMatchObject({
      to: email,
      from: `${site.name} <comments@comments.test>`,
      subject: `Confirm your subscription to ${site.name}`,
    })
    const link = `https://comments.test/confirm/${tokenIn(mail, 'confirm')}`
    expect(mail!.html.split(`href="${link}"`)).toHaveLength(3)
    expect(mail!.text).toContain('The button works until January 22, 2027 at 9:00 AM UTC.')
  })

  it('writes in the language of the form', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx, { locale: 'de' })
    expect(mail!.subject).toBe(`Bestätigen Sie Ihr Abonnement von ${site.name}`)
    expect(mail!.html).toContain('<html lang="de"')
  })

  it('costs at most 3 rows written for the mail, besides the development outbox', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { consentId } = await aSignUp(site, ctx)
    const before = { ...ctx.db.usage }
    await sendConfirmation(ctx, { siteId: site.id, consentId })
    expect(ctx.db.usage.rowsWritten - before.rowsWritten).toBeLessThanOrEqual(4)
    expect(ctx.db.usage.rowsRead - before.rowsRead).toBeLessThanOrEqual(15)
  })

  it('L4, U14, F7: leaves List-Unsubscribe out and has "I did not ask for this"', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx)
    expect(Object.keys(mail!.headers).filter((name) => name.startsWith('List-'))).toEqual([])
    expect(mail!.headers['Auto-Submitted']).toBe('auto-generated')
    expect(mail!.text).toContain('I did not ask for this:\nhttps://comments.test/not-me/')
  })

  it('F5: holds nothing the visitor typed but the address it goes to', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const typed = {
      name: 'http://spam.example',
      timeZone: 'Europe/Berlin',
      page: aPage(site, '/buy-pills-now'),
      facts: { agent: 'http://spam.example', referrer: aPage(site, '/buy-pills-now') },
    }
    const { mail, email } = await aMailedSignUp(site, ctx, typed)
    const said = JSON.stringify({ ...mail, to: '', headers: { ...mail!.headers, To: '' } })
    for (const word of ['spam.example', 'spam[.]example', 'buy-pills', email])
      expect(said).not.toContain(word)
  })

  it('F2: sends one of ten requests, and another one ten minutes later', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const email = anAddress()
    for (let at = 0; at < 10; at++) await aMailedSignUp(site, ctx, { email })
    expect(await mailTo(ctx, email)).toHaveLength(1)
    ctx.sleep(10 * MINUTE_MS)
    await aMailedSignUp(site, ctx, { email })
    expect(await mailTo(ctx, email)).toHaveLength(2)
  })

  it('F2: sends three a day to an address, over all sites', async ({ expect }) => {
    const ctx = newsContext()
    const email = anAddress()
    for (let at = 0; at < 5; at++) await aMailedSignUp(await aSite(), ctx, { email })
    expect(await mailTo(ctx, email)).toHaveLength(3)
    ctx.sleep(DAY_MS)
    await aMailedSignUp(await aSite(), ctx, { email })
    expect(await mailTo(ctx, email)).toHaveLength(3)
    // Nobody pressed a button: after as long as a request lives, the count begins anew.
    ctx.sleep(30 * DAY_MS)
    await aMailedSignUp(await aSite(), ctx, { email })
    expect(await mailTo(ctx, email)).toHaveLength(4)
  })

  it('sends nothing twice when its job runs again', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, consentId } = await aMailedSignUp(site, ctx)
    await sendConfirmation(ctx, { siteId: site.id, consentId })
    expect(await mailTo(ctx, email)).toHaveLength(1)
  })

  it('tries again after a failure of the transport, under the caps', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, consentId } = await aSignUp(site, ctx)
    const failing = {
      ...ctx,
      config: configWith(ctx, { transport: 'cloudflare' }),
      emailBinding: { send: () => Promise.reject(new Error('down')) } as unknown as SendEmail,
    }
    await expect(sendConfirmation(failing, { siteId: site.id, consentId })).rejects.toThrow()
    await sendConfirmation(ctx, { siteId: site.id, consentId })
    expect(await mailTo(ctx, email)).toHaveLength(1)
  })

  it('F8: never mails a role address', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    for (const role of ['abuse', 'PostMaster', 'noreply', 'security']) {
      expect((await aMailedSignUp(site, ctx, { email: anAddress(role) })).mail).toBeUndefined()
    }
  })

  it('N-07: tells a subscriber that they are one, with the way out and nothing to confirm', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSubscriber(site, ctx)
    ctx.sleep(10 * MINUTE_MS)
    const { mail } = await aMailedSignUp(site, ctx, { email })
    expect(mail!.subject).toBe(`You are already subscribed to ${site.name}`)
    expect(mail!.text).not.toContain('/confirm/')
    expect(tokenIn(mail, 'unsubscribe')).toMatch(/^test\./)
  })

  it('says nothing to a suppressed address', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const email = anAddress()
    await ctx.db.run(insertSuppression(await hashOf(ctx, email), '*', 'complaint', 1, 'reader', 'any-site'))
    expect((await aMailedSignUp(site, ctx, { email })).mail).toBeUndefined()
  })

  it('U12: sends nothing that was queued before the person said no', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    const queued = await aSignUp(other, ctx, { email })
    await declineRequest(ctx, tokenIn(mail, 'not-me'))
    await sendConfirmation(ctx, { siteId: other.id, consentId: queued.consentId })
    expect(await mailTo(ctx, email)).toEqual([mail])
  })

  it('drops a request that was confirmed, erased or ran out before its job ran', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const subscriber = await aSubscriber(site, ctx)
    ctx.sleep(DAY_MS)
    await sendConfirmation(ctx, { siteId: site.id, consentId: subscriber.consentId })
    expect(await mailTo(ctx, subscriber.email)).toHaveLength(1)
    await sendConfirmation(ctx, { siteId: site.id, consentId: 1 })
    const late = await aSignUp(site, ctx)
    ctx.sleep(7 * DAY_MS)
    await sendConfirmation(ctx, { siteId: site.id, consentId: late.consentId })
    expect(await mailTo(ctx, late.email)).toEqual([])
  })

  it('finds no request by the id of another site', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const { email, consentId } = await aSignUp(site, ctx)
    await sendConfirmation(ctx, { siteId: other.id, consentId })
    expect(await mailTo(ctx, email)).toEqual([])
  })

  it('C3: the receipt names the mail that went out', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aMailedSignUp(site, ctx)
    const [receipt] = await receiptsOf(site, email)
    const { results } = await env.DB.prepare('SELECT state FROM mail_log WHERE id = ?1')
      .bind(receipt!.mail_id)
      .all()
    expect(results).toEqual([{ state: 'sent' }])
  })
})
