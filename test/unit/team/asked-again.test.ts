import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { parseEmail } from '../../../src/kernel/email-address'
import { INVITATIONS_MAX, inviteMember, MAIL_PAUSE_MS } from '../../../src/team/invite-member'
import { readInvitation } from '../../../src/team/read-invitation'
import { readTeam } from '../../../src/team/read-team'
import { resendInvitation } from '../../../src/team/resend-invitation'
import { dumpDatabase } from '../../support/a-member'
import { anAddress, anInvitation, aTeam, loggedAt, mailInvitation } from '../../support/a-team'
import { testContext } from '../../support/test-context'

const jobsFor = async (email: string) =>
  (
    await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind = 'team.send-invitation' AND instr(payload, ?1) > 0",
    )
      .bind(email)
      .all()
  ).results.length

async function asked() {
  const { site, owner, members } = await aTeam('moderator')
  const ctx = testContext()
  const email = anAddress()
  const invite = (to = email) =>
    inviteMember(ctx, site, owner.personId, { email: parseEmail(to)!, role: 'reader' }, 'en')
  await invite()
  const { id } = (await readTeam(ctx, site, true)).pending[0]!
  const again = () => resendInvitation(ctx, site, owner.personId, id, 'en')
  return { site, owner, members, ctx, email, invite, again, id }
}

describe('an invitation that is refused', () => {
  it.for([
    ['asked a moment ago', 'team/invited-just-now'],
    ['sent again a moment after', 'team/invited-just-now'],
    ['for somebody of the team', 'web/fields-refused'],
    ['sent again, but not there', 'team/invitation-unknown'],
    ['sent again from another site', 'team/invitation-unknown'],
  ] as const)('mails nobody and writes nothing: %s', async ([which, code], { expect }) => {
    const { site, owner, members, ctx, invite, again, id } = await asked()
    const other = await aTeam()
    const acts = {
      'asked a moment ago': () => invite(),
      'sent again a moment after': again,
      'for somebody of the team': () => invite(members[0]!.email),
      'sent again, but not there': () => resendInvitation(ctx, site, owner.personId, id + 1, 'en'),
      'sent again from another site': () => resendInvitation(ctx, other.site, other.owner.personId, id, 'en'),
    }
    const before = await dumpDatabase()
    const { count } = ctx.wakeUps
    await expect(acts[which]()).rejects.toMatchObject({ code })
    expect(await dumpDatabase()).toBe(before)
    expect(ctx.wakeUps.count).toBe(count)
  })

  it('mails nobody for one too many', async ({ expect }) => {
    const { ctx, invite } = await asked()
    for (let at = 1; at < INVITATIONS_MAX; at++) await invite(anAddress())
    const before = await dumpDatabase()
    await expect(invite(anAddress())).rejects.toMatchObject({ code: 'team/invitations-many' })
    expect(await dumpDatabase()).toBe(before)
    expect(ctx.wakeUps.count).toBe(INVITATIONS_MAX)
  })

  it('leaves the link of the mail before as it was, however often somebody presses', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = testContext()
    const email = anAddress()
    const token = await anInvitation(ctx, site, owner, email)
    const jobs = await jobsFor(email)
    const { id } = (await readTeam(ctx, site, true)).pending[0]!
    for (let times = 0; times < 5; times++) {
      await expect(resendInvitation(ctx, site, owner.personId, id, 'en')).rejects.toThrow()
    }
    expect(await jobsFor(email)).toBe(jobs)
    expect((await readInvitation(ctx, token, undefined)).state).toBe('good')
  })

  it('of ten presses at once after the pause, one mails', async ({ expect }) => {
    const { site, ctx, email, again } = await asked()
    const jobs = await jobsFor(email)
    ctx.sleep(MAIL_PAUSE_MS)
    const pressed = await Promise.allSettled(Array.from({ length: 10 }, again))
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await jobsFor(email)).toBe(jobs + 1)
    expect((await loggedAt(site)).filter((action) => action === 'member.invite-again')).toHaveLength(1)
  })

  it('is taken to the millisecond of the pause', async ({ expect }) => {
    const { ctx, again } = await asked()
    ctx.sleep(MAIL_PAUSE_MS - 1)
    await expect(again()).rejects.toMatchObject({ code: 'team/invited-just-now' })
    ctx.sleep(1)
    await expect(again()).resolves.toBeUndefined()
  })
})

describe('an invitation whose mail is late', () => {
  it('sends once more for each time its job runs, and the last link is the one that opens', async ({
    expect,
  }) => {
    const { site, ctx, email } = await asked()
    const first = await mailInvitation(ctx, site, email)
    const second = await mailInvitation(ctx, site, email)
    expect((await readInvitation(ctx, first, undefined)).state).toBe('unknown')
    expect((await readInvitation(ctx, second, undefined)).state).toBe('good')
  })
})
