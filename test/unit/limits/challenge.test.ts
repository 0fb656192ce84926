import { describe, it, vi } from 'vitest'
import { MINUTE_MS } from '../../../src/kernel/time'
import { checkSolution } from '../../../src/limits/check-solution'
import { effortFor } from '../../../src/limits/effort'
import { forgetSpent } from '../../../src/limits/forget-spent'
import { issueChallenge, MORE_BITS } from '../../../src/limits/issue-challenge'
import { ALGORITHM, isSolved, PARTS } from '../../../src/limits/proof'
import { pullBrake, spendOrStop, takeOrStop } from '../../../src/limits/queries'
import { isStop, statement } from '../../../src/platform/sql'
import { aNetwork, at, call } from '../../support/api'
import { aSolution } from '../../support/solving'
import { type TestCtx, testContext } from '../../support/test-context'

const aSiteId = () => `s${crypto.randomUUID().slice(0, 13)}`
const CONTENT = 'ada@example.org'
/** As vitest.config.ts sets it: what is tested is not how long it takes. */
const BITS = testContext().config.challengeBits

const countSpent = statement<{ readonly n: number }, [nonce: string]>(
  'test.count-spent',
  'SELECT count(*) AS n FROM spent_solutions WHERE nonce = ?1',
)

/** A solved challenge of a site of its own. */
async function aSolved(ctx: TestCtx, content = CONTENT) {
  const siteId = aSiteId()
  const challenge = await issueChallenge(ctx, siteId, 'sign-up')
  return { siteId, challenge, solution: await aSolution(challenge, content) }
}

const check = (ctx: TestCtx, siteId: string, solution: string, content = CONTENT) =>
  checkSolution(ctx, siteId, 'sign-up', { solution, content, canSolve: true })

describe('F1: a challenge', () => {
  it('is taken when it was worked out for this site, this purpose and this content', async ({ expect }) => {
    const ctx = testContext()
    const { siteId, challenge, solution } = await aSolved(ctx)
    expect(await check(ctx, siteId, solution)).toEqual({
      nonce: expect.stringMatching(/^[\w-]{22}$/),
      expiresAt: challenge.expiresAt,
    })
  })

  it('asks nobody who sends none, and costs no row until it is spent', async ({ expect }) => {
    const ctx = testContext()
    expect(await check(ctx, aSiteId(), '')).toBeUndefined()
    const { siteId, solution } = await aSolved(ctx)
    await check(ctx, siteId, solution)
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })

  it('says why it does not count, with the next one', async ({ expect }) => {
    const ctx = testContext()
    const { siteId, challenge, solution } = await aSolved(ctx)
    const [token, answer] = solution.split('~') as [string, string]
    const numbers = answer.split(',')
    // Every number before the last that fits is sent: one that is not sent does not fit.
    const other = Array.from({ length: Number(numbers.at(-1)) }, (_, at) => String(at))
    const missed = other.find((number) => !numbers.includes(number))!
    const [first = '', ...rest] = numbers
    const refusals: readonly (readonly [why: string, site: string, solution: string, content?: string])[] = [
      ['forged', siteId, `x${solution}`],
      ['forged', siteId, `${token}x~${answer}`],
      ['forged', siteId, 'nonsense'],
      ['elsewhere', aSiteId(), solution],
      ['unsolved', siteId, solution, 'eve@example.org'],
      ['unsolved', siteId, `${token}~${[missed, ...rest]}`],
      ['unsolved', siteId, `${token}~${rest}`],
      ['unsolved', siteId, `${token}~${answer},${missed}`],
      ['unsolved', siteId, `${token}~${answer},`],
      // One number several times, and in other spellings.
      ['unsolved', siteId, `${token}~${Array(PARTS).fill(first)}`],
      ['unsolved', siteId, `${token}~${[`0${first}`, ...rest]}`],
      ['unsolved', siteId, `${token}~${[`${first}.0`, ...rest]}`],
      ['unsolved', siteId, `${token}~${[`${first} `, ...rest]}`],
      ['unsolved', siteId, `${token}~${[String(2 ** 32 + Number(first)), ...rest]}`],
      ['unsolved', siteId, `${token}~${[String(Number(first) - 2 ** 32), ...rest]}`],
      ['unsolved', siteId, `${token}~${'-1,'.repeat(PARTS)}`],
      ['unsolved', siteId, token],
    ]
    for (const [why, site, sent, content] of refusals) {
      await expect(check(ctx, site, sent, content), why).rejects.toMatchObject({
        code: 'limits/challenge-failed',
        status: 403,
        details: {
          more: { why, bits: BITS, parts: PARTS, algorithm: ALGORITHM, challenge: expect.any(String) },
        },
      })
    }
    ctx.sleep(challenge.expiresAt - ctx.clock.now())
    await expect(check(ctx, siteId, solution)).rejects.toMatchObject({
      details: { more: { why: 'expired' } },
    })
  })

  it('is for one purpose', async ({ expect }) => {
    const ctx = testContext()
    const { siteId, solution } = await aSolved(ctx)
    await expect(
      checkSolution(ctx, siteId, 'comment', { solution, content: CONTENT, canSolve: true }),
    ).rejects.toMatchObject({ details: { more: { why: 'elsewhere' } } })
  })

  it('is spent once, however many try at the same time, and what is over is forgotten', async ({
    expect,
  }) => {
    const ctx = testContext()
    const { siteId, solution } = await aSolved(ctx)
    const solved = (await check(ctx, siteId, solution))!
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => ctx.db.run(spendOrStop(solved.expiresAt, solved.nonce))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(isStop(one.reason)).toBe(true)
    await forgetSpent(ctx)
    expect((await ctx.db.first(countSpent(solved.nonce)))?.n).toBe(1)
    ctx.sleep(11 * MINUTE_MS)
    await forgetSpent(ctx)
    expect((await ctx.db.first(countSpent(solved.nonce)))?.n).toBe(0)
  })

  it('is twice as long for each doubling of what the network used, and has an end', async ({ expect }) => {
    const ctx = testContext({ ip: '192.0.2.99' })
    const siteId = aSiteId()
    const hour = Math.floor(ctx.clock.now() / (60 * MINUTE_MS)) * 60 * MINUTE_MS
    const network = (await ctx.networks.current())!
    const bitsAfter = async (uses: number) => {
      for (let use = 0; use < uses; use++)
        await ctx.db.run(takeOrStop(hour, siteId, network, 'sign-up', Number.MAX_SAFE_INTEGER))
      return (await issueChallenge(ctx, siteId, 'sign-up')).bits
    }
    expect(await bitsAfter(0)).toBe(BITS)
    expect(await bitsAfter(9)).toBe(BITS)
    expect(await bitsAfter(1)).toBe(BITS + 1)
    expect(await bitsAfter(10)).toBe(BITS + 2)
    expect(await bitsAfter(140)).toBe(BITS + MORE_BITS)
    // Another network of the same site is not made to pay for it.
    const elsewhere = testContext({ ip: '198.51.100.99' })
    expect((await issueChallenge(elsewhere, siteId, 'sign-up')).bits).toBe(BITS)
  })

  it('is longer while the brake is pulled, for what it was pulled for', async ({ expect }) => {
    const ctx = testContext()
    const siteId = aSiteId()
    await ctx.db.run(
      pullBrake(siteId, Math.floor(ctx.clock.now() / 86_400_000), 'comment', 2, 1, ctx.newId()),
    )
    expect((await issueChallenge(ctx, siteId, 'comment')).bits).toBe(BITS + 2)
    expect((await issueChallenge(ctx, siteId, 'sign-up')).bits).toBe(BITS)
  })

  it('can be fetched beforehand by a program', async ({ expect }) => {
    const siteId = aSiteId()
    const answer = await call(at(`/v1/${siteId}/challenge`, { for: 'comment' }), { headers: aNetwork() })
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({
      challenge: expect.any(String),
      bits: BITS,
      parts: PARTS,
      algorithm: ALGORITHM,
      expiresAt: expect.stringMatching(/Z$/),
    })
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await call(`/v1/${siteId}/challenge?for=tea`)).status).toBe(422)
    expect((await call(`/v1/${siteId}/challenge`)).status).toBe(200)
  })

  it('names no network, so that a phone may change its own between asking and sending', async ({
    expect,
  }) => {
    const { siteId, solution } = await aSolved(testContext({ ip: '192.0.2.1' }))
    expect(await check(testContext({ ip: '198.51.100.7' }), siteId, solution)).toBeDefined()
  })
})

/** As docs/reference/http.md tells it, by somebody who read nothing else. */
async function asDescribed(password: Uint8Array<ArrayBuffer>, number: number): Promise<number> {
  const salt = new DataView(new ArrayBuffer(4))
  salt.setUint32(0, number, true)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: ALGORITHM.iterations, salt: salt.buffer }
  return new DataView(await crypto.subtle.deriveBits(how, key, 256)).getUint32(0, true)
}

describe('the sum', () => {
  it.for(['', 'ada@example.org', 'Grüße, 世界 🌍', 'x'.repeat(20_000), 'lone \udc00 surrogate'])(
    'is for %j what the reference says',
    async (content, { expect }) => {
      const text = new TextEncoder().encode(`k1.W10.x\n${content}`)
      const password = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
      const numbers: number[] = []
      const missed: number[] = []
      for (let number = 0; numbers.length < PARTS || missed.length === 0; number++) {
        const list = (await asDescribed(password, number)) < 2 ** (32 - BITS) ? numbers : missed
        list.push(number)
      }
      const answer = numbers.slice(0, PARTS)
      expect(
        await aSolution({ challenge: 'k1.W10.x', bits: BITS, parts: PARTS, algorithm: ALGORITHM }, content),
      ).toBe(`k1.W10.x~${answer}`)
      expect(await isSolved('k1.W10.x', content, answer.join(), BITS)).toBe(true)
      // In any order.
      expect(await isSolved('k1.W10.x', content, answer.toReversed().join(), BITS)).toBe(true)
      expect(await isSolved('k1.W10.x', content, answer.with(3, missed[0]!).join(), BITS)).toBe(false)
      expect(await isSolved('k1.W10.x', content, answer.join(), 24)).toBe(false)
      expect(await isSolved('k1.W10.x', `${content}.`, answer.join(), BITS)).toBe(false)
    },
  )

  it('costs us one derivation for each number, and one alone where the first is by chance', async ({
    expect,
  }) => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits')
    const solution = await aSolution(
      { challenge: 'c', bits: BITS, parts: PARTS, algorithm: ALGORITHM },
      CONTENT,
    )
    const answer = solution.split('~')[1]!
    derive.mockClear()
    expect(await isSolved('c', CONTENT, answer, BITS)).toBe(true)
    expect(derive).toHaveBeenCalledTimes(PARTS)
    derive.mockClear()
    expect(await isSolved('c', CONTENT, answer, 24)).toBe(false)
    expect(derive).toHaveBeenCalledTimes(1)
    derive.mockRestore()
  })

  it('is not asked of a device that says it cannot: it waits as without scripts', ({ expect }) => {
    const cannot = effortFor({ solution: 'none' }, CONTENT, true)
    expect(cannot).toEqual(effortFor({}, CONTENT, false))
    expect(effortFor({ solution: 'none~' }, CONTENT, true)).toMatchObject({
      canSolve: true,
      solution: 'none~',
    })
  })
})
