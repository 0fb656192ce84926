import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { archiveSite, listArchivedOf, restoreSite } from '../../../src/sites/archive-queries'
import { eraseMembers } from '../../../src/sites/deletion-queries'
import { changeMemberRole, listMembers, removeMember } from '../../../src/sites/member-queries'
import { findNotices, setNotices } from '../../../src/sites/notice-queries'
import {
  findRole,
  findSite,
  findSiteOf,
  findSitesOf,
  insertMember,
  listModerators,
  listSiteIds,
  listTeam,
  updateSite,
} from '../../../src/sites/queries'
import { ownSites } from '../../../src/sites/site'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aTeam, rolesOf } from '../../support/a-team'
import { testContext } from '../../support/test-context'

const { db } = testContext()
const sitesOf = async (personId: number) => ownSites(await db.all(findSitesOf(personId))).map(({ id }) => id)

describe('a membership', () => {
  it('made twice stays the first: a second invitation raises nobody', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader')
    await db.run(insertMember(site.id, members[0]!.personId, 'owner', 5))
    expect(await rolesOf(site)).toEqual({ [owner.personId]: 'owner', [members[0]!.personId]: 'reader' })
  })

  it.for(['moderator', 'reader'] as const)(
    'is changed by no %s, not even their own',
    async (role, { expect }) => {
      const { site, members } = await aTeam(role, 'reader')
      const before = await rolesOf(site)
      const [actor, other] = members.map(({ personId }) => personId)
      for (const target of [actor!, other!]) {
        expect((await db.run(changeMemberRole(site.id, target, 'owner', actor!))).changes).toBe(0)
      }
      expect((await db.run(removeMember(site.id, other!, actor!))).changes).toBe(0)
      expect(await rolesOf(site)).toEqual(before)
    },
  )

  it('is not changed by an owner of another site', async ({ expect }) => {
    const [here, there] = [await aTeam('reader'), await aTeam()]
    const target = here.members[0]!.personId
    expect(
      (await db.run(changeMemberRole(here.site.id, target, 'owner', there.owner.personId))).changes,
    ).toBe(0)
    expect((await db.run(removeMember(here.site.id, target, there.owner.personId))).changes).toBe(0)
  })

  it('changed to what it is writes nothing', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader')
    const change = () => db.run(changeMemberRole(site.id, members[0]!.personId, 'moderator', owner.personId))
    expect([(await change()).changes > 0, (await change()).changes > 0]).toEqual([true, false])
  })

  it('of somebody who is none is neither changed nor removed', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const stranger = await aMember()
    expect(
      (await db.run(changeMemberRole(site.id, stranger.personId, 'owner', owner.personId))).changes,
    ).toBe(0)
    expect((await db.run(removeMember(site.id, stranger.personId, owner.personId))).changes).toBe(0)
  })

  it('ends by oneself without any owner’s word, but the last owner’s', async ({ expect }) => {
    const { site, owner, members } = await aTeam('reader', 'moderator', 'owner')
    const leave = async (personId: number) =>
      (await db.run(removeMember(site.id, personId, personId))).changes > 0
    for (const { personId } of members) expect(await leave(personId)).toBe(true)
    expect(await leave(owner.personId)).toBe(false)
    expect(await rolesOf(site)).toEqual({ [owner.personId]: 'owner' })
  })

  it('at one site says nothing of another', async ({ expect }) => {
    const [one, other] = [await aTeam(), await aTeam()]
    await db.run(insertMember(other.site.id, one.owner.personId, 'reader', 1))
    expect(await db.first(findRole(one.site.id, one.owner.personId))).toEqual({ role: 'owner' })
    expect(await db.first(findRole(other.site.id, one.owner.personId))).toEqual({ role: 'reader' })
    expect(await db.first(findRole(one.site.id, other.owner.personId))).toBeUndefined()
  })
})

describe('lists of a team', () => {
  it('are of their site alone: everybody, who decides, and names', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator', 'reader')
    await aTeam('moderator')
    const everybody = [owner, ...members].map(({ personId }) => personId).sort()
    const ids = (rows: readonly { readonly person_id: number }[]) => rows.map((row) => row.person_id).sort()
    expect(ids(await db.all(listMembers(site.id)))).toEqual(everybody)
    expect(ids(await db.all(listTeam(site.id)))).toEqual(everybody)
    expect(ids(await db.all(listModerators(site.id)))).toEqual([owner.personId, members[0]!.personId].sort())
  })

  it('are empty for a site that is not there', async ({ expect }) => {
    expect(await db.all(listMembers('nobody'))).toEqual([])
    expect(await db.all(listModerators('nobody'))).toEqual([])
  })
})

describe('how somebody wants to hear of comments', () => {
  it('is each at first, and set for one site alone', async ({ expect }) => {
    const [one, other] = [await aTeam(), await aTeam()]
    const { personId } = one.owner
    await db.run(insertMember(other.site.id, personId, 'moderator', 1))
    const first = (await db.first(findNotices(one.site.id, personId)))!.notices
    const next = first === 'none' ? 'each' : 'none'
    expect((await db.run(setNotices(one.site.id, personId, next))).changes).toBe(1)
    expect(await db.first(findNotices(one.site.id, personId))).toEqual({ notices: next })
    expect(await db.first(findNotices(other.site.id, personId))).toEqual({ notices: first })
  })

  it('set again writes nothing, and for who is no member neither', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await db.run(setNotices(site.id, owner.personId, 'none'))
    expect((await db.run(setNotices(site.id, owner.personId, 'none'))).changes).toBe(0)
    const stranger = await aMember()
    expect((await db.run(setNotices(site.id, stranger.personId, 'none'))).changes).toBe(0)
    expect(await db.first(findNotices(site.id, stranger.personId))).toBeUndefined()
  })

  it('is one of three, which the table itself knows', async ({ expect }) => {
    const { site, owner } = await aTeam()
    for (const notices of ['each', 'gathered', 'none'] as const) {
      await db.run(setNotices(site.id, owner.personId, notices))
      expect(await db.first(findNotices(site.id, owner.personId))).toEqual({ notices })
    }
  })
})

describe('a site out of sight', () => {
  const archive = async (siteId: string, personId: number, now = 7) =>
    (await db.run(archiveSite(siteId, personId, now))).changes > 0

  it('is found by nobody, listed for its owner apart, and not worked on by the clock', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    expect(await archive(site.id, owner.personId)).toBe(true)
    expect(await db.first(findSite(site.id))).toBeUndefined()
    expect(await sitesOf(owner.personId)).toEqual([])
    expect(await db.all(listArchivedOf(owner.personId))).toEqual([
      { id: site.id, name: site.name, archived_at: 7, begun_at: null, erase_at: null },
    ])
    expect(await db.all(listArchivedOf(members[0]!.personId))).toEqual([])
    const before = `${site.id.slice(0, -1)}${String.fromCharCode(site.id.charCodeAt(site.id.length - 1) - 1)}`
    expect((await db.all(listSiteIds(before, 1))).map(({ id }) => id)).not.toContain(site.id)
  })

  it.for(['moderator', 'reader'] as const)(
    'is put there and brought back by no %s',
    async (role, { expect }) => {
      const { site, owner, members } = await aTeam(role)
      expect(await archive(site.id, members[0]!.personId)).toBe(false)
      await archive(site.id, owner.personId)
      expect((await db.run(restoreSite(site.id, members[0]!.personId))).changes).toBe(0)
    },
  )

  it('put there twice keeps its first moment; brought back twice is once', async ({ expect }) => {
    const { site, owner } = await aTeam()
    expect([await archive(site.id, owner.personId, 7), await archive(site.id, owner.personId, 9)]).toEqual([
      true,
      false,
    ])
    expect((await db.all(listArchivedOf(owner.personId)))[0]!.archived_at).toBe(7)
    const restore = async () => (await db.run(restoreSite(site.id, owner.personId))).changes > 0
    expect([await restore(), await restore()]).toEqual([true, false])
    expect(await sitesOf(owner.personId)).toEqual([site.id])
  })

  it('takes no other along', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const other = await aSite()
    await db.run(insertMember(other.id, owner.personId, 'owner', 1))
    await archive(site.id, owner.personId)
    expect(await sitesOf(owner.personId)).toEqual([other.id])
  })
})

describe('the one row of a person’s sites', () => {
  it('says what members and sites say, whatever became of them', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator', 'reader')
    const other = await aSite()
    const everybody = [owner, ...members].map(({ personId }) => personId)
    const look = () => Promise.all(everybody.map(async (id) => ownSites(await db.all(findSitesOf(id)))))
    /** As the two tables have it, read anew. */
    const truth = () =>
      Promise.all(
        everybody.map(async (id) => {
          const { results } = await env.DB.prepare(
            `SELECT s.id, s.name, m.role FROM members m JOIN sites s ON s.id = m.site_id
             WHERE m.person_id = ?1 AND s.archived_at IS NULL ORDER BY s.id`,
          )
            .bind(id)
            .all()
          return results
        }),
      )
    const moderator = members[0]!.personId
    const steps: readonly (readonly [string, () => Promise<unknown>, sites: readonly number[]])[] = [
      ['made', async () => {}, [1, 1, 1]],
      ['joined another', () => db.run(insertMember(other.id, moderator, 'reader', 1)), [1, 2, 1]],
      ['role', () => db.run(changeMemberRole(site.id, moderator, 'owner', owner.personId)), [1, 2, 1]],
      ['renamed', () => db.run(updateSite(site.id, 'Another "name"', '{}')), [1, 2, 1]],
      ['archived', () => db.run(archiveSite(site.id, owner.personId, 7)), [0, 1, 0]],
      ['brought back', () => db.run(restoreSite(site.id, owner.personId)), [1, 2, 1]],
      ['left', () => db.run(removeMember(site.id, members[1]!.personId, owner.personId)), [1, 2, 0]],
      ['deleted', () => db.run(eraseMembers(site.id)), [0, 1, 0]],
    ]
    for (const [what, step, counts] of steps) {
      await step()
      expect(await look(), what).toEqual(await truth())
      expect(
        (await look()).map(({ length }) => length),
        what,
      ).toEqual(counts)
    }
  })

  it('is one row however many sites there are', async ({ expect }) => {
    const { personId } = await aMember()
    for (let at = 0; at < 12; at++) await db.run(insertMember((await aSite()).id, personId, 'moderator', 0))
    const ctx = testContext()
    expect(ownSites(await ctx.db.all(findSitesOf(personId)))).toHaveLength(12)
    expect(ctx.db.usage.rowsRead).toBe(1)
  })
})

describe('a person’s sites with the one that is asked for', () => {
  it('are two rows; whose site it is, only the list says', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const [foreign, away] = [await aSite(), await aSite()]
    await db.run(insertMember(away.id, owner.personId, 'owner', 1))
    await db.run(archiveSite(away.id, owner.personId, 7))
    const ctx = testContext()
    const found = await ctx.db.all(findSiteOf(owner.personId, site.id))
    expect(ctx.db.usage).toMatchObject({ rowsRead: 2, roundTrips: 1 })
    expect(ownSites(found)).toEqual([{ id: site.id, name: site.name, role: 'owner' }])
    expect(found[0]).toMatchObject({ id: site.id, name: site.name })
    const other = await db.all(findSiteOf(owner.personId, foreign.id))
    expect(ownSites(other).map(({ id }) => id)).toEqual([site.id])
    expect(await db.all(findSiteOf(owner.personId, away.id))).toMatchObject([{ id: null }])
    expect(await db.all(findSiteOf((await aMember()).personId, site.id)), 'member nowhere').toEqual([])
  })
})

describe('going through all sites by the clock', () => {
  it('meets each once, in pages of any length, in the order of ids', async ({ expect }) => {
    const made = [await aSite(), await aSite(), await aSite()].map(({ id }) => id)
    const everything = (
      await env.DB.prepare('SELECT id FROM sites WHERE archived_at IS NULL ORDER BY id').all<{ id: string }>()
    ).results.map(({ id }) => id)
    for (const limit of [7, 1000]) {
      const met: string[] = []
      for (let after = ''; ; after = met.at(-1)!) {
        const page = await db.all(listSiteIds(after, limit))
        met.push(...page.map(({ id }) => id))
        if (page.length < limit) break
      }
      expect(met).toEqual(everything)
    }
    expect(everything).toEqual(expect.arrayContaining(made))
  })
})
