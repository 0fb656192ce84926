import { describe, it } from 'vitest'
import { parseEmail } from '../../../../src/kernel/email-address'
import { DAY_MS } from '../../../../src/kernel/time'
import { raiseAnswered } from '../../../../src/mail/public'
import {
  claimMail,
  MAILS_A_DAY,
  MAILS_UNANSWERED,
  SITE_PAUSE_MS,
  UNANSWERED_MS,
} from '../../../../src/mail/sending/claim-mail'
import { hashAddress } from '../../../../src/platform/hash'
import { aSiteId } from '../../../support/mail-hooks'
import { type TestCtx, testContext } from '../../../support/test-context'

const anAddress = () => `reader-${crypto.randomUUID()}@example.org`

const isClaimed = async (ctx: TestCtx, to: string, kind: string, siteId = aSiteId()): Promise<boolean> =>
  (await claimMail(ctx, ctx.newId(), { siteId, kind, to })) !== undefined

/** Claims from sites that differ, until the day holds no more. */
async function fill(ctx: TestCtx, to: string, kind: string): Promise<void> {
  for (let at = 0; at < MAILS_A_DAY; at++) await isClaimed(ctx, to, kind)
}

/** Somebody presses the button of one of them. */
const answer = async (ctx: TestCtx, to: string) =>
  ctx.db.run(raiseAnswered(await hashAddress(ctx.config.hashKey, parseEmail(to)!.key), ctx.clock.now()))

const SIGN_UP = 'subscribers.sign-up'
const FOLLOW = 'followers.confirm'

describe('claimMail: which kinds share a day (D6)', () => {
  for (const [held, asked, free] of [
    [SIGN_UP, SIGN_UP, false],
    [SIGN_UP, FOLLOW, false],
    [FOLLOW, SIGN_UP, false],
    [FOLLOW, FOLLOW, false],
    [SIGN_UP, 'test.letter', true],
    ['test.letter', SIGN_UP, true],
    ['test.letter', 'test.letter', false],
    ['test.letter', 'test.other', true],
  ] as const) {
    it(`after a day of ${held}, ${asked} ${free ? 'goes' : 'does not go'}`, async ({ expect }) => {
      const ctx = testContext()
      const to = anAddress()
      await fill(ctx, to, held)
      expect(await isClaimed(ctx, to, asked)).toBe(free)
    })
  }

  it('both confirmations together make up the three', async ({ expect }) => {
    const ctx = testContext()
    const to = anAddress()
    const claims: boolean[] = []
    for (const kind of [SIGN_UP, FOLLOW, SIGN_UP, FOLLOW]) claims.push(await isClaimed(ctx, to, kind))
    expect(claims).toEqual([true, true, true, false])
  })

  it('another address has a day of its own', async ({ expect }) => {
    const ctx = testContext()
    await fill(ctx, anAddress(), SIGN_UP)
    expect(await isClaimed(ctx, anAddress(), SIGN_UP)).toBe(true)
  })
})

describe('claimMail: the ends of its windows', () => {
  for (const [name, ms, free] of [
    ['one millisecond before the pause of a site ends', SITE_PAUSE_MS - 1, false],
    ['when it ends', SITE_PAUSE_MS, true],
  ] as const) {
    it(`${name}: ${free ? 'goes' : 'does not go'}`, async ({ expect }) => {
      const ctx = testContext()
      const [to, siteId] = [anAddress(), aSiteId()]
      expect(await isClaimed(ctx, to, SIGN_UP, siteId)).toBe(true)
      ctx.sleep(ms)
      expect(await isClaimed(ctx, to, SIGN_UP, siteId)).toBe(free)
    })
  }

  for (const [name, ms, free] of [
    ['one millisecond before the day ends', DAY_MS - 1, false],
    ['when it ends', DAY_MS, true],
  ] as const) {
    it(`${name}: ${free ? 'goes' : 'does not go'}`, async ({ expect }) => {
      const ctx = testContext()
      const to = anAddress()
      await fill(ctx, to, SIGN_UP)
      // Without an answer the cap of mails nobody answered would hold on.
      await answer(ctx, to)
      ctx.sleep(ms)
      expect(await isClaimed(ctx, to, SIGN_UP)).toBe(free)
    })
  }

  it('the pause of a site is that of one kind', async ({ expect }) => {
    const ctx = testContext()
    const [to, siteId] = [anAddress(), aSiteId()]
    expect(await isClaimed(ctx, to, SIGN_UP, siteId)).toBe(true)
    expect(await isClaimed(ctx, to, FOLLOW, siteId)).toBe(true)
    expect(await isClaimed(ctx, to, FOLLOW, siteId)).toBe(false)
  })

  it('a mail that is turned away takes no place', async ({ expect }) => {
    const ctx = testContext()
    const [to, siteId] = [anAddress(), aSiteId()]
    for (let at = 0; at < 5; at++) await isClaimed(ctx, to, SIGN_UP, siteId)
    expect(await isClaimed(ctx, to, SIGN_UP)).toBe(true)
  })
})

describe('claimMail: what is no address', () => {
  it.for(['', 'reader', '@example.org', 'reader@', 'a@b@c'])('"%s" has no place', async (to, { expect }) => {
    const ctx = testContext()
    expect(await isClaimed(ctx, to, SIGN_UP)).toBe(false)
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })
})

describe('F2: mails that ask and that nobody answers', () => {
  it('are three in thirty days, over all sites, however slowly they are asked for', async ({ expect }) => {
    const ctx = testContext()
    const to = anAddress()
    const claims: boolean[] = []
    for (let turn = 0; turn < 5; turn++) {
      claims.push(await isClaimed(ctx, to, turn % 2 === 0 ? SIGN_UP : FOLLOW))
      ctx.sleep(9 * DAY_MS)
    }
    expect(claims).toEqual([true, true, true, false, true])
    expect(UNANSWERED_MS).toBe(30 * DAY_MS)
  })

  it('are as many as a day allows again once one was answered', async ({ expect }) => {
    const ctx = testContext()
    const to = anAddress()
    for (let day = 0; day < MAILS_UNANSWERED; day++) {
      expect(await isClaimed(ctx, to, SIGN_UP)).toBe(true)
      ctx.sleep(DAY_MS)
    }
    expect(await isClaimed(ctx, to, SIGN_UP)).toBe(false)
    await answer(ctx, to)
    ctx.sleep(1)
    expect(await isClaimed(ctx, to, SIGN_UP)).toBe(true)
  })

  it('keep nobody from what only they themselves can ask for', async ({ expect }) => {
    const ctx = testContext()
    const to = anAddress()
    await fill(ctx, to, SIGN_UP)
    expect(await isClaimed(ctx, to, 'subscribers.own-data')).toBe(true)
  })

  it('are three however many ask at once', async ({ expect }) => {
    const ctx = testContext()
    const to = anAddress()
    const claims = await Promise.all(Array.from({ length: 12 }, () => isClaimed(ctx, to, SIGN_UP)))
    expect(claims.filter(Boolean)).toHaveLength(3)
  })
})
