import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { applyAction, type ModerationAction, OUTCOME, STATUSES } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

type From = (typeof STATUSES)[number]

const act = (
  site: Site,
  id: number,
  action: ModerationAction,
  {
    from = 'held',
    revision = 1,
    personId = 1,
    ctx = testContext(),
  }: Partial<{
    from: From
    revision: number
    personId: number
    ctx: ReturnType<typeof testContext>
  }> = {},
) => applyAction(ctx, site, personId, id, { action, revision, from })

const rowOf = (id: number) =>
  env.DB.prepare('SELECT status, shown, decided_at, replies FROM comments WHERE id = ?1')
    .bind(id)
    .first<{ status: number; shown: number; decided_at: number | null; replies: number }>()

const threadOf = (id: number) =>
  env.DB.prepare(
    'SELECT t.id, published, held, version FROM threads t JOIN comments c ON c.thread_id = t.id WHERE c.id = ?1',
  )
    .bind(id)
    .first<{ id: string; published: number; held: number; version: number }>()

const logOf = async (site: Site) =>
  (
    await env.DB.prepare(
      'SELECT actor, action, subject, before, after FROM audit WHERE site_id = ?1 ORDER BY id',
    )
      .bind(site.id)
      .all<{ actor: string; action: string; subject: string; before: string; after: string }>()
  ).results

describe('applyAction', () => {
  it('publishes a held comment, counts it, and notes who did it', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const decided = await act(site, id, 'approve', { personId: 77 })
    expect(decided).toEqual({ id, status: 'published', changed: true, actionId: expect.any(Number) })
    expect(await rowOf(id)).toMatchObject({ status: 1, shown: 1, decided_at: expect.any(Number) })
    expect(await threadOf(id)).toMatchObject({ published: 1, held: 0, version: 1 })
    expect(await logOf(site)).toEqual([
      {
        actor: 'person:77',
        action: 'comment.approve',
        subject: `comment:${id}`,
        before: JSON.stringify({ status: 'held', revision: 1 }),
        after: JSON.stringify({ status: 'published', revision: 1 }),
      },
    ])
  })

  it.for(
    STATUSES.flatMap((from) =>
      (Object.keys(OUTCOME) as ModerationAction[])
        .filter((action) => OUTCOME[action] !== from)
        .map((action) => [from, action] as const),
    ),
  )(
    'brings a %s comment by "%s" to where that leads, readers seeing only published ones',
    async ([from, action], { expect }) => {
      const site = await aSite()
      const { id } = await aComment(site)
      await setStatus(id, from)
      const { status, changed } = await act(site, id, action, { from })
      expect([status, changed]).toEqual([OUTCOME[action], true])
      const published = status === 'published' ? 1 : 0
      expect(await rowOf(id)).toMatchObject({ shown: published })
      expect(await threadOf(id)).toMatchObject({ published, held: status === 'held' ? 1 : 0 })
    },
  )

  it.for(Object.keys(OUTCOME) as ModerationAction[])(
    'writes no row when "%s" is asked for again',
    async (action, { expect }) => {
      const site = await aSite()
      const { id } = await aComment(site)
      if (action === 'restore') await setStatus(id, 'spam')
      await act(site, id, action, { from: action === 'restore' ? 'spam' : 'held' })
      const ctx = testContext()
      const again = await act(site, id, action, { ctx })
      expect(again).toMatchObject({ changed: false, actionId: null, status: OUTCOME[action] })
      expect(ctx.db.usage.rowsWritten).toBe(0)
      expect(await logOf(site)).toHaveLength(1)
    },
  )

  it('costs at most twelve rows from the form to the readers (budget)', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, {}, { ctx })
    await act(site, id, 'approve', { ctx })
    expect(ctx.db.usage.rowsWritten).toBeLessThanOrEqual(12)
  })

  it('refuses what the author changed meanwhile, and leaves it', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(id).run()
    await expect(act(site, id, 'approve')).rejects.toMatchObject({
      code: 'moderation/changed-meanwhile',
      status: 409,
    })
    expect(await rowOf(id)).toMatchObject({ status: 0 })
    expect(await logOf(site)).toEqual([])
  })

  it('tells who was quicker and what they did', async ({ expect }) => {
    const site = await aSite()
    const quick = await aMember(site)
    const { id } = await aComment(site)
    await act(site, id, 'approve', { personId: quick.personId })
    await expect(act(site, id, 'spam')).rejects.toMatchObject({
      code: 'moderation/already-decided',
      status: 409,
      details: { params: { by: quick.name, status: 'published' } },
    })
    expect(await rowOf(id)).toMatchObject({ status: 1 })
  })

  it('names somebody without a name by a masked address', async ({ expect }) => {
    const site = await aSite()
    const quick = await aMember(site)
    await env.DB.prepare("UPDATE people SET name = '' WHERE id = ?1").bind(quick.personId).run()
    const { id } = await aComment(site)
    await act(site, id, 'reject', { personId: quick.personId })
    await expect(act(site, id, 'approve')).rejects.toMatchObject({
      details: { params: { by: 'm•••@team.example', status: 'rejected' } },
    })
  })

  it('asks to read again where it moved without anybody deciding', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    await setStatus(id, 'published')
    await expect(act(site, id, 'approve', { from: 'held' })).resolves.toMatchObject({ changed: false })
    await expect(act(site, id, 'spam', { from: 'held' })).rejects.toMatchObject({
      code: 'moderation/changed-meanwhile',
    })
  })

  it('lets one of two opposite decisions at once win and tells the other', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const member = await aMember(site)
    const both = await Promise.allSettled([
      act(site, id, 'approve', { personId: member.personId }),
      act(site, id, 'spam', { personId: member.personId }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await logOf(site)).toHaveLength(1)
  })

  it('knows no comment of another site', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(await aSite())
    await expect(act(site, id, 'approve')).rejects.toMatchObject({ code: 'moderation/unknown', status: 404 })
    await expect(act(site, 1, 'approve')).rejects.toMatchObject({ code: 'moderation/unknown' })
    expect(await rowOf(id)).toMatchObject({ status: 0 })
  })

  it('takes a removed comment out of the cache at once, an added one soon, and nothing for what nobody saw', async ({
    expect,
  }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const thread = `thread-${(await threadOf(id))!.id}`
    const purgedBy = async (action: ModerationAction, from: From) => {
      const ctx = testContext()
      const when: string[] = []
      await act(site, id, action, {
        from,
        ctx: {
          ...ctx,
          cache: {
            purgeNow: async (tags) => void when.push(`now ${tags.join()}`),
            purgeSoon: async (tag) => void when.push(`soon ${tag}`),
          },
        },
      })
      await ctx.settle()
      return when
    }
    expect(await purgedBy('approve', 'held')).toEqual([`soon ${thread}`])
    expect(await purgedBy('spam', 'published')).toEqual([`now ${thread},site-${site.id}`])
    expect(await purgedBy('delete', 'spam')).toEqual([])
  })
})

describe('tombstones', () => {
  /** A published chain: a root, an answer to it, an answer to that, … */
  async function aChain(length: number) {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const ids: number[] = []
    for (let at = 0; at < length; at++) {
      const { id } = await aComment(
        site,
        { page: aPage(site), ...(at > 0 && { parentId: String(ids[at - 1]) }) },
        { ctx },
      )
      ids.push(id)
      ctx.sleep(1)
    }
    const shown = async () => Promise.all(ids.map(async (id) => (await rowOf(id))!.shown))
    return { site, ids, shown }
  }

  it('keep the place of a removed comment above a published reply', async ({ expect }) => {
    const { site, ids, shown } = await aChain(3)
    await act(site, ids[0]!, 'reject', { from: 'published' })
    await act(site, ids[1]!, 'spam', { from: 'published' })
    expect(await shown()).toEqual([1, 1, 1])
  })

  it('go with the last published reply below them', async ({ expect }) => {
    const { site, ids, shown } = await aChain(3)
    await act(site, ids[0]!, 'reject', { from: 'published' })
    await act(site, ids[1]!, 'reject', { from: 'published' })
    await act(site, ids[2]!, 'delete', { from: 'published' })
    expect(await shown()).toEqual([0, 0, 0])
  })

  it('come back when a reply below is published again', async ({ expect }) => {
    const { site, ids, shown } = await aChain(3)
    for (const id of [...ids].reverse()) await act(site, id, 'reject', { from: 'published' })
    expect(await shown()).toEqual([0, 0, 0])
    await act(site, ids[2]!, 'approve', { from: 'rejected' })
    expect(await shown()).toEqual([1, 1, 1])
  })

  it('stay while a sibling below is published', async ({ expect }) => {
    const { site, ids, shown } = await aChain(2)
    const sibling = await aComment(site, { parentId: String(ids[0]) })
    await act(site, ids[0]!, 'reject', { from: 'published' })
    await act(site, ids[1]!, 'reject', { from: 'published' })
    expect(await shown()).toEqual([1, 0])
    await act(site, sibling.id, 'reject', { from: 'published' })
    expect(await shown()).toEqual([0, 0])
  })

  it('never hide a published comment above', async ({ expect }) => {
    const { site, ids, shown } = await aChain(4)
    await act(site, ids[3]!, 'delete', { from: 'published' })
    expect(await shown()).toEqual([1, 1, 1, 0])
  })

  it('work in the deepest place too, where answers stand side by side', async ({ expect }) => {
    const { site, ids, shown } = await aChain(9)
    for (const id of ids.slice(0, 8)) await act(site, id, 'reject', { from: 'published' })
    // Places 6 and 7 are beside the last one, not above it.
    expect(await shown()).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 1])
    await act(site, ids[8]!, 'reject', { from: 'published' })
    expect(await shown()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('leave the counters of root and thread true', async ({ expect }) => {
    const { site, ids } = await aChain(3)
    await act(site, ids[1]!, 'reject', { from: 'published' })
    expect((await rowOf(ids[0]!))!.replies).toBe(1)
    expect(await threadOf(ids[0]!)).toMatchObject({ published: 2 })
    await act(site, ids[1]!, 'approve', { from: 'rejected' })
    expect((await rowOf(ids[0]!))!.replies).toBe(2)
    expect(await threadOf(ids[0]!)).toMatchObject({ published: 3 })
  })
})
