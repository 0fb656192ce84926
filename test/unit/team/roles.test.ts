import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { Role } from '../../../src/sites/public'
import { changeRole } from '../../../src/team/change-role'
import { readTeam } from '../../../src/team/read-team'
import { removeMember } from '../../../src/team/remove-member'
import { aTeam, loggedAt, rolesOf } from '../../support/a-team'
import { testContext } from '../../support/test-context'

const LAST = { code: 'team/last-owner', status: 409 }

describe('roles', () => {
  it('are changed by owners, and the log says from what to what', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader')
    const ctx = testContext()
    await changeRole(ctx, site, owner.personId, members[0]!.personId, 'moderator')
    expect(await rolesOf(site)).toMatchObject({ [members[0]!.personId]: 'moderator' })
    const row = await env.DB.prepare('SELECT actor, subject, before, after FROM audit WHERE site_id = ?1')
      .bind(site.id)
      .first()
    expect(row).toEqual({
      actor: `person:${owner.personId}`,
      subject: `person:${members[0]!.personId}`,
      before: '{"role":"reader"}',
      after: '{"role":"moderator"}',
    })
  })

  it('changed to what they are write nothing', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader')
    const ctx = testContext()
    await changeRole(ctx, site, owner.personId, members[0]!.personId, 'reader')
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })

  it('are changed by nobody else, even past the page', async ({ expect }) => {
    const { site, members } = await aTeam('moderator', 'reader')
    const [moderator, reader] = members.map(({ personId }) => personId)
    const ctx = testContext()
    const before = await rolesOf(site)
    await expect(changeRole(ctx, site, moderator!, reader!, 'moderator')).rejects.toMatchObject({
      status: 409,
    })
    await expect(removeMember(ctx, site, moderator!, reader!)).rejects.toMatchObject({ status: 409 })
    expect(await rolesOf(site)).toEqual(before)
    expect(await loggedAt(site)).toEqual([])
  })

  it('of other sites are out of reach, for owners of both too', async ({ expect }) => {
    const [here, there] = [await aTeam(), await aTeam('reader')]
    const ctx = testContext()
    const unknown = { code: 'team/member-unknown', status: 404 }
    const reader = there.members[0]!.personId
    await expect(changeRole(ctx, here.site, here.owner.personId, reader, 'owner')).rejects.toMatchObject(
      unknown,
    )
    await expect(removeMember(ctx, here.site, here.owner.personId, reader)).rejects.toMatchObject(unknown)
  })
})

describe('the last owner', () => {
  it('cannot be demoted, removed, or leave', async ({ expect }) => {
    const { site, owner } = await aTeam('moderator')
    const ctx = testContext()
    const self = owner.personId
    await expect(changeRole(ctx, site, self, self, 'reader')).rejects.toMatchObject(LAST)
    await expect(removeMember(ctx, site, self, self)).rejects.toMatchObject(LAST)
    expect(await rolesOf(site)).toMatchObject({ [self]: 'owner' })
    expect(await loggedAt(site)).toEqual([])
  })

  it('may go once there is another', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    const ctx = testContext()
    await changeRole(ctx, site, owner.personId, members[0]!.personId, 'owner')
    await removeMember(ctx, site, owner.personId, owner.personId)
    expect(await rolesOf(site)).toEqual({ [members[0]!.personId]: 'owner' })
    expect(await loggedAt(site)).toEqual(['member.role', 'member.leave'])
  })

  it('stays, however many owners leave, demote and remove each other at the same moment', async ({
    expect,
  }) => {
    const act = fc.record({
      actor: fc.nat(1),
      target: fc.nat(2),
      does: fc.constantFrom<Role | 'remove'>('moderator', 'reader', 'owner', 'remove'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
        const { site, owner, members } = await aTeam('owner', 'moderator')
        const ids = [owner, ...members].map(({ personId }) => personId)
        await Promise.allSettled(
          acts.map(({ actor, target, does }) => {
            const ctx = testContext()
            return does === 'remove'
              ? removeMember(ctx, site, ids[actor]!, ids[target]!)
              : changeRole(ctx, site, ids[actor]!, ids[target]!, does)
          }),
        )
        expect(Object.values(await rolesOf(site))).toContain('owner')
      }),
      { numRuns: 15 },
    )
  })

  it('is one of two who demote each other at once', async ({ expect }) => {
    for (let round = 0; round < 5; round++) {
      const { site, owner, members } = await aTeam('owner')
      const [a, b] = [owner.personId, members[0]!.personId]
      const both = await Promise.allSettled([
        changeRole(testContext(), site, a, b, 'reader'),
        changeRole(testContext(), site, b, a, 'reader'),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(Object.values(await rolesOf(site)).sort()).toEqual(['owner', 'reader'])
    }
  })
})

describe('a team', () => {
  it('lists owners first, with addresses for owners only, in one round trip', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader', 'moderator')
    const ctx = testContext()
    const { members: seen } = await readTeam(ctx, site, true)
    expect(ctx.db.usage.roundTrips).toBe(1)
    expect(seen.map(({ role }) => role)).toEqual(['owner', 'moderator', 'reader'])
    expect(seen.map(({ email }) => email)).toContain(owner.email)
    const masked = await readTeam(ctx, site, false)
    for (const member of [owner, ...members]) expect(JSON.stringify(masked)).not.toContain(member.email)
  })
})
