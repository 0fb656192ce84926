import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Status } from '../../../../src/comments/public'
import { applyAction, applyBulkAction } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { dropIndexJobs } from '../../../support/index-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const pick = (id: number, revision = 1) => ({ id, revision })

/** A site with so many held comments, and somebody who decides. */
async function aQueue(count: number) {
  const site = await aSite()
  const { personId, name } = await aMember(site)
  const ids: number[] = []
  for (let at = 0; at < count; at++) ids.push((await aComment(site, { body: `Number ${at}.` })).id)
  await dropIndexJobs(site)
  return { site, personId, name, ids, picks: ids.map((id) => pick(id)) }
}

const APPROVE = { action: 'approve', from: 'held' } as const

async function standing(site: Site): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare('SELECT id, status FROM comments WHERE site_id = ?1')
    .bind(site.id)
    .all<{ id: number; status: number }>()
  return Object.fromEntries(results.map(({ id, status }) => [id, status]))
}

const placeOf = (id: number) =>
  env.DB.prepare('SELECT status, shown, replies FROM comments WHERE id = ?1').bind(id).first()

const logOf = async (site: Site) =>
  (
    await env.DB.prepare(
      'SELECT actor, action, subject, before, after FROM audit WHERE site_id = ?1 ORDER BY id',
    )
      .bind(site.id)
      .all<{ actor: string; action: string; subject: string; before: string; after: string }>()
  ).results

describe('applyBulkAction', () => {
  it('moves all that are picked and none that are not', async ({ expect }) => {
    const { site, personId, ids } = await aQueue(3)
    const done = await applyBulkAction(testContext(), site, personId, APPROVE, [pick(ids[0]!), pick(ids[2]!)])
    expect(done).toMatchObject({ moved: [ids[0], ids[2]], skipped: [] })
    expect(await standing(site)).toEqual({ [ids[0]!]: 1, [ids[1]!]: 0, [ids[2]!]: 1 })
  })

  it.for([
    ['approve', 'held', 'published', 1],
    ['reject', 'held', 'rejected', 2],
    ['spam', 'published', 'spam', 3],
    ['delete', 'spam', 'deleted', 4],
    ['restore', 'deleted', 'held', 0],
  ] as const)('%s takes a list from %s to %s', async ([action, from, , code], { expect }) => {
    const { site, personId, ids, picks } = await aQueue(2)
    for (const id of ids) await setStatus(id, from)
    await applyBulkAction(testContext(), site, personId, { action, from }, picks)
    expect(Object.values(await standing(site))).toEqual([code, code])
  })

  it('keeps the thread’s counters', async ({ expect }) => {
    const { site, personId, picks } = await aQueue(4)
    await applyBulkAction(testContext(), site, personId, APPROVE, picks.slice(0, 3))
    expect(
      await env.DB.prepare('SELECT published, held FROM threads WHERE site_id = ?1').bind(site.id).first(),
    ).toEqual({ published: 3, held: 1 })
  })

  it('writes a row of the log for each comment, with before and after', async ({ expect }) => {
    const { site, personId, ids, picks } = await aQueue(2)
    const { bulk } = await applyBulkAction(testContext(), site, personId, APPROVE, picks)
    expect(await logOf(site)).toEqual(
      ids.map((id) => ({
        actor: `person:${personId}`,
        action: 'comment.approve',
        subject: `comment:${id}`,
        before: '{"status":"held","revision":1}',
        after: `{"status":"published","revision":1,"bulk":${bulk}}`,
      })),
    )
  })

  it('decides a hundred in at most four round trips, whether all stand or half were decided', async ({
    expect,
  }) => {
    const { site, personId, picks } = await aQueue(100)
    const ctx = testContext()
    const all = await applyBulkAction(ctx, site, personId, APPROVE, picks)
    expect(all.moved).toHaveLength(100)
    const { roundTrips, queries, rowsWritten } = ctx.db.usage
    console.log('bulk of 100:', JSON.stringify({ roundTrips, queries, rowsWritten }))
    expect(roundTrips).toBeLessThanOrEqual(4)
    // A free plan allows fifty queries a request: their number must not grow with the comments.
    expect(queries).toBeLessThanOrEqual(10)
    // Comment, log, and the places of both orders of the thread, of the newest of the site and of what waits.
    expect(rowsWritten).toBeLessThanOrEqual(100 * 6 + 1)

    const again = testContext()
    const none = await applyBulkAction(again, site, personId, { action: 'spam', from: 'held' }, picks)
    expect(none).toMatchObject({ moved: [], bulk: null })
    expect(none.skipped).toHaveLength(100)
    expect(again.db.usage.roundTrips).toBeLessThanOrEqual(4)
    // The hundred decisions of one moment are read once, not once for each.
    expect(again.db.usage.rowsRead).toBeLessThanOrEqual(500)
    expect(again.db.usage.rowsWritten).toBe(0)
  })

  it('leaves what another moderator decided, and says who', async ({ expect }) => {
    const { site, personId, ids, picks } = await aQueue(3)
    const mo = await aMember(site)
    await applyAction(testContext(), site, mo.personId, ids[1]!, {
      action: 'spam',
      revision: 1,
      from: 'held',
    })
    const done = await applyBulkAction(testContext(), site, personId, APPROVE, picks)
    expect(done.moved).toEqual([ids[0], ids[2]])
    expect(done.skipped).toEqual([{ id: ids[1], why: 'decided', by: mo.name }])
    expect((await standing(site))[ids[1]!]).toBe(3)
  })

  it('names the last who decided, not the first', async ({ expect }) => {
    const { site, personId, ids } = await aQueue(1)
    const [first, second] = [await aMember(site), await aMember(site)]
    const ctx = testContext()
    const once = { revision: 1, from: 'held' } as const
    await applyAction(ctx, site, first.personId, ids[0]!, { action: 'spam', ...once })
    await applyAction(ctx, site, second.personId, ids[0]!, { action: 'delete', revision: 1, from: 'spam' })
    const { skipped } = await applyBulkAction(ctx, site, personId, APPROVE, [pick(ids[0]!)])
    expect(skipped).toEqual([{ id: ids[0], why: 'decided', by: second.name }])
  })

  it('counts what stands there already as decided, and does not decide it twice', async ({ expect }) => {
    const { site, personId, name, ids, picks } = await aQueue(1)
    await applyBulkAction(testContext(), site, personId, APPROVE, picks)
    const done = await applyBulkAction(testContext(), site, personId, APPROVE, picks)
    expect(done).toEqual({ moved: [], skipped: [{ id: ids[0], why: 'decided', by: name }], bulk: null })
    expect(await logOf(site)).toHaveLength(1)
  })

  it('leaves what its author edited after it was read', async ({ expect }) => {
    const { site, personId, ids, picks } = await aQueue(2)
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(ids[0]).run()
    const done = await applyBulkAction(testContext(), site, personId, APPROVE, picks)
    expect(done).toMatchObject({ moved: [ids[1]], skipped: [{ id: ids[0], why: 'changed' }] })
    expect((await standing(site))[ids[0]!]).toBe(0)
  })

  it('ignores comments of another site and ids of nothing, and reports them', async ({ expect }) => {
    const { site, personId, ids } = await aQueue(1)
    const foreign = await aQueue(1)
    const done = await applyBulkAction(testContext(), site, personId, APPROVE, [
      pick(foreign.ids[0]!),
      pick(ids[0]!),
      pick(7),
    ])
    expect(done).toMatchObject({
      moved: [ids[0]],
      skipped: [
        { id: foreign.ids[0], why: 'unknown' },
        { id: 7, why: 'unknown' },
      ],
    })
    expect(await standing(foreign.site)).toEqual({ [foreign.ids[0]!]: 0 })
    expect(await logOf(foreign.site)).toEqual([])
  })

  it('looks again if somebody decides between its look and its move', async ({ expect }) => {
    const { site, personId, ids, picks } = await aQueue(2)
    const mo = await aMember(site)
    const ctx = testContext()
    const quicker = { once: false }
    const db = {
      ...ctx.db,
      batch: (async (queries: Parameters<typeof ctx.db.batch>[0]) => {
        if (!quicker.once) {
          quicker.once = true
          await applyAction(testContext(), site, mo.personId, ids[0]!, {
            action: 'spam',
            revision: 1,
            from: 'held',
          })
        }
        return ctx.db.batch(queries)
      }) as typeof ctx.db.batch,
    }
    const done = await applyBulkAction({ ...ctx, db }, site, personId, APPROVE, picks)
    expect(done).toMatchObject({ moved: [ids[1]], skipped: [{ id: ids[0], why: 'decided', by: mo.name }] })
    expect(await standing(site)).toEqual({ [ids[0]!]: 3, [ids[1]!]: 1 })
    expect(await logOf(site)).toHaveLength(2)
  })

  it('gives up, and moves nothing, if the queue never holds still', async ({ expect }) => {
    const { site, personId, picks, ids } = await aQueue(1)
    const ctx = testContext()
    const stopped = async () => {
      throw new Error('D1_ERROR: malformed JSON')
    }
    const db = { ...ctx.db, batch: stopped as unknown as typeof ctx.db.batch }
    await expect(applyBulkAction({ ...ctx, db }, site, personId, APPROVE, picks)).rejects.toThrow(
      'malformed JSON',
    )
    expect(await standing(site)).toEqual({ [ids[0]!]: 0 })
  })

  it('takes removed comments out of the caches at once, published ones after the answer', async ({
    expect,
  }) => {
    const { site, personId, picks } = await aQueue(2)
    const approving = testContext()
    await applyBulkAction(approving, site, personId, APPROVE, picks)
    await approving.settle()
    expect(approving.purged).toHaveLength(1)
    const removing = testContext()
    await applyBulkAction(removing, site, personId, { action: 'spam', from: 'published' }, picks)
    // Both comments are of one thread, and the site's newest change too.
    expect(removing.purged).toHaveLength(2)
    expect(new Set(removing.purged).size).toBe(2)
  })
})

describe('tombstones in a bulk', () => {
  /** A published root, a reply to it and a reply to that. */
  async function aBranch(statuses: readonly [Status, Status, Status]) {
    const site = await aSite({ hold: 'none' })
    const { personId } = await aMember(site)
    const page = aPage(site)
    const root = await aComment(site, { page })
    const reply = await aComment(site, { page, parentId: String(root.id) })
    const deep = await aComment(site, { page, parentId: String(reply.id) })
    const ids = [root.id, reply.id, deep.id] as const
    for (const [at, id] of ids.entries()) {
      if (statuses[at] !== 'published') await setStatus(id, statuses[at]!)
    }
    return { site, personId, ids }
  }

  it('stay above replies that stay, and go if all go together', async ({ expect }) => {
    const partly = await aBranch(['published', 'published', 'published'])
    const [root, reply] = partly.ids
    const spam = { action: 'spam', from: 'published' } as const
    await applyBulkAction(testContext(), partly.site, partly.personId, spam, [pick(root), pick(reply)])
    expect(await placeOf(root)).toMatchObject({ status: 3, shown: 1, replies: 1 })
    expect(await placeOf(reply)).toMatchObject({ status: 3, shown: 1 })

    const wholly = await aBranch(['published', 'published', 'published'])
    await applyBulkAction(
      testContext(),
      wholly.site,
      wholly.personId,
      spam,
      wholly.ids.map((id) => pick(id)),
    )
    for (const id of wholly.ids) expect(await placeOf(id)).toMatchObject({ status: 3, shown: 0 })
  })

  it('go with the last reply below them', async ({ expect }) => {
    const { site, personId, ids } = await aBranch(['spam', 'spam', 'published'])
    await env.DB.prepare('UPDATE comments SET shown = 1 WHERE id IN (?1, ?2)').bind(ids[0], ids[1]).run()
    await applyBulkAction(testContext(), site, personId, { action: 'delete', from: 'published' }, [
      pick(ids[2]),
    ])
    expect(await placeOf(ids[0])).toMatchObject({ shown: 0 })
    expect(await placeOf(ids[1])).toMatchObject({ shown: 0 })
  })

  it('appear above a reply that is published', async ({ expect }) => {
    const { site, personId, ids } = await aBranch(['spam', 'rejected', 'held'])
    await applyBulkAction(testContext(), site, personId, APPROVE, [pick(ids[2])])
    expect(await placeOf(ids[0])).toMatchObject({ status: 3, shown: 1 })
    expect(await placeOf(ids[1])).toMatchObject({ status: 2, shown: 1 })
  })

  it('are what single decisions would have made', async ({ expect }) => {
    const [together, singly] = [
      await aBranch(['held', 'held', 'held']),
      await aBranch(['held', 'held', 'held']),
    ]
    const some = [0, 2] as const
    await applyBulkAction(
      testContext(),
      together.site,
      together.personId,
      APPROVE,
      some.map((at) => pick(together.ids[at])),
    )
    for (const at of some) {
      const decision = { action: 'approve', revision: 1, from: 'held' } as const
      await applyAction(testContext(), singly.site, singly.personId, singly.ids[at], decision)
    }
    const places = (ids: readonly number[]) => Promise.all(ids.map(placeOf))
    expect(await places(together.ids)).toEqual(await places(singly.ids))
  })
})
