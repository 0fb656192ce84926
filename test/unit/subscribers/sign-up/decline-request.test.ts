import { describe, it } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import { listSuppressions } from '../../../../src/mail/public'
import { declineRequest } from '../../../../src/subscribers/sign-up/decline-request'
import { aSite } from '../../../support/a-site'
import {
  aMailedSignUp,
  aSubscriber,
  hashOf,
  mailTo,
  newsContext,
  receiptsOf,
  subscriberOf,
  tokenIn,
} from '../../../support/a-subscriber'

describe('declineRequest', () => {
  it('F7: erases the request and mails the address never again, from no site of the install', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    expect((await declineRequest(ctx, tokenIn(mail, 'not-me'))).state).toBe('open')
    expect(await subscriberOf(site, ctx, email)).toBeNull()
    expect(await receiptsOf(site, email)).toEqual([])
    expect(await ctx.db.all(listSuppressions(await hashOf(ctx, email), 'any-site'))).toMatchObject([
      { reason: 'not-me' },
    ])
    ctx.sleep(2 * DAY_MS)
    for (const next of [site, await aSite()]) await aMailedSignUp(next, ctx, { email })
    expect(await mailTo(ctx, email)).toHaveLength(1)
  })

  it('F7: works after the link to confirm has run out, and twice', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await aMailedSignUp(site, ctx)
    ctx.sleep(29 * DAY_MS)
    expect((await declineRequest(ctx, tokenIn(mail, 'not-me'))).state).toBe('open')
    expect((await declineRequest(ctx, tokenIn(mail, 'not-me'))).state).toBe('gone')
  })

  it('unsubscribes somebody whose address was confirmed meanwhile, and keeps that receipt', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, consentId } = await aSubscriber(site, ctx)
    await declineRequest(ctx, await ctx.tokens.sign('not-me', [site.id, consentId], 0))
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'unsubscribed' })
    expect(await receiptsOf(site, email)).toHaveLength(1)
  })

  it('U4: touches nothing with a token of another purpose', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, mail } = await aMailedSignUp(site, ctx)
    await expect(declineRequest(ctx, tokenIn(mail, 'confirm'))).rejects.toMatchObject({ status: 403 })
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
  })
})
