import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { findSite, findSitesOf, NewSite, ownSites } from '../../../src/sites/public'
import { archiveSite } from '../../../src/team/archive-site'
import { bringBackSite } from '../../../src/team/bring-back-site'
import { makeSite, mayMakeSite } from '../../../src/team/make-site'
import { readSites } from '../../../src/team/read-sites'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aPage } from '../../support/a-site'
import { aSubscriber, newsContext } from '../../support/a-subscriber'
import { aTeam, loggedAt, personOf } from '../../support/a-team'
import { at, call } from '../../support/api'
import { testContext } from '../../support/test-context'

const aWord = () => `n${crypto.randomUUID().slice(0, 12)}`

const input = (id: string) =>
  v.parse(NewSite, { id, name: 'A second paper', origins: 'https://second.example', locale: 'de' })

describe('one more site', () => {
  it('belongs to who makes it, with what was asked and the defaults for the rest', async ({ expect }) => {
    const { owner } = await aTeam()
    const ctx = testContext()
    const id = aWord()
    await makeSite(ctx, personOf(owner), input(id))
    const sites = ownSites(await ctx.db.all(findSitesOf(owner.personId)))
    const made = sites.find((site) => site.id === id)!
    expect(made).toEqual({ id, name: 'A second paper', role: 'owner' })
    expect(JSON.parse((await ctx.db.first(findSite(id)))!.settings)).toMatchObject({
      origins: ['https://second.example'],
      locale: 'de',
      hold: 'all',
    })
    expect(await loggedAt({ id })).toEqual(['site.create'])
  })

  it('never takes a word that is taken, of two at once too, and says nothing of whose it is', async ({
    expect,
  }) => {
    const [a, b] = [await aTeam(), await aTeam()]
    const id = aWord()
    const both = await Promise.allSettled(
      [a, b].map(({ owner }) => makeSite(testContext(), personOf(owner), input(id))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const members = await env.DB.prepare('SELECT COUNT(*) AS n FROM members WHERE site_id = ?1')
      .bind(id)
      .first('n')
    expect(members).toBe(1)
    await expect(makeSite(testContext(), personOf(a.owner), input(a.site.id))).rejects.toMatchObject({
      status: 422,
      details: { issues: [{ field: 'id', message: 'team.site-id-taken' }] },
    })
    expect(await loggedAt(a.site)).toEqual([])
  })

  it('has a word that can stand in an address, and none of ours', ({ expect }) => {
    const says = (id: string) =>
      v.safeParse(NewSite, { id, name: 'x', origins: '', locale: 'en' }).issues?.[0]?.message
    expect(says('My-Blog')).toBeUndefined()
    for (const id of ['-a', 'a-', 'a b', 'a/b', 'ä', 'a'.repeat(33), '..', ''])
      expect(says(id), id).toBeDefined()
    for (const id of ['desk', 'sites', 'account', 'invite', 'passkey', 'v1']) {
      expect(says(id), id).toContain('team.site-id-reserved')
    }
  })

  it('is made by owners, if the install lets them', async ({ expect }) => {
    const { owner, members } = await aTeam('moderator')
    const ctx = testContext()
    const closed = { ...ctx, config: { ...ctx.config, newSites: 'nobody' as const } }
    expect(await mayMakeSite(ctx, personOf(owner))).toBe(true)
    expect(await mayMakeSite(ctx, personOf(members[0]!))).toBe(false)
    expect(await mayMakeSite(ctx, personOf(await aMember()))).toBe(false)
    expect(await mayMakeSite(closed, personOf(owner))).toBe(false)
    const refused = { code: 'team/sites-not-allowed', status: 403 }
    await expect(makeSite(closed, personOf(owner), input(aWord()))).rejects.toMatchObject(refused)
    await expect(makeSite(ctx, personOf(members[0]!), input(aWord()))).rejects.toMatchObject(refused)
  })
})

describe('an archived site', () => {
  async function archived() {
    const { site, owner, members } = await aTeam('moderator')
    await aComment(site)
    const ctx = testContext()
    await archiveSite(ctx, site, owner.personId, site.id)
    return { site, owner, members, ctx }
  }

  it('answers as if there were none: threads, forms, desk', async ({ expect }) => {
    const { site, owner, members, ctx } = await archived()
    for (const path of [
      at(`/v1/${site.id}/comments`, { page: aPage(site) }),
      `/v1/${site.id}/recent`,
      at(`/${site.id}/thread`, { page: aPage(site) }),
      `/${site.id}/subscribe`,
    ]) {
      expect((await call(path)).status, path).toBe(404)
    }
    for (const member of [owner, ...members]) {
      expect((await visit(member, `/desk/${site.id}`)).status).toBe(404)
    }
    expect(await ctx.db.first(findSite(site.id))).toBeUndefined()
    expect(ctx.purged).toContain(`site-${site.id}`)
  })

  it('comes back as it was, by its owner alone', async ({ expect }) => {
    const { site, owner, members, ctx } = await archived()
    const unknown = { code: 'team/site-unknown', status: 404 }
    await expect(bringBackSite(ctx, site.id, members[0]!.personId)).rejects.toMatchObject(unknown)
    await expect(bringBackSite(ctx, site.id, (await aMember()).personId)).rejects.toMatchObject(unknown)
    expect((await readSites(ctx, personOf(owner))).archived).toMatchObject([{ id: site.id }])
    expect((await readSites(ctx, personOf(members[0]!))).archived).toEqual([])
    await bringBackSite(ctx, site.id, owner.personId)
    const { json } = await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }))
    expect(json.thread.open).toBe(true)
    expect((await visit(members[0], `/desk/${site.id}`)).status).toBe(200)
    expect(await loggedAt(site)).toEqual(['site.archive', 'site.restore'])
    await expect(bringBackSite(ctx, site.id, owner.personId)).rejects.toMatchObject(unknown)
  })

  it('still lets everybody leave its lists', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    const { leave } = await aSubscriber(site, ctx)
    await archiveSite(ctx, site, owner.personId, site.id)
    expect((await call(`/unsubscribe/${leave}`)).status).toBe(200)
  })

  it('wants its word typed, and an owner at that moment', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    const ctx = testContext()
    for (const typed of ['', site.name, `${site.id} `, site.id.toUpperCase()]) {
      await expect(archiveSite(ctx, site, owner.personId, typed)).rejects.toMatchObject({
        details: { issues: [{ field: 'typed', message: 'team.archive-typed' }] },
      })
    }
    await archiveSite(ctx, site, members[0]!.personId, site.id)
    expect(await ctx.db.first(findSite(site.id))).toBeDefined()
    expect(await loggedAt(site)).toEqual([])
  })
})
