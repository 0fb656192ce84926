import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { deleteOwnComment } from '../../../../src/comments/own/delete-own-comment'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { ReadThread } from '../../../../src/comments/schema'
import { readThread } from '../../../../src/comments/thread/read-thread'
import { MINUTE_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const rowOf = (id: number) =>
  env.DB.prepare('SELECT status, shown, body, replies FROM comments WHERE id = ?1').bind(id).first()
const threadOf = (site: Site) =>
  env.DB.prepare('SELECT published, held FROM threads WHERE site_id = ?1').bind(site.id).first()
const shownIn = async (site: Site) =>
  (await readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site) }))).items
const remove = (site: Site, own: { id: number; token: string }, ctx = testContext()) =>
  deleteOwnComment(ctx, site, own.id, own.token)

describe('an author takes a comment back', () => {
  it('held: it leaves the queue, and its words stay with the team', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site, { body: 'Better not.' })
    const ctx = testContext()
    expect(await remove(site, own, ctx)).toBe(true)
    expect(await rowOf(own.id)).toMatchObject({ status: 4, shown: 0, body: 'Better not.' })
    expect(await threadOf(site)).toEqual({ published: 0, held: 0 })
    expect(ctx.purged).toEqual([])
  })

  it('published without replies: it vanishes at once, and the count with it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { body: 'Stays.' })
    const own = await aComment(site)
    const ctx = testContext()
    await remove(site, own, ctx)
    expect(await shownIn(site)).toMatchObject([{ html: '<p>Stays.</p>' }])
    expect(await threadOf(site)).toEqual({ published: 1, held: 0 })
    expect(ctx.purged).toEqual([expect.stringMatching(/^thread-/), `site-${site.id}`])
  })

  it('with replies: a tombstone without name or words keeps the place, and goes with the last reply', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, { name: 'Ada' })
    const middle = await aComment(site, { parentId: String(root.id), body: 'Middle.' })
    const leaf = await aComment(site, { parentId: String(middle.id), body: 'Leaf.' })
    await remove(site, middle)
    await remove(site, root)
    const [top] = await shownIn(site)
    expect(top).toMatchObject({ state: 'removed', name: '', html: '', replyCount: 1 })
    expect(top!.children).toMatchObject([
      { state: 'removed', html: '', children: [{ html: '<p>Leaf.</p>' }] },
    ])
    await remove(site, leaf)
    expect(await shownIn(site)).toEqual([])
    expect(await threadOf(site)).toEqual({ published: 0, held: 0 })
  })

  it('in a closed thread too: a way out stays open', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    expect(await remove(site, own)).toBe(true)
  })

  it('twice: the second writes nothing, also after the window', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    await remove(site, own)
    const late = testContext()
    late.sleep(60 * MINUTE_MS)
    expect(await remove(site, own, late)).toBe(false)
    expect(late.db.usage.rowsWritten).toBe(0)
    expect(late.purged).toEqual([])
  })

  it('as a visitor in the log, once', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await remove(site, own)
    await remove(site, own)
    const { results } = await env.DB.prepare(
      'SELECT actor, action, subject, before, after FROM audit WHERE site_id = ?1',
    )
      .bind(site.id)
      .all()
    expect(results).toEqual([
      {
        actor: 'visitor',
        action: 'comment.delete',
        subject: `comment:${own.id}`,
        before: '{"status":"held","revision":1}',
        after: '{"status":"deleted","revision":1}',
      },
    ])
  })
})

describe('it is refused', () => {
  it('after the window', async ({ expect }) => {
    const site = await aSite({ hold: 'none', editMinutes: 0 })
    const own = await aComment(site)
    await expect(remove(site, own)).rejects.toMatchObject({ code: 'comments/edit-window-over', status: 409 })
    expect(await rowOf(own.id)).toMatchObject({ status: 1 })
  })

  it.for(['rejected', 'spam'] as const)('of what was %s', async (status, { expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await setStatus(own.id, status)
    await expect(remove(site, own)).rejects.toMatchObject({ code: 'comments/not-editable' })
  })

  it('with any token but its own', async ({ expect }) => {
    const [site, elsewhere] = [await aSite(), await aSite()]
    const [own, other] = [await aComment(site), await aComment(site)]
    const by = (at: Site, token: string | undefined) => deleteOwnComment(testContext(), at, own.id, token)
    await expect(by(site, other.token)).rejects.toMatchObject({ status: 403 })
    await expect(by(elsewhere, own.token)).rejects.toMatchObject({ status: 403 })
    await expect(by(site, undefined)).rejects.toMatchObject({ status: 401 })
    expect(await rowOf(own.id)).toMatchObject({ status: 0 })
  })
})

describe('at the same moment', () => {
  it('an edit in another tab does not keep it: what is deleted is what stands there', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    const ctx = testContext()
    const first = { done: false }
    const db: typeof ctx.db = {
      ...ctx.db,
      first: async (query) => {
        const row = await ctx.db.first(query)
        if (!first.done) {
          first.done = true
          await editComment(testContext(), site, own.id, own.token, { body: 'Edited.', revision: undefined })
        }
        return row
      },
    }
    expect(await remove(site, own, { ...ctx, db })).toBe(true)
    expect(await rowOf(own.id)).toMatchObject({ status: 4, body: 'Edited.' })
  })
})
