import fc from 'fast-check'
import { describe, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/kernel/time'
import type { Bounce, BounceKind } from '../../../../src/mail/bounces/bounce'
import { recordBounce, SOFT_DAYS } from '../../../../src/mail/bounces/record-bounce'
import { insertSuppression, listSuppressions } from '../../../../src/mail/queries'
import { sendMail } from '../../../../src/mail/sending/send-mail'
import {
  aLetter,
  aMailedAddress,
  aSiteId,
  hashOf,
  knownOf,
  type MailedAddress,
  reasonsOf,
} from '../../../support/mail-hooks'
import { type TestCtx, testContext } from '../../../support/test-context'

const told = (
  kind: BounceKind,
  { email, tag }: Pick<MailedAddress, 'email'> & { readonly tag?: string },
  at?: number,
): Bounce => ({ kind, address: email, tag, at, provider: 'resend', providerId: 'e-1' })

/** A soft bounce on each of the last `days` days, oldest first. */
async function softOn(ctx: TestCtx, about: MailedAddress, days: number, endingDaysAgo = 0): Promise<void> {
  const now = ctx.clock.now()
  for (let ago = days - 1; ago >= 0; ago--) {
    await recordBounce(ctx, told('soft', about, now - (ago + endingDaysAgo) * DAY_MS))
  }
}

const send = (ctx: TestCtx, about: MailedAddress, kind = 'test.letter') =>
  sendMail(ctx, aLetter(about.siteId, about.email, kind), { transport: { send: async () => 'id' } })

describe('recordBounce', () => {
  it('B6: no such mailbox ends mail after one, from every site of the install', async ({ expect }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    const at = ctx.clock.now() - HOUR_MS
    expect(await recordBounce(ctx, told('hard', about, at))).toBe(true)
    expect((await knownOf(about.hash)).suppressions).toEqual([
      {
        address_hash: about.hash,
        site_id: '*',
        reason: 'bounce',
        source: 'resend',
        by_site: about.siteId,
        created_at: at,
        lifted_at: null,
      },
    ])
    expect(await send(ctx, about)).toBe('suppressed')
    expect(await send(ctx, { ...about, siteId: aSiteId() })).toBe('suppressed')
    expect(await send(ctx, about, 'auth.sign-in')).toBe('suppressed')
  })

  it('B5: a complaint ends mail for all lists, but locks nobody out of the desk', async ({ expect }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    await recordBounce(ctx, told('complaint', about))
    expect(await reasonsOf(about.hash)).toEqual(['complaint'])
    expect(await send(ctx, about)).toBe('suppressed')
    expect(await send(ctx, about, 'auth.sign-in')).toBe('sent')
  })

  it('B6: soft bounces end mail on the seventh separate day, not before', async ({ expect }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    await softOn(ctx, about, SOFT_DAYS - 1, 1)
    expect(await reasonsOf(about.hash)).toEqual([])
    expect(await send(ctx, about)).toBe('sent')
    await recordBounce(ctx, told('soft', about))
    expect(await reasonsOf(about.hash)).toEqual(['soft-bounce'])
    expect(await send(ctx, about)).toBe('suppressed')
    expect(await send(ctx, about, 'auth.sign-in')).toBe('sent')
  })

  it('B6: counts days, not mails: a bad hour is one day', async ({ expect }) => {
    const ctx = testContext({ now: Date.UTC(2026, 10, 24, 12) })
    const about = await aMailedAddress(ctx)
    for (let at = 0; at < 20; at++) {
      await recordBounce(ctx, told('soft', about, ctx.clock.now() - at * MINUTE_MS))
    }
    expect((await knownOf(about.hash)).soft_bounces).toHaveLength(1)
    expect(await reasonsOf(about.hash)).toEqual([])
  })

  it('B6: a delivery begins the count anew', async ({ expect }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    await softOn(ctx, about, SOFT_DAYS - 1, 2)
    await recordBounce(ctx, told('delivered', about, ctx.clock.now() - DAY_MS))
    await recordBounce(ctx, told('soft', about))
    expect((await knownOf(about.hash)).soft_bounces).toHaveLength(1)
    expect(await reasonsOf(about.hash)).toEqual([])
  })

  it('counts only days close together: seven within thirty', async ({ expect }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    const now = ctx.clock.now()
    for (const ago of [60, 50, 40, 29, 20, 10, 5, 1, 0]) {
      await recordBounce(ctx, told('soft', about, now - ago * DAY_MS))
    }
    expect((await knownOf(about.hash)).soft_bounces).toHaveLength(6)
    expect(await reasonsOf(about.hash)).toEqual([])
  })

  it('B8: a delivery told later undoes soft bounces before it, and neither a complaint nor a hard bounce', async ({
    expect,
  }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    const now = ctx.clock.now()
    await softOn(ctx, about, SOFT_DAYS)
    await recordBounce(ctx, told('complaint', about, now - DAY_MS))
    await recordBounce(ctx, told('hard', about, now - DAY_MS))
    expect(await reasonsOf(about.hash)).toEqual(['bounce', 'complaint', 'soft-bounce'])
    await recordBounce(ctx, told('delivered', about, now))
    expect(await reasonsOf(about.hash)).toEqual(['bounce', 'complaint'])
  })

  it('B8: the order in which things are told, and how often, changes nothing', async ({ expect }) => {
    const kind = fc.constantFrom<BounceKind>('soft', 'soft', 'soft', 'soft', 'delivered', 'hard', 'complaint')
    // Hours apart, so that several fall on one day, over a little more than the window.
    const events = fc.uniqueArray(fc.record({ kind, hoursAgo: fc.integer({ min: 0, max: 40 * 24 }) }), {
      selector: ({ hoursAgo }) => hoursAgo,
      minLength: 2,
      maxLength: 14,
    })
    const twoOrders = events.chain((list) =>
      fc.record({
        list: fc.constant(list),
        other: fc
          .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.shuffledSubarray(list))
          .map(([all, again]) => [...all, ...again]),
      }),
    )
    const ctx = testContext()
    const now = ctx.clock.now()
    const outcomeOf = async (order: readonly { kind: BounceKind; hoursAgo: number }[], siteId: string) => {
      const about = await aMailedAddress(ctx, siteId)
      for (const { kind, hoursAgo } of order) {
        await recordBounce(ctx, told(kind, about, now - hoursAgo * HOUR_MS))
      }
      return JSON.stringify(await knownOf(about.hash)).replaceAll(about.hash, 'HASH')
    }
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(twoOrders, async ({ list, other }) => {
        const siteId = aSiteId()
        const outcome = await outcomeOf(list, siteId)
        for (const [reason] of outcome.matchAll(/"reason":"[\w-]+"/g)) seen.add(reason)
        expect(await outcomeOf(other, siteId)).toBe(outcome)
      }),
      { numRuns: 30, seed: 5 },
    )
    // The property would hold of nothing happening, too.
    expect([...seen].sort()).toEqual(['"reason":"bounce"', '"reason":"complaint"', '"reason":"soft-bounce"'])
  }, 60_000)

  it('writes nothing about an address that no mail went to, nor about what is none', async ({ expect }) => {
    const ctx = testContext()
    const email = `stranger-${crypto.randomUUID()}@example.org`
    for (const kind of ['hard', 'soft', 'complaint', 'delivered'] as const) {
      expect(await recordBounce(ctx, told(kind, { email }))).toBe(false)
      expect(await recordBounce(ctx, told(kind, { email: '"; DROP TABLE suppressions' }))).toBe(false)
    }
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(await knownOf(await hashOf(ctx, email))).toEqual({
      suppressions: [],
      soft_bounces: [],
      mail_reached: [],
    })
  })

  it('knows the address in any spelling', async ({ expect }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    expect(await recordBounce(ctx, told('hard', { email: ` ${about.email.toUpperCase()} ` }))).toBe(true)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('lays it to the site whose mail the event names, else to the last one that mailed', async ({
    expect,
  }) => {
    const ctx = testContext()
    const about = await aMailedAddress(ctx)
    const later = { ...about, siteId: aSiteId() }
    ctx.sleep(MINUTE_MS)
    await send(ctx, later)
    const byOf = async () =>
      ((await knownOf(about.hash)).suppressions as { reason: string; by_site: string }[]).map(
        ({ reason, by_site }) => [reason, by_site],
      )
    await recordBounce(ctx, told('hard', about))
    for (const tag of [undefined, 'not-a-tag', '00000000000', 'zzzzzzzzzzz']) {
      await recordBounce(ctx, told('complaint', { email: about.email, ...(tag && { tag }) }))
    }
    expect(await byOf()).toEqual([
      ['bounce', about.siteId],
      ['complaint', later.siteId],
    ])
  })

  it('takes a time that is missing or ahead of ours for now', async ({ expect }) => {
    const ctx = testContext()
    const now = ctx.clock.now()
    for (const at of [undefined, now + DAY_MS]) {
      const about = await aMailedAddress(ctx)
      await recordBounce(ctx, told('hard', about, at))
      expect((await knownOf(about.hash)).suppressions).toMatchObject([{ created_at: now }])
    }
  })

  it('costs few rows: a delivery 1 written, a hard bounce 2, a suppressed mail looks at 2', async ({
    expect,
  }) => {
    const about = await aMailedAddress()
    const delivered = testContext()
    await recordBounce(delivered, told('delivered', about))
    expect(delivered.db.usage.rowsWritten).toBe(1)
    expect(delivered.db.usage.rowsRead).toBeLessThanOrEqual(10)
    const hard = testContext()
    await recordBounce(hard, told('hard', about))
    expect(hard.db.usage.rowsWritten).toBe(2)
    const again = testContext()
    await recordBounce(again, told('hard', about))
    expect(again.db.usage.rowsWritten).toBe(0)
  })
})

describe('looking a suppression up', () => {
  it('reads the row there is, at most with its neighbour, and none where there is none, among thousands', async ({
    expect,
  }) => {
    const ctx = testContext()
    const [siteId, other] = [aSiteId(), aSiteId()]
    const hashes = Array.from({ length: 3_000 }, (_, at) => `${siteId}-${at}`)
    await ctx.db.batch(hashes.map((hash) => insertSuppression(hash, siteId, 'by-hand', 1, 'desk', siteId)))
    await ctx.db.run(insertSuppression(`${siteId}-all`, '*', 'bounce', 1, 'resend', other))
    const rows = async (hash: string, site: string) => {
      const before = ctx.db.usage.rowsRead
      const found = await ctx.db.all(listSuppressions(hash, site))
      return [found.length, ctx.db.usage.rowsRead - before]
    }
    for (const hash of [hashes[1_700]!, `${siteId}-all`]) {
      const [found, read] = await rows(hash, siteId)
      expect(found).toBe(1)
      expect(read).toBeLessThanOrEqual(2)
    }
    expect(await rows(hashes[1_700]!, other)).toEqual([0, 0])
    expect(await rows(`${siteId}-nobody`, siteId)).toEqual([0, 0])
  })
})

describe('insertSuppression', () => {
  it('keeps of one reason the earliest telling, and each reason by itself', async ({ expect }) => {
    const ctx = testContext()
    const hash = await hashOf(ctx, `a-${crypto.randomUUID()}@example.org`)
    await ctx.db.run(insertSuppression(hash, '*', 'bounce', 20, 'postmark', 'b'))
    await ctx.db.run(insertSuppression(hash, '*', 'bounce', 10, 'resend', 'a'))
    await ctx.db.run(insertSuppression(hash, '*', 'bounce', 30, 'mailgun', 'c'))
    await ctx.db.run(insertSuppression(hash, '*', 'not-me', 40, 'reader', 'd'))
    expect((await knownOf(hash)).suppressions).toMatchObject([
      { reason: 'bounce', created_at: 10, source: 'resend', by_site: 'a' },
      { reason: 'not-me', created_at: 40, source: 'reader', by_site: 'd' },
    ])
  })
})
