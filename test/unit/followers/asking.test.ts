import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { askFollow } from '../../../src/followers/ask-follow'
import { confirmFollow } from '../../../src/followers/confirm-follow'
import { declineFollow } from '../../../src/followers/decline-follow'
import { eraseUnproven } from '../../../src/followers/erase-unproven'
import { slotOf, slotsDue } from '../../../src/followers/frequency'
import { readFollowingOf } from '../../../src/followers/read-following'
import { sendConfirmation } from '../../../src/followers/send-confirmation'
import { parseEmail } from '../../../src/kernel/email-address'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import { insertSuppression } from '../../../src/mail/public'
import { aComment } from '../../support/a-comment'
import {
  aFollower,
  anAsking,
  aProof,
  codeIn,
  emptyOutbox,
  followerOf,
  followsOf,
  linkIn,
  mailTo,
} from '../../support/a-follower'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, anAddress, hashOf, newsContext } from '../../support/a-subscriber'
import { postJson } from '../../support/api'

afterAll(emptyOutbox)

const requestsOf = async (siteId: string) =>
  (
    await env.DB.prepare(
      'SELECT r.* FROM follow_requests r JOIN followers f ON f.id = r.follower_id WHERE f.site_id = ?1 ORDER BY r.id',
    )
      .bind(siteId)
      .all<Record<string, unknown>>()
  ).results

describe('asking for mails with a comment', () => {
  it('follows nothing until the mailbox has said yes (double opt-in)', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const { email, mail, id } = await anAsking(site, ctx, { notify: 'replies', frequency: 'daily' })
    const before = await followerOf(site, ctx, email)
    expect(before).toMatchObject({ confirmed_at: null, frequency: 'now', slot: null })
    expect(await followsOf(before!.id as number)).toEqual([])
    await confirmFollow(ctx, linkIn(mail, 'confirm'))
    const after = await followerOf(site, ctx, email)
    const hour = new Date(ctx.clock.now()).getUTCHours()
    expect(after).toMatchObject({ confirmed_at: ctx.clock.now(), frequency: 'daily', slot: hour })
    expect(await followsOf(after!.id as number)).toMatchObject([{ comment_id: id }])
  })

  it('needs an address, and says so beside the field', async ({ expect }) => {
    const site = await aSite()
    const { status, json } = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: 'Ada',
      body: 'Hm.',
      notify: 'all',
    })
    expect(status).toBe(422)
    expect(json.errors).toEqual([{ field: 'email', message: expect.stringContaining('choose “Nothing”') }])
  })

  it('knows three wishes and three rhythms, and names them to whoever sends another', async ({ expect }) => {
    const site = await aSite()
    const fields = { page: aPage(site), name: 'Ada', body: 'Hm.', email: anAddress() }
    const wish = await postJson(`/v1/${site.id}/comments`, { ...fields, notify: 'everything' })
    expect(wish.json.errors[0]).toMatchObject({
      field: 'notify',
      message: expect.stringContaining('no, replies, all'),
    })
    const rhythm = await postJson(`/v1/${site.id}/comments`, { ...fields, frequency: 'monthly' })
    expect(rhythm.json.errors[0]).toMatchObject({
      field: 'frequency',
      message: expect.stringContaining('now, hourly, daily'),
    })
  })

  it('writes nothing more for whoever does not ask', async ({ expect }) => {
    const [site, email] = [await aSite(), anAddress()]
    for (const notify of ['no', '', undefined] as const) {
      const { claim } = await aComment(site, { email, ...(notify !== undefined && { notify }) })
      expect(claim).toBeUndefined()
    }
    expect(await requestsOf(site.id)).toEqual([])
  })

  it('is answered alike for an address that is new, asked, proven, unwanted or blocked (N-07, F4)', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const [fresh, asked, proven, blocked] = [anAddress(), anAddress(), anAddress(), anAddress()]
    await anAsking(site, ctx, { email: asked })
    await aFollower(site, ctx, { email: proven })
    await ctx.db.run(
      insertSuppression(await hashOf(ctx, blocked), '*', 'not-me', ctx.clock.now(), 'reader', site.id),
    )
    const answers = []
    for (const email of [fresh, asked, proven, blocked, `abuse@${crypto.randomUUID()}.example`]) {
      const start = ctx.db.usage.queries
      const { status, verified, claim, html } = await aComment(site, { email, notify: 'all' }, { ctx })
      answers.push([status, verified, claim?.length, html, ctx.db.usage.queries - start])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  it('takes a device at its word that has proven the address: it follows at once, without a mail', async ({
    expect,
  }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const proof = await aProof(site, ctx, email)
    const mails = (await mailTo(ctx, email)).length
    const { claim, id } = await aComment(site, { email, proof, notify: 'replies' }, { ctx })
    expect(claim).toBeUndefined()
    const row = await followerOf(site, ctx, email)
    expect((await followsOf(row!.id as number)).map(({ comment_id }) => comment_id).sort()).toEqual([0, id])
    expect(await mailTo(ctx, email)).toHaveLength(mails)
  })
})

describe('a person who is known', () => {
  it('is changed by nothing that somebody types', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const { followerId } = await aFollower(site, ctx, { email, frequency: 'daily' })
    const [before, follows] = [await followerOf(site, ctx, email), await followsOf(followerId)]
    const typed = email.replace('ada', 'ADA')
    await aComment(site, { email: typed, name: 'Eve', notify: 'replies', frequency: 'now' }, { ctx })
    await aComment(
      site,
      { email, name: 'Eve', notify: 'all', page: aPage(site, '/other'), proof: 'x.y.z' },
      { ctx },
    )
    expect(await followerOf(site, ctx, email)).toEqual(before)
    expect(await followsOf(followerId)).toEqual(follows)
  })

  it('keeps how often mails come when they confirm once more, on another device', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    await aFollower(site, ctx, { email, frequency: 'daily' })
    const { slot } = (await followerOf(site, ctx, email))!
    ctx.sleep(3 * HOUR_MS)
    await aFollower(site, ctx, { email, frequency: 'now', page: aPage(site, '/other') })
    expect(await followerOf(site, ctx, email)).toMatchObject({ frequency: 'daily', slot })
  })

  it('is another person at another site', async ({ expect }) => {
    const [ctx, email] = [newsContext(), anAddress()]
    const [one, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    await aFollower(one, ctx, { email })
    expect(await followerOf(other, ctx, email)).toBeNull()
    expect(await readFollowingOf(ctx, other.id, await hashOf(ctx, email))).toBeUndefined()
  })

  it('is told to other pages that have proven the same address, with a link, and only once confirmed', async ({
    expect,
  }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const asking = await anAsking(site, ctx, { email })
    expect(await readFollowingOf(ctx, site.id, await hashOf(ctx, email))).toBeUndefined()
    await confirmFollow(ctx, linkIn(asking.mail, 'confirm'))
    const found = await readFollowingOf(ctx, site.id, await hashOf(ctx, email.toUpperCase()))
    expect(found).toMatchObject({ pages: 1, comments: 0 })
    expect(found?.link).toMatch(/^https:\/\/comments\.test\/following\/[\w.-]+$/)
  })
})

describe('the mail that asks', () => {
  it('holds nothing that was typed: no name, no words, no page, no title (D6, F5)', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail, email } = await anAsking(site, ctx, {
      name: 'Your bank',
      body: 'Call http://evil.example now',
      title: 'URGENT',
      url: 'evil.example',
      page: aPage(site, '/urgent-call-evil'),
    })
    const all = JSON.stringify(mail)
    for (const typed of ['Your bank', 'evil', 'URGENT', 'urgent']) expect(all).not.toContain(typed)
    expect(mail!.to).toBe(email)
  })

  it('says who asks and why, with a button, a code, a way to say no, and no List-Unsubscribe (U14)', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await anAsking(site, ctx)
    expect(mail!.subject).toBe(`Confirm your address for ${site.name}`)
    expect(mail!.text).toContain('Confirm address:')
    expect(mail!.text.replaceAll('\n', ' ')).toContain('Give it to nobody')
    expect(linkIn(mail, 'not-me')).toBeDefined()
    expect(Object.keys(mail!.headers).filter((name) => /^(List-|Precedence)/.test(name))).toEqual([])
  })

  it('speaks the language of the form', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ locale: 'de' }), newsContext(), anAddress()]
    const { mail } = await anAsking(site, ctx, { email })
    expect(mail!.subject).toBe(`Bestätigen Sie Ihre Adresse für ${site.name}`)
  })

  it('goes to one address three times a day over all sites, together with those of sign-ups (D6, F2)', async ({
    expect,
  }) => {
    const [ctx, email] = [newsContext(), anAddress()]
    const mails = []
    for (let number = 0; number < 4; number++) {
      const site = await aSite()
      mails.push(
        number === 1
          ? (await aMailedSignUp(site, ctx, { email })).mail
          : (await anAsking(site, ctx, { email })).mail,
      )
    }
    expect(mails.map((mail) => mail !== undefined)).toEqual([true, true, true, false])
    // Nobody answered one of them, so the next day brings none; a month does.
    ctx.sleep(DAY_MS + 1)
    expect((await anAsking(await aSite(), ctx, { email })).mail).toBeUndefined()
    ctx.sleep(30 * DAY_MS)
    expect((await anAsking(await aSite(), ctx, { email })).mail).toBeDefined()
  })

  it('goes to one address once in ten minutes from one site, whatever is asked', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    expect((await anAsking(site, ctx, { email })).mail).toBeDefined()
    expect((await anAsking(site, ctx, { email })).mail).toBeUndefined()
    ctx.sleep(10 * MINUTE_MS + 1)
    expect((await anAsking(site, ctx, { email })).mail).toBeDefined()
  })

  it('is not kept from whoever signed up for the news a moment ago', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    await aMailedSignUp(site, ctx, { email })
    expect((await anAsking(site, ctx, { email })).mail).toBeDefined()
  })

  it('goes to no role address (F8) and to nobody who wants none', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    expect((await anAsking(site, ctx, { email: `postmaster@${site.id}.example` })).mail).toBeUndefined()
    await ctx.db.run(insertSuppression(await hashOf(ctx, email), '*', 'complaint', 1, 'resend', site.id))
    expect((await anAsking(site, ctx, { email })).mail).toBeUndefined()
  })

  it('goes once, however often its job runs, and not for what is done or old by then', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email, id, mail } = await anAsking(site, ctx)
    await sendConfirmation(ctx, { siteId: site.id, requestId: id })
    expect(await mailTo(ctx, email)).toHaveLength(1)
    await confirmFollow(ctx, linkIn(mail, 'confirm'))
    ctx.sleep(HOUR_MS)
    await sendConfirmation(ctx, { siteId: site.id, requestId: id })
    const late = await aComment(site, { email: anAddress('late'), notify: 'all' }, { ctx })
    ctx.sleep(7 * DAY_MS)
    await sendConfirmation(ctx, { siteId: site.id, requestId: late.id })
    await sendConfirmation(ctx, { siteId: site.id, requestId: 5 })
    expect(await mailTo(ctx, email)).toHaveLength(1)
  })

  it('is of another site than asked for: nothing', async ({ expect }) => {
    const [site, other, ctx, email] = [await aSite(), await aSite(), newsContext(), anAddress()]
    const { id } = await aComment(site, { email, notify: 'all' }, { ctx })
    await sendConfirmation(ctx, { siteId: other.id, requestId: id })
    expect(await mailTo(ctx, email)).toEqual([])
  })
})

describe('saying yes', () => {
  it('twice changes nothing more, and leaves one row in the log', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const { email, mail } = await anAsking(site, ctx)
    expect((await confirmFollow(ctx, linkIn(mail, 'confirm'))).state).toBe('open')
    const before = await followerOf(site, ctx, email)
    ctx.sleep(1000)
    expect((await confirmFollow(ctx, linkIn(mail, 'confirm'))).state).toBe('confirmed')
    expect(await followerOf(site, ctx, email)).toEqual(before)
    const { results } = await env.DB.prepare(
      "SELECT action, actor FROM audit WHERE site_id = ?1 AND action LIKE 'follower.%'",
    )
      .bind(site.id)
      .all()
    expect(results).toEqual([{ action: 'follower.confirm', actor: 'visitor' }])
  })

  it('ten times at once is once', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const { mail, email } = await anAsking(site, ctx)
    await Promise.all(Array.from({ length: 10 }, () => confirmFollow(ctx, linkIn(mail, 'confirm'))))
    const row = await followerOf(site, ctx, email)
    expect(await followsOf(row!.id as number)).toHaveLength(1)
  })

  it('is for what this mail asked alone: another open request stays open (N-12)', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const { mail } = await anAsking(site, ctx, { email })
    const stranger = await aComment(site, { email, notify: 'all', page: aPage(site, '/evil') }, { ctx })
    await confirmFollow(ctx, linkIn(mail, 'confirm'))
    expect(await requestsOf(site.id)).toMatchObject([{}, { id: stranger.id, confirmed_at: null }])
    const row = await followerOf(site, ctx, email)
    expect(await followsOf(row!.id as number)).toHaveLength(1)
  })

  it('by a forged, foreign or other-purpose token changes nothing (S-24, S-25)', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail, email, claim } = await anAsking(site, ctx)
    const good = linkIn(mail, 'confirm')
    for (const token of [`${good}x`, good.slice(1), linkIn(mail, 'not-me'), claim, 'a.b.c', ''])
      await expect(confirmFollow(ctx, token), token).rejects.toMatchObject({
        code: 'web/link-altered',
        status: 403,
      })
    expect(await followerOf(site, ctx, email)).toMatchObject({ confirmed_at: null })
  })

  it('is too late after seven days', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail, email } = await anAsking(site, ctx)
    ctx.sleep(7 * DAY_MS)
    expect((await confirmFollow(ctx, linkIn(mail, 'confirm'))).state).toBe('expired')
    expect(await followerOf(site, ctx, email)).toMatchObject({ confirmed_at: null })
  })
})

describe('saying “that was not me”', () => {
  it('erases what was asked, ends every device’s proof, and blocks the address for good (F7)', async ({
    expect,
  }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const asking = await anAsking(site, ctx, { email })
    const { redeemCode } = await import('../../../src/followers/redeem-code')
    const proof = await redeemCode(ctx, site, asking.claim, codeIn(asking.mail))
    await declineFollow(ctx, linkIn(asking.mail, 'not-me'))
    expect(await followerOf(site, ctx, email)).toBeNull()
    expect(await requestsOf(site.id)).toEqual([])
    expect((await aComment(site, { email, proof }, { ctx })).verified).toBe(false)
    ctx.sleep(DAY_MS)
    expect((await anAsking(await aSite(), ctx, { email })).mail).toBeUndefined()
  })

  it('holds after a year, and twice is once', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { mail } = await anAsking(site, ctx)
    ctx.sleep(365 * DAY_MS)
    expect((await declineFollow(ctx, linkIn(mail, 'not-me'))).state).not.toBe('gone')
    expect((await declineFollow(ctx, linkIn(mail, 'not-me'))).state).toBe('gone')
  })
})

describe('what nobody confirms', () => {
  it('is erased after 30 days, and the address with it if nothing else is known of it', async ({
    expect,
  }) => {
    const [site, ctx, known] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    const { email } = await anAsking(site, ctx)
    await aFollower(site, ctx, { email: known })
    await aComment(site, { email: known, notify: 'all' }, { ctx })
    ctx.sleep(30 * DAY_MS - 1000)
    const young = await anAsking(site, ctx)
    await eraseUnproven(ctx)
    expect(await followerOf(site, ctx, email)).not.toBeNull()
    ctx.sleep(2000)
    await eraseUnproven(ctx)
    expect(await followerOf(site, ctx, email)).toBeNull()
    expect(await followerOf(site, ctx, known)).not.toBeNull()
    expect(await followerOf(site, ctx, young.email)).not.toBeNull()
    expect((await requestsOf(site.id)).filter(({ confirmed_at }) => confirmed_at === null)).toHaveLength(1)
  })
})

describe('how often', () => {
  it('is a slot: none at once, one for every hour, one for each hour of the day', ({ expect }) => {
    const now = Date.UTC(2027, 0, 15, 9, 42)
    expect([slotOf('now', now), slotOf('hourly', now), slotOf('daily', now)]).toEqual([null, -1, 9])
    expect(slotsDue(now)).toEqual([-1, 9])
    expect(slotsDue(now + 15 * HOUR_MS)).toEqual([-1, 0])
  })

  it('of nothing that a proven device does not follow is asked for', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ hold: 'none' }), newsContext(), anAddress()]
    await aProof(site, ctx, email)
    const { findFollowerByAddress } = await import('../../../src/followers/queries')
    const proven = await ctx.db.first(findFollowerByAddress(site.id, await hashOf(ctx, email)))
    const wanted = {
      email: parseEmail(email)!,
      threadId: null,
      commentId: 0,
      frequency: 'now',
      locale: 'en',
    } as const
    expect(await askFollow(ctx, site, wanted, 1, proven)).toEqual([])
    expect(await askFollow(ctx, site, wanted, 1, undefined)).toHaveLength(3)
  })
})
