import fc from 'fast-check'
import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import { DAY_MS, isoTime, MINUTE_MS } from '../../../src/kernel/time'
import { createTokens } from '../../../src/platform/token'
import { unsubscribe } from '../../../src/subscribers/leaving/unsubscribe'
import { comeBack } from '../../../src/subscribers/preferences/come-back'
import { pauseNews } from '../../../src/subscribers/preferences/pause-news'
import { nextNewsAt, readPreferences } from '../../../src/subscribers/preferences/read-preferences'
import { savePreferences } from '../../../src/subscribers/preferences/save-preferences'
import { confirmSubscription } from '../../../src/subscribers/sign-up/confirm-subscription'
import { sendConfirmation } from '../../../src/subscribers/sign-up/send-confirmation'
import { aList, listsOf } from '../../support/a-list'
import { aReader } from '../../support/a-reader'
import { aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  dumpOf,
  mailTo,
  newsContext,
  receiptsOf,
  subscriberOf,
  tokenIn,
} from '../../support/a-subscriber'

const en = translator('en')

describe('savePreferences', () => {
  it('joins what is ticked and leaves what is not, and nothing else', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    for (const id of ['weekly', 'alerts']) await aList(site, id)
    await aList(other, 'theirs')
    const { email, own } = await aReader(site, ctx, { list: ['news', 'weekly'] })
    await savePreferences(ctx, own, { list: ['weekly', 'alerts', 'theirs', 'nowhere'] }, en)
    expect(await listsOf(site, ctx, email)).toEqual(['alerts', 'weekly'])
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'confirmed' })
  })

  it('C3: leaves a receipt of what was joined, with the words of the page, and none of what was left', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly', { name: 'Friday letter', description: 'One every Friday.' })
    const { email, own } = await aReader(site, ctx)
    ctx.sleep(MINUTE_MS)
    await savePreferences(ctx, own, { list: ['news', 'weekly'] }, en, 'Browser/2')
    const receipts = await receiptsOf(site, email)
    expect(receipts).toHaveLength(2)
    expect(receipts[1]).toMatchObject({
      source: 'preferences',
      form_id: 'preferences',
      lists: '["weekly"]',
      words: expect.stringMatching(/^Friday letter: One every Friday\.\nWhat you tick comes by e-mail/),
      requested_at: ctx.clock.now(),
      confirmed_at: ctx.clock.now(),
      request_agent: 'Browser/2',
      confirm_agent: 'Browser/2',
      mail_id: null,
    })
    await savePreferences(ctx, own, { list: ['news'] }, en)
    expect(await receiptsOf(site, email)).toHaveLength(2)
  })

  it('keeps when news come, and what the form does not say', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, own } = await aReader(site, ctx, { frequency: 'daily', hour: 6, timeZone: 'Asia/Tokyo' })
    await savePreferences(ctx, own, { list: ['news'], frequency: 'weekly', weekday: 5 }, en)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      frequency: 'weekly',
      hour: 6,
      weekday: 5,
      time_zone: 'Asia/Tokyo',
    })
  })

  it('the same form again changes nothing and logs nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email, own } = await aReader(site, ctx)
    const form = { list: ['weekly'], frequency: 'daily', hour: 9, weekday: 2, timeZone: 'UTC' } as const
    await savePreferences(ctx, own, { ...form, list: [...form.list] }, en)
    const before = await dumpOf(site, ctx, email)
    await savePreferences(ctx, own, { ...form, list: [...form.list] }, en)
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })

  it('whoever unticks everything has left, and comes back only by a new confirmation', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { email, own } = await aReader(site, ctx, { list: ['news', 'weekly'] })
    expect(await savePreferences(ctx, own, { list: [] }, en)).toMatchObject({ status: 'unsubscribed' })
    await savePreferences(ctx, own, { list: ['news', 'weekly'] }, en)
    expect(await listsOf(site, ctx, email)).toEqual([])
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'unsubscribed' })
  })

  it('a closed list stays with who is on it, and takes nobody new', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const on = await aReader(site, ctx, { list: ['news', 'weekly'] })
    const off = await aReader(site, ctx)
    await ctx.db.run({
      name: 'test.close',
      sql: "UPDATE lists SET closed_at = 1 WHERE site_id = ?1 AND id = 'weekly'",
      params: [site.id],
    })
    for (const { own } of [on, off]) await savePreferences(ctx, own, { list: ['news', 'weekly'] }, en)
    expect(await listsOf(site, ctx, on.email)).toEqual(['news', 'weekly'])
    expect(await listsOf(site, ctx, off.email)).toEqual(['news'])
  })

  it('in any order of ticking and leaving, the person is subscribed exactly while on a list', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const site = await aSite()
    for (const id of ['a', 'b']) await aList(site, id)
    const step = fc.oneof(
      fc.subarray(['news', 'a', 'b']).map((list) => ({ list })),
      fc.constantFrom('news', 'a', 'b', '').map((leave) => ({ leave })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const { email, own, id } = await aReader(site, ctx)
        for (const one of steps) {
          ctx.sleep(1)
          if ('list' in one) await savePreferences(ctx, own, one, en)
          else await unsubscribe(ctx, await ctx.tokens.sign('unsubscribe', [site.id, id, one.leave], 0))
          const on = await listsOf(site, ctx, email)
          const { status } = (await subscriberOf(site, ctx, email))!
          expect(status).toBe(on.length > 0 ? 'confirmed' : 'unsubscribed')
        }
      }),
      { numRuns: 12 },
    )
  })

  it('costs two reads of two queries and one batch', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    const { own } = await aReader(site, ctx)
    const before = { ...ctx.db.usage }
    await savePreferences(ctx, own, { list: ['weekly'] }, en)
    expect(ctx.db.usage.roundTrips - before.roundTrips).toBe(3)
    expect(ctx.db.usage.rowsWritten - before.rowsWritten).toBeLessThanOrEqual(12)
  })
})

describe('pauseNews', () => {
  it('ends when a day begins in the reader’s time zone, by itself', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, own } = await aReader(site, ctx, {
      frequency: 'daily',
      hour: 7,
      timeZone: 'Europe/Berlin',
    })
    await pauseNews(ctx, own, '2027-02-01')
    const { paused_until } = (await subscriberOf(site, ctx, email))!
    expect(isoTime(Number(paused_until))).toBe('2027-01-31T23:00:00.000Z')
    const reader = (await readPreferences(ctx, own))!
    expect(isoTime(nextNewsAt(reader, ctx.clock.now())!)).toBe('2027-02-01T06:00:00.000Z')
    await pauseNews(ctx, own, undefined)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ paused_until: null, status: 'confirmed' })
  })

  it.for(['2027-01-15', '2027-01-14', '2028-06-01', '', 'tomorrow', '2027-02-30', '0000-00-00'])(
    'refuses %j',
    async (day, { expect }) => {
      const [site, ctx] = [await aSite(), newsContext()]
      const { email, own } = await aReader(site, ctx)
      const before = await dumpOf(site, ctx, email)
      await expect(pauseNews(ctx, own, day)).rejects.toMatchObject({
        status: 422,
        details: { issues: [{ field: 'until' }] },
      })
      expect(await dumpOf(site, ctx, email)).toEqual(before)
    },
  )

  it('twice is once, and means nothing to who has left', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, own, leave } = await aReader(site, ctx)
    await pauseNews(ctx, own, '2027-02-01')
    const once = await dumpOf(site, ctx, email)
    await pauseNews(ctx, own, '2027-02-01')
    expect(await dumpOf(site, ctx, email)).toEqual(once)
    await unsubscribe(ctx, leave)
    const left = await dumpOf(site, ctx, email)
    await pauseNews(ctx, own, '2027-03-01')
    await pauseNews(ctx, own, undefined)
    expect(await dumpOf(site, ctx, email)).toEqual(left)
  })
})

describe('nextNewsAt', () => {
  it('is undefined for news that come at once, and the reader’s hour and day otherwise', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { own } = await aReader(site, ctx)
    const reader = (await readPreferences(ctx, own))!
    const now = Date.parse('2027-01-15T09:00:00Z')
    const next = (fields: object) => {
      const at = nextNewsAt({ ...reader, ...fields }, now)
      return at === undefined ? undefined : isoTime(at)
    }
    expect(next({})).toBeUndefined()
    expect(next({ frequency: 'daily', hour: 18, time_zone: 'Europe/Berlin' })).toBe(
      '2027-01-15T17:00:00.000Z',
    )
    expect(next({ frequency: 'daily', hour: 7, time_zone: 'Europe/Berlin' })).toBe('2027-01-16T06:00:00.000Z')
    // The 15th of January 2027 is a Friday.
    expect(next({ frequency: 'weekly', hour: 7, weekday: 1, time_zone: 'UTC' })).toBe(
      '2027-01-18T07:00:00.000Z',
    )
    expect(
      next({
        frequency: 'daily',
        hour: 0,
        time_zone: 'UTC',
        paused_until: Date.parse('2027-02-01T00:00:00Z'),
      }),
    ).toBe('2027-02-01T00:00:00.000Z')
  })
})

describe('comeBack', () => {
  it('asks by mail, and nothing changes until its button is pressed', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await aList(site, 'weekly')
    await aList(site, 'alerts')
    const { email, own, leave } = await aReader(site, ctx, { list: ['news', 'weekly'] })
    await unsubscribe(ctx, leave)
    ctx.sleep(DAY_MS)
    const before = await subscriberOf(site, ctx, email)
    await comeBack(ctx, own, en, 'Browser/3')
    expect(await subscriberOf(site, ctx, email)).toEqual(before)
    const receipt = (await receiptsOf(site, email)).at(-1)!
    expect(receipt).toMatchObject({ source: 'preferences', lists: '["news","weekly"]', confirmed_at: null })
    await sendConfirmation(ctx, { siteId: site.id, consentId: Number(receipt.id) })
    const [mail] = await mailTo(ctx, email)
    await confirmSubscription(ctx, tokenIn(mail, 'confirm'))
    expect(await listsOf(site, ctx, email)).toEqual(['news', 'weekly'])
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ status: 'confirmed' })
  })

  it('means nothing to who is subscribed', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, own } = await aReader(site, ctx)
    const before = await dumpOf(site, ctx, email)
    await comeBack(ctx, own, en)
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })
})

describe('the link of a reader’s own page', () => {
  it('opens for ever, also under the key before (S-29)', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { own } = await aReader(site, ctx)
    ctx.sleep(4000 * DAY_MS)
    expect(await readPreferences(ctx, own)).toMatchObject({ status: 'confirmed' })
    const keys = [{ id: 'k9', secret: 'x'.repeat(32) }, ...ctx.config.signingKeys]
    const rotated = { ...ctx, tokens: createTokens(keys, ctx.clock.now) }
    expect(await readPreferences(rotated, own)).toMatchObject({ status: 'confirmed' })
  })

  it('U4: opens nothing once a character is changed, nor as another link, nor another link as it', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { own, leave, confirmed } = await aReader(site, ctx)
    for (const forged of [`${own}x`, own.slice(0, -1), own.replace('.', '.A'), leave, confirmed, '', '..'])
      await expect(readPreferences(ctx, forged)).rejects.toMatchObject({ code: 'web/link-altered' })
    await expect(unsubscribe(ctx, own)).rejects.toMatchObject({ code: 'web/link-altered' })
  })

  it('is nobody’s for who never confirmed, and another site’s for none', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const { email } = await aMailedSignUp(site, ctx)
    const { id } = (await subscriberOf(site, ctx, email))!
    const pending = await ctx.tokens.sign('preferences', [site.id, Number(id)], 0)
    expect(await readPreferences(ctx, pending)).toBeUndefined()
    const reader = await aReader(site, ctx)
    const elsewhere = await ctx.tokens.sign('preferences', [other.id, reader.id], 0)
    expect(await readPreferences(ctx, elsewhere)).toBeUndefined()
  })
})
