import { env } from 'cloudflare:workers'
import { afterAll, beforeEach, describe, it } from 'vitest'
import { changeFollowing } from '../../../src/followers/change-following'
import { followingLink, stopLink } from '../../../src/followers/links'
import { findFollower } from '../../../src/followers/queries'
import { sendLink } from '../../../src/followers/send-link'
import { DAY_MS } from '../../../src/kernel/time'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import {
  aFollower,
  anAsking,
  aProof,
  codeIn,
  emptyOutbox,
  followerOf,
  followsOf,
  jobsOf,
  linkIn,
  mailTo,
  newsTo,
  type TestFollower,
} from '../../support/a-follower'
import { dumpDatabase } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { newsContext } from '../../support/a-subscriber'
import { call, postForm } from '../../support/api'
import { type TestCtx, testContext } from '../../support/test-context'

afterAll(emptyOutbox)

interface Stage {
  readonly site: Site
  readonly ctx: TestCtx
  readonly reader: TestFollower
  readonly threadId: string
}

/** The Worker under test lives by the real clock, so links are made by it. */
const now = () => testContext({ now: Date.now() })

async function aStage(fields: Parameters<typeof aFollower>[2] = {}): Promise<Stage> {
  const [site, ctx] = [await aSite({ hold: 'none' }), now()]
  const reader = await aFollower(site, ctx, { title: 'A day at the harbour', ...fields })
  const threadId = String((await followsOf(reader.followerId))[0]!.thread_id)
  return { site, ctx, reader, threadId }
}

const pathOf = (url: string) => url.replace('https://comments.test', '')

describe('the way out of a mail', () => {
  let stage: Stage
  let one: string
  let all: string
  beforeEach(async () => {
    stage = await aStage()
    const { site, ctx, reader, threadId } = stage
    one = pathOf(await stopLink(ctx, site.id, reader.followerId, { threadId, commentId: 0 }))
    all = pathOf(await stopLink(ctx, site.id, reader.followerId))
  })

  it('stops one follow with one click: no cookie, no session, no Origin, no redirect (U5, U7)', async ({
    expect,
  }) => {
    const { status, headers } = await postForm(one, { 'List-Unsubscribe': 'One-Click' })
    expect(status).toBe(200)
    expect(headers.get('location')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    expect(await followsOf(stage.reader.followerId)).toEqual([])
    expect(await followerOf(stage.site, stage.ctx, stage.reader.email)).not.toBeNull()
  })

  it('takes urlencoded, multipart and what names no type (U6)', async ({ expect }) => {
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    for (const body of [
      form,
      'List-Unsubscribe=One-Click',
      new URLSearchParams({ 'list-unsubscribe': 'ONE-CLICK' }),
    ]) {
      expect((await call(one, { method: 'POST', body })).status).toBe(200)
      expect(await followsOf(stage.reader.followerId)).toEqual([])
    }
  })

  it('twice is once; a reader who is gone is no error (U10)', async ({ expect }) => {
    for (let time = 0; time < 2; time++)
      expect((await postForm(all, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    await env.DB.prepare('DELETE FROM follow_requests WHERE follower_id = ?1')
      .bind(stage.reader.followerId)
      .run()
    await env.DB.prepare('DELETE FROM followers WHERE id = ?1').bind(stage.reader.followerId).run()
    expect((await postForm(all, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect((await call(all)).status).toBe(410)
  })

  it('asks when it is only opened, or posted without the pair (U8, U9)', async ({ expect }) => {
    const shown = await call(one)
    expect(shown.status).toBe(200)
    expect(shown.text).toMatch(/<form method="post" action="\/following\/stop\/[\w.-]+"/)
    expect(shown.text).toContain('A day at the harbour')
    expect(shown.text).not.toContain(stage.reader.email)
    const empty = await call(one, { method: 'POST' })
    expect(empty.status).toBe(400)
    expect(empty.text).toContain('Stop these mails?')
    expect(await followsOf(stage.reader.followerId)).toHaveLength(1)
    expect((await postForm(one, { pressed: 'yes' })).text).toContain('No more mails about comments on')
    expect(await followsOf(stage.reader.followerId)).toEqual([])
  })

  it('never ends, and opens nothing but its own (U4, U11)', async ({ expect }) => {
    const { site, ctx, reader, threadId } = stage
    const old = testContext({ now: Date.now() - 900 * DAY_MS })
    const link = pathOf(await stopLink(old, site.id, reader.followerId, { threadId, commentId: 7 }))
    expect((await postForm(link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await followsOf(reader.followerId)).toHaveLength(1)
    expect((await postForm(`${one}x`, { 'List-Unsubscribe': 'One-Click' })).status).toBe(403)
    const foreign = await ctx.tokens.sign('unsubscribe', [site.id, reader.followerId], 0)
    expect((await postForm(`/following/stop/${foreign}`, { 'List-Unsubscribe': 'One-Click' })).status).toBe(
      403,
    )
    const other = await aSite()
    const elsewhere = pathOf(await stopLink(ctx, other.id, reader.followerId))
    expect((await postForm(elsewhere, { 'List-Unsubscribe': 'One-Click' })).text).toContain('erased')
    expect(await followsOf(reader.followerId)).toHaveLength(1)
  })
})

describe('the page of what one follows', () => {
  const pageOf = async ({ site, ctx, reader }: Stage) =>
    pathOf(await followingLink(ctx, site.id, reader.followerId))

  it('lists each with its page and since when, masked, in the mail’s language, indexed by nobody', async ({
    expect,
  }) => {
    const stage = await aStage({ notify: 'replies' })
    const { status, text, headers } = await call(await pageOf(stage))
    expect(status).toBe(200)
    expect(text).toContain(`What you follow at ${stage.site.name}`)
    expect(text).toContain('A day at the harbour')
    expect(text).toContain(`#c-${stage.reader.id}`)
    expect(text).toContain('Replies to your comment, since')
    expect(text).toContain('a•••@example.org')
    expect(text).not.toContain(stage.reader.email)
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('stops one, says so, and leaves the others', async ({ expect }) => {
    const stage = await aStage()
    const page = await pageOf(stage)
    const { site, ctx, reader, threadId } = stage
    await env.DB.prepare(
      'INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at) VALUES (?1, ?2, ?3, 0, 1)',
    )
      .bind('gone-thread', 5, reader.followerId)
      .run()
    expect((await call(page)).text).toContain('A page that is not there any more')
    const { text } = await postForm(page, { stop: `${threadId}.0` })
    expect(text).toContain('Stopped. No more mails come from there.')
    expect(await followsOf(reader.followerId)).toMatchObject([{ thread_id: 'gone-thread' }])
    await postForm(page, { stop: 'all' })
    expect(await followsOf(reader.followerId)).toEqual([])
    expect((await call(page)).text).toContain('You follow nothing here')
    expect(await followerOf(site, ctx, reader.email)).not.toBeNull()
  })

  it('changes how often, and refuses what is no rhythm', async ({ expect }) => {
    const stage = await aStage()
    const page = await pageOf(stage)
    const { text } = await postForm(page, { frequency: 'daily' })
    expect(text).toContain('Saved.')
    expect(text).toMatch(/<option value="daily" selected/)
    expect(await followerOf(stage.site, stage.ctx, stage.reader.email)).toMatchObject({ frequency: 'daily' })
    expect((await postForm(page, { frequency: 'yearly' })).status).toBe(422)
    expect((await postForm(page, {})).status).toBe(200)
    expect(await followerOf(stage.site, stage.ctx, stage.reader.email)).toMatchObject({ frequency: 'daily' })
  })

  it('forgets all devices: what they write carries no mark any more', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), now()]
    const { email, claim, mail } = await anAsking(site, ctx)
    const { redeemCode } = await import('../../../src/followers/redeem-code')
    const proof = await redeemCode(ctx, site, claim, codeIn(mail))
    expect((await aComment(site, { email, proof }, { ctx })).verified).toBe(true)
    const row = await followerOf(site, ctx, email)
    const { text } = await postForm(pathOf(await followingLink(ctx, site.id, row!.id as number)), {
      forget: 'devices',
    })
    expect(text).toContain('Each device has to confirm your address again.')
    expect((await aComment(site, { email, proof }, { ctx })).verified).toBe(false)
  })

  it('is too old after thirty days: shows nothing, and mails a new link on a press', async ({ expect }) => {
    const { site, reader } = await aStage()
    const old = testContext({ now: Date.now() - 31 * DAY_MS })
    const link = pathOf(await followingLink(old, site.id, reader.followerId))
    const shown = await call(link)
    expect(shown.status).toBe(410)
    expect(shown.text).toContain('We can send a new one to a•••@example.org')
    expect(shown.text).not.toContain('harbour')
    expect(await jobsOf(site, 'followers.send-link')).toEqual([])
    expect((await postForm(link, { stop: 'all' })).status).toBe(202)
    expect(await followsOf(reader.followerId)).toHaveLength(1)
  })

  it('sends that link to the address of the old one, under the caps of whatever asks', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const reader = await aFollower(site, ctx)
    ctx.sleep(DAY_MS)
    const ask = () => sendLink(ctx, { siteId: site.id, followerId: reader.followerId, mailId: ctx.newId() })
    await ask()
    await ask()
    const [mail, ...more] = await newsTo(ctx, reader.email)
    expect(more).toEqual([])
    expect(mail!.subject).toBe(`What you follow at ${site.name}`)
    expect(linkIn(mail, 'manage')).toMatch(/^[\w.-]+$/)
    await sendLink(ctx, { siteId: site.id, followerId: 5, mailId: ctx.newId() })
  })

  it('of a reader who is gone says so', async ({ expect }) => {
    const [site, ctx] = [await aSite(), now()]
    expect((await call(pathOf(await followingLink(ctx, site.id, 5)))).status).toBe(410)
  })

  it('logs what was changed, once', async ({ expect }) => {
    const { site, ctx, reader } = await aStage()
    const follower = (await ctx.db.first(findFollower(site.id, reader.followerId)))!
    for (const change of [
      { stop: 'all' },
      { stop: 'all' },
      { frequency: 'daily' },
      { frequency: 'daily' },
      { forget: 'devices' },
      { forget: 'devices' },
    ] as const)
      await changeFollowing(ctx, follower, change)
    const { results } = await env.DB.prepare(
      "SELECT action FROM audit WHERE site_id = ?1 AND action LIKE 'follower.%' AND action <> 'follower.confirm'",
    )
      .bind(site.id)
      .all()
    // Within one millisecond ids come in any order.
    expect(results.map(({ action }) => action).sort()).toEqual([
      'follower.forget-devices',
      'follower.frequency',
      'follower.stop-all',
    ])
  })
})

describe('the pages that confirm', () => {
  it('show what would happen, do it on a press, and then show the code with a warning', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), now()]
    const { mail, email } = await anAsking(site, ctx)
    const path = `/following/confirm/${linkIn(mail, 'confirm')}`
    const shown = await call(path)
    expect(shown.text).toContain('Confirm your address')
    expect(shown.text).toContain('a•••@example.org')
    expect(shown.text).not.toContain(codeIn(mail).slice(0, 4))
    const pressed = await postForm(path, { pressed: 'yes' })
    expect(pressed.status).toBe(200)
    // On one line: its halves belong together.
    expect(pressed.text).toContain(`${codeIn(mail).slice(0, 4)}\u00a0${codeIn(mail).slice(4)}`)
    expect(pressed.text).toContain('Enter it nowhere else.')
    expect(await followerOf(site, ctx, email)).toMatchObject({ frequency: 'now' })
    expect((await call(path)).text).toContain('Confirmed')
  })

  it('say what is too old, gone or altered', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const old = testContext({ now: Date.now() - 8 * DAY_MS })
    const { mail } = await anAsking(site, old)
    expect((await call(`/following/confirm/${linkIn(mail, 'confirm')}`)).status).toBe(410)
    const notMe = `/following/not-me/${linkIn(mail, 'not-me')}`
    expect((await call(notMe)).text).toContain('With this button that is erased')
    expect((await postForm(notMe, {})).text).toContain('Nothing more will be sent to a•••@example.org.')
    expect((await postForm(notMe, {})).status).toBe(200)
    expect((await call(notMe)).status).toBe(410)
    expect((await call(`/following/confirm/${linkIn(mail, 'confirm')}`)).status).toBe(410)
    expect((await call('/following/confirm/a.b.c')).status).toBe(403)
  })

  it('of a mark alone speak of no mails', async ({ expect }) => {
    const [site, ctx] = [await aSite(), now()]
    const { followPage } = await import('../../../src/following/follow-page')
    const { FollowPage } = await import('../../../src/following/schema')
    const { sendConfirmation } = await import('../../../src/followers/send-confirmation')
    const v = await import('valibot')
    const email = `mark@${site.id}.example`
    await followPage(ctx, site, v.parse(FollowPage, { page: aPage(site), email, notify: 'mark' }), 'en')
    const row = await env.DB.prepare(
      'SELECT r.id FROM follow_requests r JOIN followers f ON f.id = r.follower_id WHERE f.site_id = ?1',
    )
      .bind(site.id)
      .first<number>('id')
    await sendConfirmation(ctx, { siteId: site.id, requestId: row! })
    const [mail] = await mailTo(ctx, email)
    expect(mail!.text).toContain('wants to show')
    const { text } = await postForm(`/following/confirm/${linkIn(mail, 'confirm')}`, { pressed: 'yes' })
    expect(text).toContain('knows that m•••@')
    const follower = await followerOf(site, ctx, email)
    expect(await followsOf(follower!.id as number)).toEqual([])
  })
})

describe('opening every link of every mail twenty times', () => {
  it('changes nothing (S-20)', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), now()]
    const asking = await anAsking(site, ctx)
    const reader = await aFollower(site, ctx)
    await aProof(site, ctx)
    const threadId = String((await followsOf(reader.followerId))[0]!.thread_id)
    const links = [
      `/following/confirm/${linkIn(asking.mail, 'confirm')}`,
      `/following/not-me/${linkIn(asking.mail, 'not-me')}`,
      pathOf(await stopLink(ctx, site.id, reader.followerId)),
      pathOf(await stopLink(ctx, site.id, reader.followerId, { threadId, commentId: 0 })),
      pathOf(await followingLink(ctx, site.id, reader.followerId)),
    ]
    const tables = async () =>
      (JSON.parse(await dumpDatabase()) as [string, unknown][]).filter(([name]) =>
        /^follow|^suppressions$|^audit$/.test(name),
      )
    const before = await tables()
    for (const path of links) {
      for (const agent of ['Outlook', 'bingbot', 'curl/8']) {
        for (const method of ['GET', 'HEAD', 'OPTIONS']) {
          for (let time = 0; time < 2; time++) await call(path, { method, headers: { 'user-agent': agent } })
        }
      }
    }
    expect(await tables()).toEqual(before)
  })
})
