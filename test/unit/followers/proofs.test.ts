import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { changeFollowing } from '../../../src/followers/change-following'
import {
  CODE_MS,
  claimToken,
  codeOf,
  DEVICE_MS,
  deviceToken,
  FOLLOWING_MS,
  followingLink,
  notMeLink,
  stopLink,
} from '../../../src/followers/links'
import { findFollower } from '../../../src/followers/queries'
import { readDevice } from '../../../src/followers/read-device'
import { redeemCode, TRIES_MAX } from '../../../src/followers/redeem-code'
import { parseEmail } from '../../../src/kernel/email-address'
import {
  aFollower,
  anAsking,
  aProof,
  codeIn,
  emptyOutbox,
  followerOf,
  followsOf,
} from '../../support/a-follower'
import { aSite } from '../../support/a-site'
import { anAddress, newsContext } from '../../support/a-subscriber'

afterAll(emptyOutbox)

const stage = async () => [await aSite({ hold: 'none' }), newsContext()] as const
/** Another number of eight digits. */
const otherThan = (code: string) => String((Number(code) + 1) % 1e8).padStart(8, '0')

describe('the code of a mail', () => {
  it.for([
    ['as it stands in the mail', (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`],
    ['in one piece', (code: string) => code],
    ['with a dash', (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`],
    ['copied with words around it', (code: string) => ` Code: ${code}.\n`],
  ] as const)('is taken %s', async ([, write], { expect }) => {
    const [site, ctx] = await stage()
    const { claim, mail, email } = await anAsking(site, ctx)
    const token = await redeemCode(ctx, site, claim, write(codeIn(mail)))
    expect(await readDevice(ctx, site, token, parseEmail(email)!)).toMatchObject({ email })
  })

  it.for([
    ['nothing', () => ''],
    ['no digits', () => 'abcdefgh'],
    ['another number', otherThan],
    ['a digit less', (code: string) => code.slice(0, 7)],
    ['a digit more', (code: string) => `${code}0`],
  ] as const)('is refused beside its field for %s', async ([, write], { expect }) => {
    const [site, ctx] = await stage()
    const { claim, mail } = await anAsking(site, ctx)
    await expect(redeemCode(ctx, site, claim, write(codeIn(mail)))).rejects.toMatchObject({
      code: 'followers/code-wrong',
      details: { issues: [{ field: 'code' }] },
    })
  })

  it('still works at the last try, and not after it', async ({ expect }) => {
    const [site, ctx] = await stage()
    for (const [wrong, works] of [
      [TRIES_MAX - 1, true],
      [TRIES_MAX, false],
    ] as const) {
      const { claim, mail } = await anAsking(site, ctx)
      const code = codeIn(mail)
      for (let at = 1; at <= wrong; at++)
        await expect(redeemCode(ctx, site, claim, otherThan(code))).rejects.toMatchObject({
          code: at < TRIES_MAX ? 'followers/code-wrong' : 'followers/code-over',
        })
      const last = redeemCode(ctx, site, claim, code)
      if (works) await expect(last).resolves.toEqual(expect.any(String))
      else await expect(last).rejects.toMatchObject({ code: 'followers/code-over' })
    }
  })

  it('needs a claim that is ours, of this site and of this purpose', async ({ expect }) => {
    const [site, ctx] = await stage()
    const { claim, mail } = await anAsking(site, ctx)
    const proof = await aProof(site, ctx)
    for (const bad of [undefined, '', 'forged', `${claim}x`, proof])
      await expect(redeemCode(ctx, site, bad, codeIn(mail))).rejects.toMatchObject({
        code: 'followers/code-over',
      })
    await expect(redeemCode(ctx, await aSite(), claim, codeIn(mail))).rejects.toMatchObject({
      code: 'followers/code-over',
    })
  })
})

describe('what a link or a token says', () => {
  it('ends when its time is over, and works a millisecond before', async ({ expect }) => {
    const ctx = newsContext()
    const now = ctx.clock.now()
    const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1)
    const row = { site_id: 'courier', follower_id: 1, epoch: 0 }
    const made = [
      ['device', await deviceToken(ctx, row), DEVICE_MS],
      ['follow-claim', await claimToken(ctx, 'courier', 1, now), CODE_MS],
      ['following', tokenOf(await followingLink(ctx, 'courier', 1)), FOLLOWING_MS],
    ] as const
    for (const [purpose, token, lasts] of made) {
      const later = newsContext({ now: now + lasts - 1 })
      expect(await later.tokens.read(purpose, token)).toMatchObject({ state: 'good' })
      later.sleep(2)
      expect(await later.tokens.read(purpose, token)).toMatchObject({ state: 'expired' })
    }
  })

  it('never ends for a way out', async ({ expect }) => {
    const ctx = newsContext()
    const later = newsContext({ now: ctx.clock.now() + 20 * DEVICE_MS })
    const stop = await stopLink(ctx, 'courier', 1)
    const one = await stopLink(ctx, 'courier', 1, { threadId: 'thread', commentId: 7 })
    const notMe = await notMeLink(ctx, { site_id: 'courier', id: 1, requested_at: ctx.clock.now() })
    const read = (link: string, purpose: 'follow-stop' | 'follow-not-me') =>
      later.tokens.read(purpose, link.slice(link.lastIndexOf('/') + 1))
    expect(await read(stop, 'follow-stop')).toEqual({ state: 'good', value: ['courier', 1] })
    expect(await read(one, 'follow-stop')).toEqual({ state: 'good', value: ['courier', 1, 'thread', 7] })
    expect(await read(notMe, 'follow-not-me')).toEqual({ state: 'good', value: ['courier', 1] })
  })

  it('makes a code of eight digits, the same for the same request and another for each other', async ({
    expect,
  }) => {
    const ctx = newsContext()
    const codes = await Promise.all(Array.from({ length: 50 }, (_, id) => codeOf(ctx, 'courier', id)))
    expect(codes.filter((code) => !/^\d{8}$/.test(code))).toEqual([])
    expect(await codeOf(ctx, 'courier', 7)).toBe(codes[7])
    expect(await codeOf(ctx, 'other', 7)).not.toBe(codes[7])
    expect(new Set(codes).size).toBe(50)
  })
})

describe('what a device proves', () => {
  it('is nothing without a token, an address, or both as they were', async ({ expect }) => {
    const [site, ctx] = await stage()
    const email = anAddress()
    const proof = await aProof(site, ctx, email)
    const typed = parseEmail(email)!
    expect(await readDevice(ctx, site, proof, typed)).toMatchObject({ email, site_id: site.id })
    for (const [token, address] of [
      [undefined, typed],
      [proof, undefined],
      ['', typed],
      [`${proof}x`, typed],
      [proof, parseEmail(anAddress())!],
    ] as const)
      expect(await readDevice(ctx, site, token, address)).toBeUndefined()
    expect(await readDevice(ctx, await aSite(), proof, typed)).toBeUndefined()
  })

  it('is over once devices are forgotten, for every one of them', async ({ expect }) => {
    const [site, ctx] = await stage()
    const email = anAddress()
    const proof = await aProof(site, ctx, email)
    const row = (await readDevice(ctx, site, proof, parseEmail(email)!))!
    await changeFollowing(ctx, row, { forget: 'devices' })
    expect(await readDevice(ctx, site, proof, parseEmail(email)!)).toBeUndefined()
    const fresh = await deviceToken(ctx, { site_id: site.id, follower_id: row.id, epoch: row.epoch + 1 })
    expect(await readDevice(ctx, site, fresh, parseEmail(email)!)).toMatchObject({ id: row.id })
  })
})

describe('a change of what one follows', () => {
  const logOf = async (siteId: string, id: number) =>
    (
      await env.DB.prepare('SELECT action FROM audit WHERE site_id = ?1 AND subject = ?2 ORDER BY id')
        .bind(siteId, `follower:${id}`)
        .all<{ action: string }>()
    ).results
      .map(({ action }) => action)
      .filter((action) => action !== 'follower.confirm')

  it.for(['one', 'all', 'frequency', 'devices'] as const)(
    '%s is done once, and logged once, however often',
    async (kind, { expect }) => {
      const [site, ctx] = await stage()
      const { followerId } = await aFollower(site, ctx)
      const row = (await ctx.db.first(findFollower(site.id, followerId)))!
      const [follow] = await followsOf(followerId)
      const [change, action] = {
        one: [{ stop: { threadId: String(follow!.thread_id), commentId: 0 } }, 'follower.stop'],
        all: [{ stop: 'all' }, 'follower.stop-all'],
        frequency: [{ frequency: 'daily' }, 'follower.frequency'],
        devices: [{ forget: 'devices' }, 'follower.forget-devices'],
      }[kind] as [Parameters<typeof changeFollowing>[2], string]
      for (let at = 0; at < 3; at++) await changeFollowing(ctx, row, change)
      expect(await logOf(site.id, followerId)).toEqual([action])
    },
  )

  it('stops nothing but what it names', async ({ expect }) => {
    const [site, ctx] = await stage()
    const { followerId } = await aFollower(site, ctx)
    const row = (await ctx.db.first(findFollower(site.id, followerId)))!
    const before = await followsOf(followerId)
    const threadId = String(before[0]!.thread_id)
    await changeFollowing(ctx, row, { stop: { threadId, commentId: 1 } })
    await changeFollowing(ctx, row, { stop: { threadId: 'another', commentId: 0 } })
    expect(await followsOf(followerId)).toEqual(before)
    expect(await logOf(site.id, followerId)).toEqual([])
  })

  it('back to at once leaves the hourly slot to bring what still waits', async ({ expect }) => {
    const [site, ctx] = await stage()
    const { followerId, email } = await aFollower(site, ctx, { frequency: 'daily' })
    const row = (await ctx.db.first(findFollower(site.id, followerId)))!
    await changeFollowing(ctx, row, { frequency: 'now' })
    expect(await followerOf(site, ctx, email)).toMatchObject({ frequency: 'now', slot: -1 })
  })
})
