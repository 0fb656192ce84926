import { describe, it } from 'vitest'
import { listActions } from '../../../../src/audit/public'
import { DAY_MS, MINUTE_MS } from '../../../../src/kernel/time'
import { createTokens } from '../../../../src/platform/token'
import { unsubscribe } from '../../../../src/subscribers/leaving/unsubscribe'
import { askAgain } from '../../../../src/subscribers/sign-up/ask-again'
import { confirmSubscription } from '../../../../src/subscribers/sign-up/confirm-subscription'
import { sendConfirmation } from '../../../../src/subscribers/sign-up/send-confirmation'
import { aPage, aSite } from '../../../support/a-site'
import {
  aMailedSignUp,
  aSubscriber,
  dumpOf,
  mailTo,
  newsContext,
  receiptsOf,
  subscriberOf,
  tokenIn,
} from '../../../support/a-subscriber'

describe('confirmSubscription', () => {
  it('C3: completes the receipt with time, network and browser, and logs it', async ({ expect }) => {
    const site = await aSite({ consentWords: 'News each morning.' })
    const ctx = newsContext()
    const { email, mail } = await aMailedSignUp(site, ctx, { page: aPage(site), locale: 'de' })
    const requestedAt = ctx.clock.now()
    ctx.sleep(MINUTE_MS)
    const elsewhere = newsContext({ now: ctx.clock.now(), ip: '198.51.100.4' })
    expect((await confirmSubscription(elsewhere, tokenIn(mail, 'confirm'), 'Phone/2')).state).toBe('open')
    const [receipt] = await receiptsOf(site, email)
    expect(receipt).toMatchObject({
      words: 'News each morning.',
      version: 1,
      page: aPage(site),
      requested_at: requestedAt,
      confirmed_at: requestedAt + MINUTE_MS,
      confirm_agent: 'Phone/2',
    })
    expect(receipt!.confirm_network).not.toBe(receipt!.request_network)
    const row = await subscriberOf(site, ctx, email)
    expect(row).toMatchObject({
      status: 'confirmed',
      confirmed_at: requestedAt + MINUTE_MS,
      locale: 'de',
    })
    expect(await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 5))).toMatchObject([
      { actor: 'visitor', action: 'subscriber.confirm', subject: `subscriber:${row!.id}` },
    ])
  })

  it('changes nothing the second time, and says that it is done', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, confirmed } = await aSubscriber(site, ctx)
    const before = await dumpOf(site, ctx, email)
    ctx.sleep(MINUTE_MS)
    expect((await confirmSubscription(ctx, confirmed, 'Other/1')).state).toBe('confirmed')
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })

  it('confirms once when two presses come together', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    const token = tokenIn(mail, 'confirm')
    await Promise.all([confirmSubscription(ctx, token, 'A/1'), confirmSubscription(ctx, token, 'B/1')])
    const log = await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 5))
    expect(log.map(({ action }) => action)).toEqual(['subscriber.confirm'])
    expect(await receiptsOf(site, email)).toHaveLength(1)
  })

  it('works for seven days and not a moment longer', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    ctx.sleep(7 * DAY_MS)
    expect((await confirmSubscription(ctx, tokenIn(mail, 'confirm'))).state).toBe('expired')
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
  })

  it('does not bring back somebody who left since, however young the link is', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, confirmed, leave } = await aSubscriber(site, ctx)
    await unsubscribe(ctx, leave)
    expect((await confirmSubscription(ctx, confirmed)).state).toBe('used')
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'unsubscribed' })
  })

  it('brings somebody back who asked anew, with a receipt of its own', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, leave } = await aSubscriber(site, ctx)
    await unsubscribe(ctx, leave)
    ctx.sleep(DAY_MS)
    const { mail } = await aMailedSignUp(site, ctx, { email })
    await confirmSubscription(ctx, tokenIn(mail, 'confirm'))
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      status: 'confirmed',
      unsubscribed_at: null,
    })
    expect((await receiptsOf(site, email)).map(({ confirmed_at }) => confirmed_at)).not.toContain(null)
  })

  it('opens with an old signing key, and not with an unknown one', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx)
    const token = tokenIn(mail, 'confirm')
    const fresh = { id: 'k9', secret: 'x'.repeat(32) }
    const rotated = { ...ctx, tokens: createTokens([fresh, ...ctx.config.signingKeys], ctx.clock.now) }
    const lost = { ...ctx, tokens: createTokens([fresh], ctx.clock.now) }
    await expect(confirmSubscription(lost, token)).rejects.toMatchObject({ code: 'web/link-altered' })
    expect((await confirmSubscription(rotated, token)).state).toBe('open')
  })

  it('U4: takes no token of another purpose', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail, email } = await aMailedSignUp(site, ctx)
    const wrong = await ctx.tokens.sign('unsubscribe', [site.id, 1], 0)
    for (const token of [
      tokenIn(mail, 'not-me'),
      wrong,
      // One time in sixteen a signature ends with an A anyway; it never begins with a dot.
      tokenIn(mail, 'confirm').replace(/\.(?=[^.]*$)/, '.A'),
      '',
      'a.b.c',
    ]) {
      await expect(confirmSubscription(ctx, token)).rejects.toMatchObject({ code: 'web/link-altered' })
    }
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
  })
})

describe('askAgain', () => {
  it('N-13: sends a new mail to the address in the token, with the same words and page', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx, { page: aPage(site), locale: 'de' })
    ctx.sleep(8 * DAY_MS)
    expect((await askAgain(ctx, tokenIn(mail, 'confirm'), 'Late/1')).state).toBe('expired')
    const [first, second] = await receiptsOf(site, email)
    expect(second).toMatchObject({
      words_id: first!.words_id,
      page: aPage(site),
      locale: 'de',
      requested_at: ctx.clock.now(),
      request_agent: 'Late/1',
    })
    await sendConfirmation(ctx, { siteId: site.id, consentId: Number(second!.id) })
    const [newest] = await mailTo(ctx, email)
    expect((await confirmSubscription(ctx, tokenIn(newest, 'confirm'))).state).toBe('open')
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'confirmed' })
  })

  it('does nothing for a link that still works, is done or is gone', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    const token = tokenIn(mail, 'confirm')
    expect((await askAgain(ctx, token)).state).toBe('open')
    await confirmSubscription(ctx, token)
    expect((await askAgain(ctx, token)).state).toBe('confirmed')
    expect((await askAgain(ctx, await ctx.tokens.sign('confirm', [site.id, 1], 0))).state).toBe('gone')
    expect(await receiptsOf(site, email)).toHaveLength(1)
  })
})
