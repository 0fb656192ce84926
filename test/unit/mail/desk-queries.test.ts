import { describe, it } from 'vitest'
import {
  countDays,
  LIFTABLE,
  type Liftable,
  liftSuppression,
  listSuppressed,
  raiseReachedOf,
} from '../../../src/mail/desk-queries'
import { insertSuppression, raiseReached, type SuppressionReason } from '../../../src/mail/queries'
import { aMailedAddress, aSiteId, hashOf, knownOf, reasonsOf } from '../../support/mail-hooks'
import { type TestCtx, testContext } from '../../support/test-context'

/** An address that a site's mail may not go to any more, for one reason. */
async function suppressed(ctx: TestCtx, siteId: string, reason: SuppressionReason = 'bounce', at = 1000) {
  const hash = await hashOf(ctx, `reader-${crypto.randomUUID()}@example.org`)
  await ctx.db.run(insertSuppression(hash, '*', reason, at, 'resend', siteId))
  return { hash, mark: hash.slice(0, 8), siteId, reason: reason as Liftable, at }
}
type Suppressed = Awaited<ReturnType<typeof suppressed>>

const lift = (ctx: TestCtx, { siteId, at, mark, reason }: Suppressed, now = 2000) =>
  ctx.db.batch([
    raiseReachedOf(siteId, at, mark, reason, now),
    liftSuppression(siteId, at, mark, reason, now),
  ])

const marksOf = async (ctx: TestCtx, siteId: string, until = 9000, limit = 10, skip = 0) =>
  (await ctx.db.all(listSuppressed(siteId, until, limit, skip))).map(({ mark }) => mark)

describe('lifting', () => {
  it.for(LIFTABLE)('takes back %s', async (reason, { expect }) => {
    const ctx = testContext()
    const about = await suppressed(ctx, aSiteId(), reason)
    await lift(ctx, about)
    expect(await reasonsOf(about.hash)).toEqual([])
    expect(await marksOf(ctx, about.siteId)).toEqual([])
    const { suppressions, mail_reached } = await knownOf(about.hash)
    expect(suppressions).toMatchObject([{ lifted_at: 2000, created_at: 1000 }])
    expect(mail_reached).toEqual([{ address_hash: about.hash, reached_at: 2000, answered_at: null }])
  })

  it('never offers what the reader said', ({ expect }) => {
    for (const reason of ['not-me', 'complaint', 'erased']) expect(LIFTABLE).not.toContain(reason)
  })

  for (const [name, change] of [
    ['another site', { siteId: 'somebody-else' }],
    ['a moment earlier', { at: 999 }],
    ['a moment later', { at: 1001 }],
    ['another reason', { reason: 'by-hand' }],
    ['another mark', { mark: '00000000' }],
    ['a shorter mark', { mark: '' }],
  ] as const) {
    it(`changes nothing for ${name}`, async ({ expect }) => {
      const ctx = testContext()
      const about = await suppressed(ctx, aSiteId())
      const before = await knownOf(about.hash)
      await lift(ctx, { ...about, ...change })
      expect(await knownOf(about.hash)).toEqual(before)
    })
  }

  it('leaves the other reasons of the address', async ({ expect }) => {
    const ctx = testContext()
    const about = await suppressed(ctx, aSiteId())
    await ctx.db.run(insertSuppression(about.hash, '*', 'complaint', about.at, 'resend', about.siteId))
    await lift(ctx, about)
    expect(await reasonsOf(about.hash)).toEqual(['complaint'])
  })

  it('a second time keeps the first moment', async ({ expect }) => {
    const ctx = testContext()
    const about = await suppressed(ctx, aSiteId())
    await lift(ctx, about, 2000)
    const before = await knownOf(about.hash)
    await lift(ctx, about, 3000)
    expect(await knownOf(about.hash)).toEqual(before)
  })

  it('does not make an address reached earlier than it was', async ({ expect }) => {
    const ctx = testContext()
    const about = await suppressed(ctx, aSiteId())
    await ctx.db.run(raiseReached(about.hash, 5000))
    await lift(ctx, about, 2000)
    expect((await knownOf(about.hash)).mail_reached).toMatchObject([{ reached_at: 5000 }])
  })

  for (const [at, reasons] of [
    [1000, []],
    [2000, []],
    [2001, ['bounce']],
  ] as const) {
    it(`at 2000: a bounce told afterwards, of ${at}, ${reasons.length > 0 ? 'counts' : 'does not count'}`, async ({
      expect,
    }) => {
      const ctx = testContext()
      const about = await suppressed(ctx, aSiteId())
      await lift(ctx, about, 2000)
      await ctx.db.run(insertSuppression(about.hash, '*', 'bounce', at, 'resend', about.siteId))
      expect(await reasonsOf(about.hash)).toEqual(reasons)
    })
  }
})

describe('the list of suppressed addresses', () => {
  it('has the newest first, page by page, and none that came after the first page', async ({ expect }) => {
    const ctx = testContext()
    const siteId = aSiteId()
    const marks: string[] = []
    for (const at of [100, 200, 300]) marks.unshift((await suppressed(ctx, siteId, 'bounce', at)).mark)
    expect(await marksOf(ctx, siteId, 300)).toEqual(marks)
    expect(await marksOf(ctx, siteId, 299)).toEqual(marks.slice(1))
    expect(await marksOf(ctx, siteId, 300, 2)).toEqual(marks.slice(0, 2))
    expect(await marksOf(ctx, siteId, 300, 2, 2)).toEqual(marks.slice(2))
    expect(await marksOf(ctx, siteId, 300, 2, 3)).toEqual([])
  })

  it('is that of one site, and shows eight characters of the hash', async ({ expect }) => {
    const ctx = testContext()
    const [mine, theirs] = [await suppressed(ctx, aSiteId()), await suppressed(ctx, aSiteId())]
    expect(await ctx.db.all(listSuppressed(mine.siteId, 9000, 10, 0))).toEqual([
      { mark: mine.hash.slice(0, 8), reason: 'bounce', source: 'resend', created_at: 1000 },
    ])
    expect(await marksOf(ctx, theirs.siteId)).toEqual([theirs.mark])
  })
})

describe('the count of days', () => {
  it('holds the day it begins with, and not the one before', async ({ expect }) => {
    const ctx = testContext()
    const { siteId } = await aMailedAddress(ctx)
    const today = Math.floor(ctx.clock.now() / 86_400_000)
    expect(await ctx.db.all(countDays(siteId, today))).toEqual([{ state: 'sent', count: 1 }])
    expect(await ctx.db.all(countDays(siteId, today + 1))).toEqual([])
  })
})
