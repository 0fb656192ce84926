import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { createSetUpLink } from '../../src/auth/public'
import { askFollowAgain } from '../../src/followers/ask-follow-again'
import { confirmFollow } from '../../src/followers/confirm-follow'
import { followingLink } from '../../src/followers/links'
import { sendConfirmation } from '../../src/followers/send-confirmation'
import { DAY_MS, HOUR_MS } from '../../src/kernel/time'
import { decideUrl } from '../../src/moderation/notices/decide-link'
import { newAddressLink, ownDataLink } from '../../src/subscribers/links'
import { aComment } from '../support/a-comment'
import {
  aFollower,
  anAsking,
  emptyOutbox,
  followerOf,
  followsOf,
  jobsOf,
  linkIn,
  mailTo as mailsTo,
} from '../support/a-follower'
import { aMember } from '../support/a-member'
import { aReader } from '../support/a-reader'
import { aSite } from '../support/a-site'
import { aMailedSignUp, anAddress, newsContext, tokenIn } from '../support/a-subscriber'
import { anInvitation } from '../support/a-team'
import { call, postForm } from '../support/api'
import { testContext } from '../support/test-context'

afterAll(emptyOutbox)

const pathOf = (url: string) => url.replace('https://comments.test', '')

/** A clock so long ago; the Worker under test lives by the real one. */
const before = (ms: number) => testContext({ now: Date.now() - ms })

/** What the page of an old link leads on to: the button that asks for a new mail, or a place to go. */
type WayOn = { readonly press: string } | { readonly go: string }

/** Every kind of link in our mails that ends, opened after its end. */
const KINDS: Readonly<Record<string, () => Promise<{ path: string; on: WayOn }>>> = {
  async 'a sign-up, after seven days'() {
    const ctx = before(7 * DAY_MS + HOUR_MS)
    const { mail } = await aMailedSignUp(await aSite(), ctx)
    const path = `/confirm/${tokenIn(mail, 'confirm')}`
    return { path, on: { press: `${path}/again` } }
  },
  async 'all data, after a day'() {
    const [site, ctx] = [await aSite(), newsContext()]
    const { id } = await aReader(site, ctx)
    const path = pathOf(await ownDataLink(ctx, site.id, id, Date.now() - DAY_MS))
    return { path, on: { press: `${path}/again` } }
  },
  async 'mails about comments, after seven days'() {
    const ctx = before(7 * DAY_MS + HOUR_MS)
    const { mail } = await anAsking(await aSite({ hold: 'none' }), ctx)
    const path = `/following/confirm/${linkIn(mail, 'confirm')}`
    return { path, on: { press: `${path}/again` } }
  },
  async 'what one follows, after thirty days'() {
    const [site, ctx] = [await aSite({ hold: 'none' }), before(30 * DAY_MS + HOUR_MS)]
    const { followerId } = await aFollower(site, ctx)
    const path = pathOf(await followingLink(ctx, site.id, followerId))
    return { path, on: { press: path } }
  },
  async 'another address, when the wish is erased'() {
    const [site, ctx] = [await aSite(), newsContext()]
    const { id } = await aReader(site, ctx)
    const path = pathOf(await newAddressLink(ctx, site.id, id, 7, Date.now() - 8 * DAY_MS))
    return { path, on: { go: 'on your page, which every mail leads to' } }
  },
  async 'a decision, after seven days'() {
    const site = await aSite()
    const { id } = await aComment(site)
    const { personId } = await aMember(site)
    const url = await decideUrl(before(7 * DAY_MS), site.id, { id, revision: 1 }, personId)
    return { path: pathOf(url), on: { go: 'href="/desk"' } }
  },
  async 'a sign-in, when its time is over'() {
    const { url } = await createSetUpLink(before(2 * DAY_MS), { email: anAddress('mo'), name: 'Mo' })
    return { path: pathOf(url), on: { go: 'href="/desk/sign-in"' } }
  },
  async 'an invitation, after three days'() {
    const site = await aSite()
    const ctx = before(4 * DAY_MS)
    const token = await anInvitation(ctx, site, await aMember(site, 'owner'), anAddress())
    return { path: `/desk/invite/${token}`, on: { go: 'Ask' } }
  },
}

describe.for(Object.entries(KINDS))('the link to %s', ([, make]) => {
  it('says that it is too old, and leads on', async ({ expect }) => {
    const { path, on } = await make()
    const page = await call(path)
    expect(page.status).toBe(410)
    expect(page.text).toMatch(/<h1[^>]*>[^<]*(is|or) too old/)
    expect(page.text).not.toMatch(/ada\+|@team/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.text).toContain('go' in on ? on.go : `<form method="post" action="${on.press}">`)
    if ('go' in on) return
    const pressed = await postForm(on.press, { pressed: 'yes' })
    expect(pressed.text).toContain('A new mail is on its way to a•••@example.org')
  })
})

describe('pressing it', () => {
  it('sends another mail about comments, to the same mailbox, whose link works', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const { email, mail } = await anAsking(site, ctx)
    const token = linkIn(mail, 'confirm')
    expect(await askFollowAgain(ctx, token)).toMatchObject({ state: 'open' })
    expect(await jobsOf(site, 'followers.send-confirmation')).toHaveLength(1)
    ctx.sleep(7 * DAY_MS)
    expect(await askFollowAgain(ctx, token)).toMatchObject({ state: 'expired' })
    const jobs = await jobsOf(site, 'followers.send-confirmation')
    expect(jobs).toHaveLength(2)
    await sendConfirmation(ctx, JSON.parse(jobs[1]!.payload))
    const [fresh] = await mailsTo(ctx, email)
    expect(await confirmFollow(ctx, linkIn(fresh, 'confirm'))).toMatchObject({ state: 'open' })
    const follower = await followerOf(site, ctx, email)
    expect(await followsOf(follower?.id as number)).toHaveLength(1)
    // What the old one asked for is done by the new one.
    expect(await askFollowAgain(ctx, token)).toMatchObject({ state: 'expired' })
  })

  it('asks for all data once more, and for nobody who is erased', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { id } = await aReader(site, ctx)
    const path = pathOf(await ownDataLink(ctx, site.id, id, Date.now() - DAY_MS))
    expect((await postForm(`${path}/again`, {})).status).toBe(202)
    const lives = pathOf(await ownDataLink(ctx, site.id, id, Date.now()))
    expect((await postForm(`${lives}/again`, {})).text).toContain('Download the file')
    await env.DB.prepare('DELETE FROM subscribers WHERE id = ?1').bind(id).run()
    const gone = await postForm(`${path}/again`, {})
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('This address is not on the list')
  })

  it('is nothing a changed link can do', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const other = await ctx.tokens.sign('unsubscribe', [site.id, 1], 1)
    for (const path of ['/confirm', '/own-data', '/following/confirm'])
      expect((await postForm(`${path}/${other}/again`, {})).status, path).toBe(403)
  })
})
