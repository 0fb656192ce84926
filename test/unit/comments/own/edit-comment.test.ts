import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { renderMarkdown } from '../../../../src/comments/form/render-markdown'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { readOwnComment } from '../../../../src/comments/own/read-own-comment'
import { EditComment, ReadThread } from '../../../../src/comments/schema'
import { readThread } from '../../../../src/comments/thread/read-thread'
import { MINUTE_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { type TestCtx, testContext } from '../../../support/test-context'

interface Row {
  readonly id: number
  readonly status: number
  readonly shown: number
  readonly revision: number
  readonly body: string
  readonly html: string
  readonly edited_at: number | null
  readonly decided_at: number | null
  readonly replies: number
}

const rowOf = async (id: number) =>
  (await env.DB.prepare('SELECT * FROM comments WHERE id = ?1').bind(id).first<Row>())!
const threadOf = (site: Site) =>
  env.DB.prepare('SELECT published, held, version FROM threads WHERE site_id = ?1').bind(site.id).first()
const revisionsOf = async (id: number) =>
  (
    await env.DB.prepare('SELECT * FROM comment_revisions WHERE comment_id = ?1 ORDER BY revision')
      .bind(id)
      .all()
  ).results
const logOf = async (site: Site) =>
  (
    await env.DB.prepare(
      'SELECT actor, action, subject, before, after FROM audit WHERE site_id = ?1 ORDER BY id',
    )
      .bind(site.id)
      .all()
  ).results
const noticesOf = async (id: number) =>
  (await env.DB.prepare(
    "SELECT count(*) AS n FROM jobs WHERE kind = 'comments.tell-moderators' AND payload LIKE ?1",
  )
    .bind(`%:${id}}`)
    .first<{ n: number }>())!.n

const edit = (
  site: Site,
  own: { id: number; token: string },
  body: string,
  { ctx = testContext(), revision }: { ctx?: TestCtx; revision?: number } = {},
) => editComment(ctx, site, own.id, own.token, v.parse(EditComment, { body, revision }))

describe('an edit where comments wait', () => {
  it('of a held comment stays held, tells nobody twice, and marks nothing: no reader saw the first words', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const own = await aComment(site, { body: 'First.' })
    expect(await edit(site, own, '**Second.**', { ctx })).toEqual({
      status: 'held',
      revision: 2,
      html: '<p><strong>Second.</strong></p>',
      editedAt: null,
      changed: true,
    })
    expect(await rowOf(own.id)).toMatchObject({ body: '**Second.**', revision: 2, edited_at: null, shown: 0 })
    expect(await threadOf(site)).toEqual({ published: 0, held: 1, version: 0 })
    expect(await noticesOf(own.id)).toBe(1)
    // Woken for the search index alone.
    expect([ctx.wakeUps.count, ctx.purged]).toEqual([1, []])
  })

  it('of a published comment makes it wait again: gone from the thread at once, moderators told, decision lifted', async ({
    expect,
  }) => {
    const site = await aSite()
    const own = await aComment(site, { body: 'Nice.' })
    await setStatus(own.id, 'published')
    const ctx = testContext()
    expect((await edit(site, own, 'Buy pills.', { ctx })).status).toBe('held')
    const row = await rowOf(own.id)
    expect(row).toMatchObject({
      status: 0,
      shown: 0,
      revision: 2,
      body: 'Buy pills.',
      edited_at: ctx.clock.now(),
      decided_at: null,
    })
    expect(await threadOf(site)).toEqual({ published: 0, held: 1, version: 2 })
    expect(await noticesOf(own.id)).toBe(2)
    expect(ctx.wakeUps.count).toBe(1)
    expect(ctx.purged).toEqual([expect.stringMatching(/^thread-/), `site-${site.id}`])
    const shown = await readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site) }))
    expect(shown.items).toEqual([])
  })

  it('keeps the place of a comment that has published replies, and lets it go with the last of them', async ({
    expect,
  }) => {
    const open = await aSite({ hold: 'none' })
    const root = await aComment(open)
    const middle = await aComment(open, { parentId: String(root.id) })
    const leaf = await aComment(open, { parentId: String(middle.id) })
    const site = { ...open, settings: { ...open.settings, hold: 'all' as const } }
    await edit(site, middle, 'Other words.')
    expect(await rowOf(middle.id)).toMatchObject({ status: 0, shown: 1 })
    expect((await rowOf(root.id)).replies).toBe(1)
    await edit(site, leaf, 'Other words too.')
    expect(await rowOf(leaf.id)).toMatchObject({ status: 0, shown: 0 })
    expect(await rowOf(middle.id)).toMatchObject({ status: 0, shown: 0 })
    expect((await rowOf(root.id)).replies).toBe(0)
    expect(await threadOf(open)).toMatchObject({ published: 1, held: 2 })
  })
})

describe('an edit where nothing waits', () => {
  it('is up at once and marked; the thread’s version moves, so that no kept answer passes for new', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site, { body: 'Teh words.' })
    const ctx = testContext()
    const { status, editedAt } = await edit(site, own, 'The words.', { ctx })
    await ctx.settle()
    expect([status, editedAt]).toEqual(['published', ctx.clock.now()])
    expect(await threadOf(site)).toEqual({ published: 1, held: 0, version: 2 })
    expect(ctx.purged).toEqual([expect.stringMatching(/^thread-/)])
    expect(await noticesOf(own.id)).toBe(0)
    const shown = await readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site) }))
    expect(shown.items).toMatchObject([{ html: '<p>The words.</p>', editedAt: ctx.clock.now() }])
  })

  it('passes the cleaning and the renderer that posting passes', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    const texts = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((text) => v.safeParse(EditComment, { body: text }).success)
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const posted = await aComment(site, { body: text })
        expect((await edit(site, own, text)).html).toBe(posted.html)
        const row = await rowOf(own.id)
        expect(row.html).toBe(renderMarkdown(row.body))
      }),
      { numRuns: 25 },
    )
  })
})

describe('words that were replaced', () => {
  it('are kept by revision with the moment they went', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site, { body: 'One' })
    const second = testContext()
    await edit(site, own, '*Two*', { ctx: second })
    const third = testContext()
    await edit(site, own, 'Three', { ctx: third })
    expect(await revisionsOf(own.id)).toEqual([
      {
        comment_id: own.id,
        revision: 1,
        body: 'One',
        html: '<p>One</p>',
        created_at: second.clock.now(),
        edited_by: null,
      },
      {
        comment_id: own.id,
        revision: 2,
        body: '*Two*',
        html: '<p><em>Two</em></p>',
        created_at: third.clock.now(),
        edited_by: null,
      },
    ])
    expect(await rowOf(own.id)).toMatchObject({ revision: 3, body: 'Three' })
  })

  it('stand in the log as an act of a visitor, without the words', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await setStatus(own.id, 'published')
    await edit(site, own, 'Secret afterthought.')
    expect(await logOf(site)).toEqual([
      {
        actor: 'visitor',
        action: 'comment.edit',
        subject: `comment:${own.id}`,
        before: '{"status":"published","revision":1}',
        after: '{"status":"held","revision":2}',
      },
    ])
  })
})

describe('the same edit again', () => {
  it('writes nothing and answers the same, also with the revision it was first sent with', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    const first = await edit(site, own, 'Once.', { revision: 1 })
    const ctx = testContext()
    expect(await edit(site, own, 'Once. \r\n', { ctx, revision: 1 })).toEqual({ ...first, changed: false })
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })

  it('is answered after the window too: its first answer may have been lost', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    await edit(site, own, 'Once.')
    const late = testContext()
    late.sleep(16 * MINUTE_MS)
    expect(await edit(site, own, 'Once.', { ctx: late })).toMatchObject({ changed: false, revision: 2 })
  })
})

describe('an edit is refused', () => {
  it('after the window, by the server’s clock', async ({ expect }) => {
    const site = await aSite({ hold: 'none', editMinutes: 5 })
    const own = await aComment(site)
    const ctx = testContext()
    ctx.sleep(4 * MINUTE_MS)
    await edit(site, own, 'In time.', { ctx })
    ctx.sleep(2 * MINUTE_MS)
    await expect(edit(site, own, 'Too late.', { ctx })).rejects.toMatchObject({
      code: 'comments/edit-window-over',
      status: 409,
    })
    expect(await rowOf(own.id)).toMatchObject({ body: 'In time.', revision: 2 })
  })

  it.for(['rejected', 'spam', 'deleted'] as const)('of what was %s', async (status, { expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await setStatus(own.id, status)
    await expect(edit(site, own, 'Again.')).rejects.toMatchObject({
      code: 'comments/not-editable',
      status: 409,
    })
    expect(await revisionsOf(own.id)).toEqual([])
  })

  it('if it was edited in another tab meanwhile; without a revision the last one wins', async ({
    expect,
  }) => {
    const site = await aSite()
    const own = await aComment(site)
    await edit(site, own, 'Tab one.', { revision: 1 })
    await expect(edit(site, own, 'Tab two.', { revision: 1 })).rejects.toMatchObject({
      code: 'comments/edited-meanwhile',
      status: 409,
    })
    expect(await rowOf(own.id)).toMatchObject({ body: 'Tab one.' })
    expect(await edit(site, own, 'Tab two.')).toMatchObject({ revision: 3 })
  })

  it('where the thread is closed, also if it closes at that moment', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    await expect(edit(site, own, 'More.')).rejects.toMatchObject({ code: 'comments/thread-closed' })
    expect(await rowOf(own.id)).toMatchObject({ revision: 1 })
    expect([await revisionsOf(own.id), await logOf(site)]).toEqual([[], []])
  })

  it('over the burst limit, with the same count as posting', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    const asked: string[] = []
    const ctx = { ...testContext(), mayProceed: async (key: string) => asked.push(key) < 0 }
    await expect(edit(site, own, 'More.', { ctx })).rejects.toMatchObject({
      code: 'web/too-many-requests',
      details: { retryAfterS: 60 },
    })
    const posting = { ...testContext(), mayProceed: async (key: string) => asked.push(key) < 0 }
    await expect(aComment(site, {}, { ctx: posting })).rejects.toMatchObject({
      code: 'web/too-many-requests',
    })
    expect(asked[0]).toBe(asked[1])
  })

  it('with another comment’s token, another site’s, or none', async ({ expect }) => {
    const [site, elsewhere] = [await aSite(), await aSite()]
    const [own, other] = [await aComment(site), await aComment(site)]
    const by = (at: Site, token: string | undefined) =>
      editComment(testContext(), at, own.id, token, { body: 'Mine now.', revision: undefined })
    await expect(by(site, undefined)).rejects.toMatchObject({ code: 'comments/token-missing' })
    await expect(by(site, other.token)).rejects.toMatchObject({ code: 'comments/token-wrong' })
    await expect(by(elsewhere, own.token)).rejects.toMatchObject({ code: 'comments/token-wrong' })
    expect(await rowOf(own.id)).toMatchObject({ revision: 1 })
  })
})

describe('two at the same moment', () => {
  /** Runs `meanwhile` between the author's look and the author's write. */
  const interrupted = (meanwhile: () => Promise<unknown>): TestCtx => {
    const ctx = testContext()
    const once = { done: false }
    return {
      ...ctx,
      mayProceed: async () => {
        if (!once.done) {
          once.done = true
          await meanwhile()
        }
        return true
      },
    }
  }

  it('a moderator rejects it: the edit is refused, and nothing of it is left', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    const ctx = interrupted(() => setStatus(own.id, 'rejected'))
    await expect(edit(site, own, 'Better.', { ctx })).rejects.toMatchObject({ code: 'comments/not-editable' })
    expect(await rowOf(own.id)).toMatchObject({ revision: 1, status: 2 })
    expect([await revisionsOf(own.id), await logOf(site)]).toEqual([[], []])
  })

  it('a moderator approves it: the edit is judged as one of a published comment', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    const ctx = interrupted(() => setStatus(own.id, 'published'))
    expect(await edit(site, own, 'Better.', { ctx })).toMatchObject({ status: 'held', revision: 2 })
    expect(await threadOf(site)).toMatchObject({ published: 0, held: 1 })
    expect(await noticesOf(own.id)).toBe(2)
  })

  it('another tab saves: the later one is told, and every revision is kept once', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site, { body: 'One' })
    const ctx = interrupted(() => edit(site, own, 'Two', { revision: 1 }))
    await expect(edit(site, own, 'Two b', { ctx, revision: 1 })).rejects.toMatchObject({
      code: 'comments/edited-meanwhile',
    })
    expect(await revisionsOf(own.id)).toMatchObject([{ revision: 1, body: 'One' }])
    expect(await rowOf(own.id)).toMatchObject({ revision: 2, body: 'Two' })
  })
})

describe('the author’s own view', () => {
  it('gives the words as written, their revision and how long they may change', async ({ expect }) => {
    const site = await aSite({ hold: 'none', editMinutes: 10 })
    const own = await aComment(site, { body: '*Mine*' })
    await edit(site, own, '**Mine**')
    const view = await readOwnComment(testContext(), site, own.id, own.token)
    expect(view).toMatchObject({ body: '**Mine**', revision: 2, editable: true, deletable: true, open: true })
    expect(view.editableUntil).toBe(view.createdAt + 10 * MINUTE_MS)
    expect(view.editedAt).toBeGreaterThan(view.createdAt)
  })

  it('offers no new words in a closed thread, but the way out', async ({ expect }) => {
    const site = await aSite()
    const own = await aComment(site)
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    expect(await readOwnComment(testContext(), site, own.id, own.token)).toMatchObject({
      editable: false,
      deletable: true,
      open: false,
    })
  })

  it('names whom it answers only while readers see that name', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const parent = await aComment(site, { name: 'Ben' })
    const own = await aComment(site, { parentId: String(parent.id) })
    const nameAbove = async () => (await readOwnComment(testContext(), site, own.id, own.token)).parentName
    expect(await nameAbove()).toBe('Ben')
    await setStatus(parent.id, 'deleted')
    expect(await nameAbove()).toBeNull()
  })
})
