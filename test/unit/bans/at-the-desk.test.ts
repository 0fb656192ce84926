import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { commentHeld, indexComments } from '../../../src/comments/public'
import { applyAction, listQueue, notifyModerators } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aTeam, liveContext } from '../../support/a-team'
import { mailsTo } from '../../support/kept-mail'
import { testContext } from '../../support/test-context'

const held = async (site: Site) =>
  (await listQueue(testContext(), site, { status: 'held', limit: 50 })).items.map(({ id }) => id)

describe('what a silent ban holds', () => {
  it('stands in the queue like anything that waits, with its reason, and is decided like it', async ({
    expect,
  }) => {
    const { site, owner } = await aTeam()
    const live = liveContext()
    await aBan(site, { name: 'Mo', silent: true }, live)
    const { id } = await aComment(site, { name: 'Mo' }, { ctx: live })
    expect(await held(site)).toEqual([id])
    expect((await visit(owner, `/desk/${site.id}?item=${id}`)).text).toContain('silently banned')
    const action = { action: 'approve', revision: 1, from: 'held' } as const
    expect(await applyAction(liveContext(), site, owner.personId, id, action)).toMatchObject({
      status: 'published',
    })
    expect(await held(site)).toEqual([])
  })

  it('is found by the search, and counted in the overview under its reason', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const live = liveContext()
    await aBan(site, { name: 'Mo', silent: true }, live)
    const { id } = await aComment(site, { name: 'Mo', body: 'Quincunx.' }, { ctx: live })
    await indexComments(live, { siteId: site.id, ids: [id] })
    expect((await visit(owner, `/desk/${site.id}/search?q=quincunx`)).text).toContain(`item=${id}`)
    expect((await visit(owner, `/desk/${site.id}/overview`)).text).toContain('silent bans')
  })

  it('is in no mail about others that wait', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aMember(site)
    const ctx = testContext()
    await aBan(site, { name: 'Mo', silent: true }, ctx)
    await aComment(site, { name: 'Mo', body: 'Words of a banned one.' }, { ctx })
    const { id } = await aComment(site, { name: 'Ada', body: 'Words of Ada.' }, { ctx })
    await notifyModerators(ctx, { siteId: site.id, commentId: id })
    const mails = (await mailsTo({ email })).map(({ text }) => text)
    expect(mails.join()).toContain('Words of Ada.')
    expect(mails.join()).not.toContain('banned one')
  })

  it('is told of again from what comes after the ban was over on', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await aBan(site, { name: 'Mo', silent: true, endsAt: ctx.clock.now() + 1000 }, ctx)
    const first = await aComment(site, { name: 'Mo' }, { ctx })
    ctx.sleep(2000)
    const second = await aComment(site, { name: 'Mo' }, { ctx })
    const kindsAbout = async (id: number) =>
      (
        await env.DB.prepare('SELECT kind FROM jobs WHERE payload LIKE ?1')
          .bind(`%${id}%`)
          .all<{ kind: string }>()
      ).results.map(({ kind }) => kind)
    expect(await kindsAbout(first.id)).not.toContain(commentHeld.name)
    expect(await kindsAbout(second.id)).toContain(commentHeld.name)
  })
})
