import { describe, it } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import { eraseUnconfirmed } from '../../../../src/subscribers/sign-up/erase-unconfirmed'
import { aSite } from '../../../support/a-site'
import {
  aMailedSignUp,
  aSignUp,
  aSubscriber,
  newsContext,
  receiptsOf,
  subscriberOf,
} from '../../../support/a-subscriber'

describe('eraseUnconfirmed', () => {
  it('C6: erases an address that was never confirmed, after 30 days and not before', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aMailedSignUp(site, ctx)
    ctx.sleep(30 * DAY_MS)
    await eraseUnconfirmed(ctx)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
    ctx.sleep(1)
    await eraseUnconfirmed(ctx)
    expect(await subscriberOf(site, ctx, email)).toBeNull()
    expect(await receiptsOf(site, email)).toEqual([])
  })

  it('C6: keeps subscribers and their receipts, and erases what others asked in their name', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, consentId } = await aSubscriber(site, ctx)
    await aSignUp(site, ctx, { email })
    expect(await receiptsOf(site, email)).toHaveLength(2)
    ctx.sleep(31 * DAY_MS)
    await eraseUnconfirmed(ctx)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'confirmed' })
    expect((await receiptsOf(site, email)).map(({ id }) => id)).toEqual([consentId])
  })

  it('C6: keeps an address that asked again a week ago', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx)
    ctx.sleep(25 * DAY_MS)
    const second = await aSignUp(site, ctx, { email })
    ctx.sleep(7 * DAY_MS)
    await eraseUnconfirmed(ctx)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'pending' })
    expect((await receiptsOf(site, email)).map(({ id }) => id)).toEqual([second.consentId])
  })
})
