import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { SITE_TABLES } from '../../../src/erasure'
import type { Site } from '../../../src/sites/public'
import { findSite, insertMember } from '../../../src/sites/public'
import {
  archiveSite,
  bringBackSite,
  deleteSite,
  eraseSite,
  findOwnedSite,
  GRACE_MS,
  readSites,
  resumeErasures,
} from '../../../src/team/public'
import { tellOwner } from '../../../src/team/tell-owner'
import { aComment } from '../../support/a-comment'
import { aMember, type Member, send, visit } from '../../support/a-member'
import { newsContext } from '../../support/a-subscriber'
import { aTeam, liveContext, loggedAt, mailsTo, personOf } from '../../support/a-team'
import type { TestCtx } from '../../support/test-context'

const wish = async (ctx: TestCtx, site: Site, owner: Member, typed = site.name) =>
  deleteSite(ctx, await findOwnedSite(ctx, site.id, owner.personId), owner.personId, typed)

const jobsOf = async (site: Site, kind: string) =>
  (
    await env.DB.prepare(
      'SELECT id, payload, run_at FROM jobs WHERE kind = ?1 AND payload LIKE ?2 ORDER BY id',
    )
      .bind(kind, `%${site.id}%`)
      .all<{ id: number; payload: string; run_at: number }>()
  ).results

/** Does what waits to erase this site, as often as it leaves more to do. */
async function erase(ctx: TestCtx, site: Site): Promise<void> {
  for (let parts = 0; parts < 20; parts++) {
    const [job] = await jobsOf(site, 'team.erase-site')
    if (!job) return
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job.id).run()
    await eraseSite(ctx, JSON.parse(job.payload), SITE_TABLES)
  }
}

describe('deleting a site for good', () => {
  it('takes it out of sight at once, and erases it a week later', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await aComment(site, {}, { ctx })
    await wish(ctx, site, owner)
    expect(await ctx.db.first(findSite(site.id))).toBeUndefined()
    expect(ctx.purged).toContain(`site-${site.id}`)
    const [job] = await jobsOf(site, 'team.erase-site')
    expect(job!.run_at - ctx.clock.now()).toBe(GRACE_MS)
    const { archived } = await readSites(ctx, personOf(owner))
    expect(archived).toMatchObject([{ id: site.id, erase_at: job!.run_at, begun_at: null }])
    ctx.sleep(GRACE_MS)
    await erase(ctx, site)
    expect((await readSites(ctx, personOf(owner))).archived).toEqual([])
    const rows = await env.DB.prepare('SELECT * FROM sites WHERE id = ?1').bind(site.id).all()
    expect(rows.results).toEqual([])
  })

  it('wants the name typed as it stands; spaces and the way an accent is made are no difference', async ({
    expect,
  }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    for (const typed of ['', site.id, site.name.toLowerCase(), `${site.name}!`]) {
      await expect(wish(ctx, site, owner, typed)).rejects.toMatchObject({
        details: { issues: [{ field: 'typed', message: 'team.delete-typed' }] },
      })
    }
    expect(await loggedAt(site)).toEqual([])
    const named = { ...(await findOwnedSite(ctx, site.id, owner.personId)), name: 'Café  du Port' }
    await deleteSite(ctx, named, owner.personId, ' Cafe\u0301 du Port ')
    expect(await loggedAt(site)).toEqual(['site.delete'])
  })

  it('is an owner’s alone, at that very moment', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator', 'reader')
    const ctx = newsContext()
    const unknown = { code: 'team/site-unknown', status: 404 }
    for (const other of [...members, await aMember(), (await aTeam()).owner])
      await expect(wish(ctx, site, other)).rejects.toMatchObject(unknown)
    const owned = await findOwnedSite(ctx, site.id, owner.personId)
    await deleteSite(ctx, owned, members[0]!.personId, site.name)
    expect(await ctx.db.first(findSite(site.id))).toBeDefined()
    expect(await loggedAt(site)).toEqual([])
    expect(await jobsOf(site, 'team.erase-site')).toEqual([])
  })

  it('is asked once: the same again neither moves the day nor mails anybody', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    ctx.sleep(1000)
    await wish(ctx, site, owner)
    expect(await jobsOf(site, 'team.erase-site')).toHaveLength(1)
    expect(await jobsOf(site, 'team.tell-owner')).toHaveLength(1)
    expect(await loggedAt(site)).toEqual(['site.delete'])
  })

  it('deletes one that is archived already', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await archiveSite(ctx, site, owner.personId, site.id)
    await wish(ctx, site, owner)
    expect((await readSites(ctx, personOf(owner))).archived).toMatchObject([{ begun_at: null }])
    expect(await loggedAt(site)).toEqual(['site.archive', 'site.delete'])
  })

  it('tells every owner by mail who asked, and until when there is a way back', async ({ expect }) => {
    const { site, owner, members } = await aTeam('owner', 'moderator')
    const ctx = newsContext()
    await wish(ctx, site, owner)
    const told = await jobsOf(site, 'team.tell-owner')
    expect(told).toHaveLength(2)
    // However often a job runs.
    for (const { payload } of [...told, ...told]) await tellOwner(ctx, JSON.parse(payload))
    for (const { email } of [owner, members[0]!]) {
      const [mail, ...more] = await mailsTo(email)
      expect(more).toEqual([])
      expect(mail).toContain(`${site.name} will be deleted for good`)
      expect(mail).toContain(owner.name)
      expect(mail).toContain('/desk/sites')
    }
    expect(await mailsTo(members[1]!.email)).toEqual([])
  })

  it('mails nobody once it is called back', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    const [told] = await jobsOf(site, 'team.tell-owner')
    await bringBackSite(ctx, site.id, owner.personId)
    await tellOwner(ctx, JSON.parse(told!.payload))
    expect(await mailsTo(owner.email)).toEqual([])
  })
})

describe('a site that is to be deleted', () => {
  it('comes back whole, by any owner, and its old wish then erases nothing', async ({ expect }) => {
    const { site, owner, members } = await aTeam('owner', 'moderator')
    const ctx = newsContext()
    await wish(ctx, site, owner)
    const unknown = { code: 'team/site-unknown' }
    await expect(bringBackSite(ctx, site.id, members[1]!.personId)).rejects.toMatchObject(unknown)
    await bringBackSite(ctx, site.id, members[0]!.personId)
    ctx.sleep(GRACE_MS)
    await erase(ctx, site)
    expect(await ctx.db.first(findSite(site.id))).toBeDefined()
    expect(await loggedAt(site)).toEqual(['site.delete', 'site.restore'])
  })

  it('that was called back and deleted again has a whole week again', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    const [first] = await jobsOf(site, 'team.erase-site')
    await bringBackSite(ctx, site.id, owner.personId)
    ctx.sleep(GRACE_MS - 1000)
    await wish(ctx, site, owner)
    ctx.sleep(1000)
    await eraseSite(ctx, JSON.parse(first!.payload), SITE_TABLES)
    expect((await readSites(ctx, personOf(owner))).archived).toMatchObject([{ begun_at: null }])
  })

  it('is not erased an instant before its time', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    const [job] = await jobsOf(site, 'team.erase-site')
    ctx.sleep(GRACE_MS - 1)
    await eraseSite(ctx, JSON.parse(job!.payload), SITE_TABLES)
    await bringBackSite(ctx, site.id, owner.personId)
    expect(await ctx.db.first(findSite(site.id))).toBeDefined()
  })

  it('does not come back once parts of it are gone, and says so', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    await env.DB.prepare('UPDATE site_deletions SET begun_at = 1 WHERE site_id = ?1').bind(site.id).run()
    await expect(bringBackSite(ctx, site.id, owner.personId)).rejects.toMatchObject({
      code: 'team/deletion-begun',
      status: 409,
    })
    const page = await visit(owner, '/desk/sites')
    expect(page.text).toContain('is being deleted')
    expect(page.text).not.toContain(`/desk/sites/${site.id}/restore`)
  })

  it('is erased all the same where its job was lost: the night begins it anew', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    await env.DB.prepare("DELETE FROM jobs WHERE kind = 'team.erase-site' AND payload LIKE ?1")
      .bind(`%${site.id}%`)
      .run()
    ctx.sleep(GRACE_MS + 2 * 86_400_000)
    await resumeErasures(ctx)
    await erase(ctx, site)
    expect((await readSites(ctx, personOf(owner))).archived).toEqual([])
  })

  it('leaves its word free for another', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    await wish(ctx, site, owner)
    ctx.sleep(GRACE_MS)
    await erase(ctx, site)
    const again = await env.DB.prepare("INSERT INTO sites (id, name, created_at) VALUES (?1, 'New', 1)")
      .bind(site.id)
      .run()
    expect(again.success).toBe(true)
    await ctx.db.run(insertMember(site.id, owner.personId, 'owner', 1))
    expect((await readSites(ctx, personOf(owner))).sites.map(({ name }) => name)).toContain('New')
  })
})

describe('the page that deletes', () => {
  it('counts what would be lost, offers the archive first, and says how long there is a way back', async ({
    expect,
  }) => {
    const { site, owner } = await aTeam('moderator')
    for (const body of ['One.', 'Two.', 'Three.']) await aComment(site, { body }, { ctx: liveContext() })
    const { text, status } = await visit(owner, `/desk/sites/${site.id}/delete`)
    expect(status).toBe(200)
    expect(text).toMatch(/Comments<\/th><td>3<\/td>/)
    expect(text).toMatch(/People on the team<\/th><td>2<\/td>/)
    expect(text).toContain(`href="/desk/${site.id}/archive"`)
    expect(text).toContain('For 7 days every owner can bring it back')
  })

  it('says what is wrong with what was typed, deletes, and leads to the way back', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const path = `/desk/sites/${site.id}/delete`
    const wrong = await send(owner, path, { typed: 'something' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('That is another name.')
    const done = await send(owner, path, { typed: site.name })
    expect(done.headers.get('location')).toBe('/desk/sites?done=deleted')
    const list = await visit(owner, '/desk/sites?done=deleted')
    expect(list.text).toContain('goes for good on')
    expect((await send(owner, `/desk/sites/${site.id}/restore`, {})).status).toBe(303)
    expect((await visit(owner, `/desk/${site.id}`)).status).toBe(200)
  })

  it('wants a new sign-in, and leads back to itself', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await env.DB.prepare('UPDATE sessions SET created_at = created_at - 3600000 WHERE person_id = ?1')
      .bind(owner.personId)
      .run()
    const path = `/desk/sites/${site.id}/delete`
    const asked = await visit(owner, path)
    expect(asked.headers.get('location')).toBe(`/desk/confirm?${new URLSearchParams({ next: path })}`)
    expect((await send(owner, path, { typed: site.name })).status).toBe(303)
    expect(await loggedAt(site)).toEqual([])
  })
})
