import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { findSession } from '../../../src/auth/find-session'
import { parseEmail } from '../../../src/kernel/email-address'
import { DAY_MS } from '../../../src/kernel/time'
import { acceptInvitation, joinAsNewPerson } from '../../../src/team/accept-invitation'
import { declineInvitation } from '../../../src/team/decline-invitation'
import { forgetEnded } from '../../../src/team/forget-ended'
import {
  INVITATION_LIFE_MS,
  INVITATIONS_MAX,
  inviteMember,
  MAIL_PAUSE_MS,
} from '../../../src/team/invite-member'
import { readInvitation } from '../../../src/team/read-invitation'
import { readTeam } from '../../../src/team/read-team'
import { resendInvitation } from '../../../src/team/resend-invitation'
import { revokeInvitation } from '../../../src/team/revoke-invitation'
import { sendInvitation } from '../../../src/team/send-invitation'
import { jobsOf } from '../../support/a-follower'
import { aMember, dumpDatabase } from '../../support/a-member'
import {
  anAddress,
  anInvitation,
  aTeam,
  loggedAt,
  mailInvitation,
  mailsTo,
  personOf,
  rolesOf,
} from '../../support/a-team'
import { testContext } from '../../support/test-context'

const START = { device: '' }
const GONE = { code: 'team/invitation-unknown', status: 404 }

const pendingAt = async (ctx: ReturnType<typeof testContext>, site: Parameters<typeof readTeam>[1]) =>
  (await readTeam(ctx, site, true)).pending

describe('inviting', () => {
  it('mails a link, and keeps only its hash', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const token = await anInvitation(ctx, site, owner, email)
    const [mail] = await mailsTo(email)
    expect(mail).toContain(`Join the team of ${site.name}`)
    expect(mail).toContain(owner.name)
    expect(mail).toContain('moderator')
    const row = await env.DB.prepare('SELECT * FROM invitations WHERE email = ?1').bind(email).first()
    expect(JSON.stringify(row)).not.toContain(token)
    expect(ctx.wakeUps.count).toBe(1)
    expect(await loggedAt(site)).toEqual(['member.invite'])
  })

  it('writes no address into the log', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const email = anAddress()
    await anInvitation(testContext(), site, owner, email)
    const log = await env.DB.prepare('SELECT * FROM audit WHERE site_id = ?1').bind(site.id).all()
    expect(JSON.stringify(log.results)).not.toContain(email)
  })

  it('shows the same to the owner for an address that is somebody here as for one that is nobody (S-45)', async ({
    expect,
  }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const stranger = await aMember()
    await anInvitation(ctx, site, owner, stranger.email)
    await anInvitation(ctx, site, owner, anAddress())
    const [known, unknown] = await pendingAt(ctx, site)
    expect({ ...known, id: 0, email: '' }).toEqual({ ...unknown, id: 0, email: '' })
  })

  it('asks nobody who is on the team, however the address is spelt', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader')
    const ctx = testContext()
    await expect(anInvitation(ctx, site, owner, members[0]!.email.toUpperCase())).rejects.toMatchObject({
      status: 422,
      details: { issues: [{ field: 'email', message: 'team.already-member' }] },
    })
    expect(await loggedAt(site)).toEqual([])
  })

  it('asks an address once in ten minutes, and keeps one invitation for it', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const first = await anInvitation(ctx, site, owner, email, 'reader')
    await expect(anInvitation(ctx, site, owner, email)).rejects.toMatchObject({
      code: 'team/invited-just-now',
    })
    ctx.sleep(MAIL_PAUSE_MS)
    const second = await anInvitation(ctx, site, owner, email, 'moderator')
    expect(await pendingAt(ctx, site)).toMatchObject([{ email, role: 'moderator' }])
    expect((await readInvitation(ctx, first, undefined)).state).toBe('unknown')
    expect((await readInvitation(ctx, second, undefined)).state).toBe('good')
  })

  it('keeps twenty open at most, also for many at once', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const tries = await Promise.allSettled(
      Array.from({ length: INVITATIONS_MAX + 3 }, () => anInvitation(ctx, site, owner, anAddress())),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(INVITATIONS_MAX)
    expect(await pendingAt(ctx, site)).toHaveLength(INVITATIONS_MAX)
    await expect(anInvitation(ctx, site, owner, anAddress())).rejects.toMatchObject({
      code: 'team/invitations-many',
    })
  })

  it('sends nothing for what was taken back before the job came', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    await anInvitation(ctx, site, owner, email)
    const before = (await mailsTo(email)).length
    await revokeInvitation(ctx, site, owner.personId, (await pendingAt(ctx, site))[0]!.id)
    await sendInvitation(ctx, { siteId: site.id, email, locale: 'en', mailId: ctx.newId() })
    expect(await mailsTo(email)).toHaveLength(before)
  })
})

describe('an invitation', () => {
  it('is mailed once, however often its job runs, and the link of that mail stays good', async ({
    expect,
  }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    await inviteMember(ctx, site, owner.personId, { email: parseEmail(email)!, role: 'reader' }, 'en')
    const [job] = await jobsOf(site, 'team.send-invitation')
    for (const _ of [1, 2, 3]) await sendInvitation(ctx, JSON.parse(job!.payload))
    const mails = await mailsTo(email)
    expect(mails).toHaveLength(1)
    const token = /\/desk\/invite\/([\w-]{43})/.exec(mails[0]!)![1]!
    expect((await readInvitation(ctx, token, undefined)).state).toBe('good')
  })

  it('shows what it is about and changes nothing, whoever opens it how often (S-20)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const token = await anInvitation(ctx, site, owner, email)
    const before = await dumpDatabase()
    for (let time = 0; time < 20; time++) await readInvitation(ctx, token, undefined)
    expect(await dumpDatabase()).toBe(before)
    const found = await readInvitation(ctx, token, undefined)
    expect(found).toMatchObject({
      invitation: { siteId: site.id, siteName: site.name, role: 'moderator', by: owner.name, wayIn: 'new' },
    })
    expect(found.state === 'good' && found.invitation.email).not.toBe(email)
  })

  it('ends after three days, and goes a month later', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const token = await anInvitation(ctx, site, owner, anAddress())
    ctx.sleep(INVITATION_LIFE_MS - 1)
    expect((await readInvitation(ctx, token, undefined)).state).toBe('good')
    ctx.sleep(1)
    expect((await readInvitation(ctx, token, undefined)).state).toBe('over')
    await expect(joinAsNewPerson(ctx, token, START)).rejects.toMatchObject(GONE)
    await forgetEnded(ctx)
    expect(await pendingAt(ctx, site)).toHaveLength(1)
    ctx.sleep(31 * DAY_MS)
    await forgetEnded(ctx)
    expect(await pendingAt(ctx, site)).toEqual([])
  })

  it('sent again has a new link and a new end; the old link opens nothing', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const old = await anInvitation(ctx, site, owner, email)
    const { id } = (await pendingAt(ctx, site))[0]!
    await expect(resendInvitation(ctx, site, owner.personId, id, 'en')).rejects.toMatchObject({
      code: 'team/invited-just-now',
    })
    ctx.sleep(INVITATION_LIFE_MS)
    await resendInvitation(ctx, site, owner.personId, id, 'en')
    const fresh = await mailInvitation(ctx, site, email)
    expect((await readInvitation(ctx, old, undefined)).state).toBe('unknown')
    expect((await readInvitation(ctx, fresh, undefined)).state).toBe('good')
    expect(await loggedAt(site)).toEqual(['member.invite', 'member.invite-again'])
  })

  it('taken back opens nothing', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const token = await anInvitation(ctx, site, owner, anAddress())
    const { id } = (await pendingAt(ctx, site))[0]!
    await revokeInvitation(ctx, site, owner.personId, id)
    expect((await readInvitation(ctx, token, undefined)).state).toBe('unknown')
    await expect(joinAsNewPerson(ctx, token, START)).rejects.toMatchObject(GONE)
    await expect(revokeInvitation(ctx, site, owner.personId, id)).rejects.toMatchObject(GONE)
  })

  it('of another site is neither sent again nor taken back from here', async ({ expect }) => {
    const [here, there] = [await aTeam(), await aTeam()]
    const ctx = testContext()
    await anInvitation(ctx, there.site, there.owner, anAddress())
    const { id } = (await pendingAt(ctx, there.site))[0]!
    ctx.sleep(MAIL_PAUSE_MS)
    await expect(resendInvitation(ctx, here.site, here.owner.personId, id, 'en')).rejects.toMatchObject(GONE)
    await expect(revokeInvitation(ctx, here.site, here.owner.personId, id)).rejects.toMatchObject(GONE)
    expect(await pendingAt(ctx, there.site)).toHaveLength(1)
  })
})

describe('joining by the mail alone', () => {
  it('makes the person, the membership and a session', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const token = await anInvitation(ctx, site, owner, email)
    const joined = await joinAsNewPerson(ctx, token, START)
    const { siteId } = joined
    const signedIn = await findSession(ctx, joined.token)
    expect(signedIn?.person).toMatchObject({ email, name: '' })
    expect(siteId).toBe(site.id)
    expect(await rolesOf(site)).toMatchObject({ [signedIn!.person.id]: 'moderator' })
    expect(await loggedAt(site)).toEqual(['member.invite', 'member.join'])
    expect(await pendingAt(ctx, site)).toEqual([])
  })

  it('works once, of ten at the same moment too (S-23)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const token = await anInvitation(ctx, site, owner, email)
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => joinAsNewPerson(ctx, token, START)),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(Object.keys(await rolesOf(site))).toHaveLength(2)
    const people = await env.DB.prepare('SELECT COUNT(*) AS n FROM people WHERE email = ?1')
      .bind(email)
      .first('n')
    expect(people).toBe(1)
  })

  it('is no key to an account there is: who has one signs in first', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const known = await aMember(undefined)
    const token = await anInvitation(ctx, site, owner, known.email)
    expect(await readInvitation(ctx, token, undefined)).toMatchObject({ invitation: { wayIn: 'sign-in' } })
    const before = await dumpDatabase()
    await expect(joinAsNewPerson(ctx, token, START)).rejects.toMatchObject({
      code: 'team/sign-in-first',
      status: 403,
    })
    expect(await dumpDatabase()).toBe(before)
  })

  it('makes one person of two mails that are opened at the same moment, and keeps the other invitation', async ({
    expect,
  }) => {
    const [a, b] = [await aTeam(), await aTeam()]
    const ctx = testContext()
    const email = anAddress()
    const tokens = [
      await anInvitation(ctx, a.site, a.owner, email),
      await anInvitation(ctx, b.site, b.owner, email),
    ]
    const both = await Promise.allSettled(tokens.map((token) => joinAsNewPerson(testContext(), token, START)))
    const refused = both.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => reason.name)).toEqual(['AppError'])
    expect((await pendingAt(ctx, a.site)).length + (await pendingAt(ctx, b.site)).length).toBe(1)
    const sessions = await env.DB.prepare(
      'SELECT COUNT(*) AS n FROM sessions s JOIN people p ON p.id = s.person_id WHERE p.email = ?1',
    )
      .bind(email)
      .first('n')
    expect(sessions).toBe(1)
  })

  it('gives a made-up link nothing', async ({ expect }) => {
    const ctx = testContext()
    for (const token of ['', 'x', 'x'.repeat(43)]) {
      expect((await readInvitation(ctx, token, undefined)).state).toBe('unknown')
      await expect(joinAsNewPerson(ctx, token, START)).rejects.toMatchObject(GONE)
    }
  })
})

describe('joining as who one is', () => {
  it('works for the address that was asked, once', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const known = await aMember()
    await anInvitation(ctx, site, owner, known.email, 'reader')
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => acceptInvitation(ctx, personOf(known), site.id)),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await rolesOf(site)).toMatchObject({ [known.personId]: 'reader' })
    expect(await loggedAt(site)).toEqual(['member.invite', 'member.join'])
  })

  it('works for nobody else, link in hand or not', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const other = await aMember()
    const token = await anInvitation(ctx, site, owner, anAddress())
    expect(await readInvitation(ctx, token, personOf(other))).toMatchObject({
      invitation: { wayIn: 'other' },
    })
    await expect(acceptInvitation(ctx, personOf(other), site.id)).rejects.toMatchObject(GONE)
    expect(await rolesOf(site)).toEqual({ [owner.personId]: 'owner' })
  })

  it('can be declined, which the log keeps', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const known = await aMember()
    await anInvitation(ctx, site, owner, known.email)
    await declineInvitation(ctx, personOf(known), site.id)
    await expect(acceptInvitation(ctx, personOf(known), site.id)).rejects.toMatchObject(GONE)
    await expect(declineInvitation(ctx, personOf(known), site.id)).rejects.toMatchObject(GONE)
    expect(await loggedAt(site)).toEqual(['member.invite', 'member.decline'])
  })
})
