import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { applyAction } from '../../../src/moderation/public'
import { aComment } from '../../support/a-comment'
import { aMember, type Member, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aPage } from '../../support/a-site'
import {
  anAddress,
  anInvitation,
  aTeam,
  liveContext,
  loggedAt,
  personOf,
  rolesOf,
} from '../../support/a-team'
import { type Answer, at, call } from '../../support/api'

const HOUR = 3_600_000
const age = ({ personId }: Member) =>
  env.DB.prepare('UPDATE sessions SET created_at = created_at - ?2 WHERE person_id = ?1')
    .bind(personId, HOUR)
    .run()

const sessionIn = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('__Host-afterword='))
    ?.split(';')[0]

describe('the team page', () => {
  it('shows owners the addresses and the forms, and the others names alone', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader')
    const full = await visit(owner, `/desk/${site.id}/team`)
    expect(full.text).toContain(members[0]!.email)
    expect(full.text).toContain(`action="/desk/${site.id}/team/invitations"`)
    expect(full.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const plain = await visit(members[0], `/desk/${site.id}/team`)
    expect(plain.text).toContain(owner.name)
    expect(plain.text).not.toContain(owner.email)
    expect(plain.text).not.toContain('/invitations')
    expect(plain.text).toContain(`action="/desk/${site.id}/team/leave"`)
  })

  it('invites, lists who was asked, and takes it back', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const email = anAddress()
    const asked = await send(owner, `/desk/${site.id}/team/invitations`, { email, role: 'reader' })
    expect(asked.headers.get('location')).toBe(`/desk/${site.id}/team?done=invited`)
    const page = await visit(owner, `/desk/${site.id}/team?done=invited`)
    expect(page.text).toContain(email)
    expect(page.text).toContain('The invitation is on its way.')
    const id = /invitations\/(\d+)\/revoke/.exec(page.text)![1]
    await send(owner, `/desk/${site.id}/team/invitations/${id}/revoke`, {})
    expect((await visit(owner, `/desk/${site.id}/team`)).text).not.toContain(email)
  })

  it('tells what was wrong beside the field, with everything that was typed', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const path = `/desk/${site.id}/team/invitations`
    const wrong = await send(owner, path, { email: 'no address', role: 'reader' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="no address"')
    expect(wrong.text).toMatch(/<option value="reader" selected/)
    const self = await send(owner, path, { email: owner.email, role: 'reader' })
    expect(self.text).toContain('This person is on the team already.')
    const email = anAddress()
    await send(owner, path, { email, role: 'reader' })
    const again = await send(owner, path, { email, role: 'reader' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('less than 10 minutes ago')
  })

  it('ends the reach of who is removed with their next request: desk and links in mails', async ({
    expect,
  }) => {
    const { site, owner, members } = await aTeam('moderator')
    const gone = members[0]!
    const ctx = liveContext()
    const { id } = await aComment(site, {}, { ctx })
    const link = await ctx.tokens.sign('moderate', [site.id, id, 1, gone.personId], Date.now() + HOUR)
    expect((await call(`/moderate/${link}`)).status).toBe(200)
    await send(owner, `/desk/${site.id}/team/${gone.personId}/remove`, {})
    expect((await visit(gone, `/desk/${site.id}`)).status).toBe(404)
    expect((await call(`/moderate/${link}`)).status).toBe(403)
    expect(await loggedAt(site)).toEqual(['member.remove'])
  })

  it('keeps the last owner, and says why', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const left = await send(owner, `/desk/${site.id}/team/leave`, {})
    expect(left.status).toBe(409)
    expect(left.text).toContain('A site is never without an owner.')
    const demoted = await send(owner, `/desk/${site.id}/team/${owner.personId}/role`, { role: 'reader' })
    expect(demoted.status).toBe(409)
    expect(await rolesOf(site)).toEqual({ [owner.personId]: 'owner' })
  })

  it('lets everybody else leave', async ({ expect }) => {
    const { site, members } = await aTeam('reader')
    const left = await send(members[0], `/desk/${site.id}/team/leave`, {})
    expect(left.headers.get('location')).toBe('/desk/sites?done=left')
    expect((await visit(members[0], `/desk/${site.id}`)).status).toBe(404)
  })

  it('keeps what somebody did under their name after they left', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    const ctx = liveContext()
    const { id } = await aComment(site, {}, { ctx })
    await applyAction(ctx, site, members[0]!.personId, id, { action: 'approve', revision: 1, from: 'held' })
    await send(owner, `/desk/${site.id}/team/${members[0]!.personId}/remove`, {})
    expect((await visit(owner, `/desk/${site.id}/log`)).text).toContain(members[0]!.name)
  })
})

describe('ownership', () => {
  it('is given and taken only by who signed in just now (S-41)', async ({ expect }) => {
    const { site, owner, members } = await aTeam('owner', 'moderator')
    await age(owner)
    const referer = `https://comments.test/desk/${site.id}/team`
    const [other, moderator] = members.map(({ personId }) => personId)
    const before = await rolesOf(site)
    for (const [path, fields] of [
      [`${other}/remove`, {}],
      [`${other}/role`, { role: 'reader' }],
      [`${moderator}/role`, { role: 'owner' }],
      ['leave', {}],
      ['invitations', { email: anAddress(), role: 'owner' }],
    ] as const) {
      const { status, headers } = await send(owner, `/desk/${site.id}/team/${path}`, fields, { referer })
      expect([status, headers.get('location')], path).toEqual([
        303,
        `/desk/confirm?next=${encodeURIComponent(`/desk/${site.id}/team`)}`,
      ])
    }
    expect(await rolesOf(site)).toEqual(before)
    expect(await loggedAt(site)).toEqual([])
    // What is smaller is done at once.
    await send(owner, `/desk/${site.id}/team/${moderator}/role`, { role: 'reader' })
    expect(await rolesOf(site)).toMatchObject({ [moderator!]: 'reader' })
  })
})

describe('the link of an invitation', () => {
  const agents = ['Outlook', 'bingbot', 'curl/8']

  it('shows and changes nothing, whoever opens it (S-20)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const email = anAddress()
    const token = await anInvitation(liveContext(), site, owner, email)
    for (const agent of agents) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await call(`/desk/invite/${token}`, { method, headers: { 'user-agent': agent } })
        expect(status).toBe(200)
      }
    }
    const { text, headers } = await call(`/desk/invite/${token}`)
    expect(text).toContain('Join and sign in')
    expect(text).not.toContain(email)
    expect(text).not.toContain('<script')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.getSetCookie()).toEqual([])
    expect(Object.keys(await rolesOf(site))).toHaveLength(1)
  })

  it('makes a new person of the team and signs them in', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const email = anAddress()
    const token = await anInvitation(liveContext(), site, owner, email)
    const joined = await send(undefined, `/desk/invite/${token}`, {})
    expect(joined.headers.get('location')).toBe('/desk/account?done=joined')
    const inside = { cookie: sessionIn(joined)! }
    expect((await visit(inside, `/desk/${site.id}`)).status).toBe(200)
    expect((await visit(inside, '/desk/account?done=joined')).text).toContain('Tell it your name')
    const again = await send(undefined, `/desk/invite/${token}`, {})
    expect([again.status, sessionIn(again)]).toEqual([403, undefined])
  })

  it('lets who has an account sign in first, and waits for them at the desk', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const known = await aMember((await aTeam()).site, 'owner')
    const token = await anInvitation(liveContext(), site, owner, known.email)
    const page = await send(undefined, `/desk/invite/${token}`, {})
    expect(page.status).toBe(403)
    expect(sessionIn(page)).toBeUndefined()
    expect(page.text).toContain('href="/desk/sign-in?next=/desk/sites"')
    expect((await visit(known, '/desk')).headers.get('location')).toBe('/desk/sites')
    expect((await visit(known, '/desk/sites')).text).toContain(`/desk/sites/${site.id}/join`)
    const joined = await send(known, `/desk/sites/${site.id}/join`, {})
    expect(joined.headers.get('location')).toBe(`/desk/${site.id}/team?done=joined`)
    expect(await rolesOf(site)).toMatchObject({ [known.personId]: 'moderator' })
  })

  it('joins who is signed in and was asked, by one button', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const known = await aMember()
    const token = await anInvitation(liveContext(), site, owner, known.email)
    expect((await visit(known, `/desk/invite/${token}`)).text).toContain('>Join</button>')
    expect((await send(known, `/desk/invite/${token}`, {})).status).toBe(303)
    expect((await visit(known, `/desk/${site.id}`)).status).toBe(200)
  })

  it('swaps nobody’s session for another (S-02)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const victim = await aMember()
    const token = await anInvitation(liveContext(), site, owner, anAddress())
    const answer = await send(victim, `/desk/invite/${token}`, {})
    expect([answer.status, sessionIn(answer)]).toEqual([403, undefined])
    expect(answer.text).toContain('somebody else is signed in here')
    expect((await visit(victim, '/desk/account')).text).toContain(victim.email)
    expect(Object.keys(await rolesOf(site))).toHaveLength(1)
  })

  it('joins nobody from another site’s page (S-01)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const token = await anInvitation(liveContext(), site, owner, anAddress())
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      expect((await call(`/desk/invite/${token}`, { method: 'POST', headers })).status).toBe(403)
    }
    expect(Object.keys(await rolesOf(site))).toHaveLength(1)
  })

  it('is made from PUBLIC_URL, whatever host was asked (S-30)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const email = anAddress()
    await call(`https://evil.example/desk/${site.id}/team/invitations`, {
      method: 'POST',
      body: new URLSearchParams({ email, role: 'reader' }),
      headers: {
        ...SAME_ORIGIN,
        cookie: owner.cookie,
        'x-forwarded-host': 'evil.example',
        host: 'evil.example',
      },
    })
    const job = await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind = 'team.send-invitation' AND payload LIKE ?1",
    )
      .bind(`%${email.slice(0, 12)}%`)
      .first<{ payload: string }>()
    expect(JSON.parse(job!.payload)).toEqual({
      siteId: site.id,
      email,
      locale: 'en',
      mailId: expect.any(Number),
    })
  })
})

describe('the sites page', () => {
  it('lists sites with the role, makes one more, archives and brings back', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const id = `p${crypto.randomUUID().slice(0, 8)}`
    const fields = { id, name: 'Second', origins: '', locale: 'en' }
    const made = await send(owner, '/desk/sites/new', fields)
    expect(made.headers.get('location')).toBe(`/desk/${id}/set-up`)
    expect((await visit(owner, '/desk')).headers.get('location')).toBe('/desk/sites')
    const list = await visit(owner, '/desk/sites')
    expect(list.text).toContain(`href="/desk/${id}"`)
    expect(list.text).toContain(`href="/desk/${site.id}"`)

    const wrong = await send(owner, `/desk/${id}/archive`, { typed: 'something' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('That is another word.')
    const archived = await send(owner, `/desk/${id}/archive`, { typed: id })
    expect(archived.headers.get('location')).toBe('/desk/sites?done=archived')
    expect((await visit(owner, `/desk/${id}`)).status).toBe(404)
    await send(owner, `/desk/sites/${id}/restore`, {})
    expect((await visit(owner, `/desk/${id}`)).status).toBe(200)
  })

  it('shows a wrong form again with everything that was typed', async ({ expect }) => {
    const { owner, site } = await aTeam()
    const { status, text } = await send(owner, '/desk/sites/new', {
      id: site.id,
      name: '<b>Second</b>',
      origins: 'https://second.example',
      locale: 'de',
    })
    expect(status).toBe(422)
    expect(text).toContain('value="&lt;b&gt;Second&lt;/b&gt;"')
    expect(text).toContain('https://second.example')
    expect(text).toContain('Another site has that word.')
    expect(text).toMatch(/<option value="de" selected/)
  })

  it('archives only for who signed in just now', async ({ expect }) => {
    const { owner, site } = await aTeam()
    await age(owner)
    const { headers } = await send(owner, `/desk/${site.id}/archive`, { typed: site.id })
    expect(headers.get('location')).toMatch(/^\/desk\/confirm/)
    const page = await visit(owner, `/desk/${site.id}/archive`)
    expect(page.headers.get('location')).toBe(
      `/desk/confirm?next=${encodeURIComponent(`/desk/${site.id}/archive`)}`,
    )
    expect((await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }))).status).toBe(200)
  })

  it('is the person’s alone', async ({ expect }) => {
    const [mine, theirs] = [await aTeam(), await aTeam()]
    const { text } = await visit(mine.owner, '/desk/sites')
    expect(text).not.toContain(theirs.site.id)
    expect(personOf(mine.owner).email).not.toBe(personOf(theirs.owner).email)
  })
})
