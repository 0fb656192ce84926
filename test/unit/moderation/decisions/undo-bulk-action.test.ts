import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { applyAction, applyBulkAction, readOwnBulk, undoBulkAction } from '../../../../src/moderation/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { testContext } from '../../../support/test-context'

/** Three comments that one person marked as spam by one press. */
async function aBulk() {
  const site = await aSite()
  const { personId, name } = await aMember(site)
  const ids: number[] = []
  for (const body of ['One.', 'Two.', 'Three.']) ids.push((await aComment(site, { body })).id)
  const picks = ids.map((id) => ({ id, revision: 1 }))
  const { bulk } = await applyBulkAction(
    testContext(),
    site,
    personId,
    { action: 'spam', from: 'held' },
    picks,
  )
  const statuses = async () =>
    (
      await env.DB.prepare('SELECT status FROM comments WHERE site_id = ?1 ORDER BY id')
        .bind(site.id)
        .all<{ status: number }>()
    ).results.map(({ status }) => status)
  return { site, personId, name, ids, bulk: bulk!, statuses }
}

describe('undoBulkAction', () => {
  it('takes the whole bulk back in one step', async ({ expect }) => {
    const { site, personId, ids, bulk, statuses } = await aBulk()
    const ctx = testContext()
    const done = await undoBulkAction(ctx, site, personId, bulk)
    expect(done).toMatchObject({
      moved: ids,
      skipped: [],
      undone: { action: 'spam', from: 'held', to: 'spam' },
    })
    expect(await statuses()).toEqual([0, 0, 0])
    expect(ctx.db.usage.roundTrips).toBeLessThanOrEqual(4)
  })

  it('leaves what somebody moved since, and says who', async ({ expect }) => {
    const { site, personId, ids, bulk, statuses } = await aBulk()
    const mo = await aMember(site)
    await applyAction(testContext(), site, mo.personId, ids[1]!, {
      action: 'delete',
      revision: 1,
      from: 'spam',
    })
    const done = await undoBulkAction(testContext(), site, personId, bulk)
    expect(done.moved).toEqual([ids[0], ids[2]])
    expect(done.skipped).toEqual([{ id: ids[1], why: 'decided', by: mo.name }])
    expect(await statuses()).toEqual([0, 4, 0])
  })

  it('leaves what was edited since', async ({ expect }) => {
    const { site, personId, ids, bulk, statuses } = await aBulk()
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(ids[2]).run()
    const { skipped } = await undoBulkAction(testContext(), site, personId, bulk)
    expect(skipped).toEqual([{ id: ids[2], why: 'changed' }])
    expect(await statuses()).toEqual([0, 0, 3])
  })

  it('moves nothing the second time', async ({ expect }) => {
    const { site, personId, bulk, statuses } = await aBulk()
    await undoBulkAction(testContext(), site, personId, bulk)
    const ctx = testContext()
    expect(await undoBulkAction(ctx, site, personId, bulk)).toMatchObject({ moved: [], bulk: null })
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(await statuses()).toEqual([0, 0, 0])
  })

  it('leaves each decision and its end in the log', async ({ expect }) => {
    const { site, personId, bulk } = await aBulk()
    await undoBulkAction(testContext(), site, personId, bulk)
    const { results } = await env.DB.prepare('SELECT action FROM audit WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ action: string }>()
    expect(results.map(({ action }) => action)).toEqual([
      ...['comment.spam', 'comment.spam', 'comment.spam'],
      ...['comment.undo', 'comment.undo', 'comment.undo'],
    ])
  })

  it('is for one’s own bulk, of this site, and not for an undo', async ({ expect }) => {
    const { site, personId, bulk, statuses } = await aBulk()
    const refused = { code: 'moderation/undo-unknown', status: 404 }
    const other = await aMember(site, 'owner')
    await expect(undoBulkAction(testContext(), site, other.personId, bulk)).rejects.toMatchObject(refused)
    await expect(undoBulkAction(testContext(), await aSite(), personId, bulk)).rejects.toMatchObject(refused)
    await expect(undoBulkAction(testContext(), site, personId, 5)).rejects.toMatchObject(refused)
    expect(await statuses()).toEqual([3, 3, 3])
    const undo = await undoBulkAction(testContext(), site, personId, bulk)
    await expect(undoBulkAction(testContext(), site, personId, undo.bulk!)).rejects.toMatchObject(refused)
    expect(await statuses()).toEqual([0, 0, 0])
  })
})

describe('readOwnBulk', () => {
  it('tells what it did and to which comments, in few rows', async ({ expect }) => {
    const { site, personId, ids, bulk } = await aBulk()
    const ctx = testContext()
    expect(await readOwnBulk(ctx, site, personId, bulk)).toEqual({
      id: bulk,
      action: 'spam',
      from: 'held',
      to: 'spam',
      picks: ids.map((id) => ({ id, revision: 1 })),
    })
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(4)
  })

  it('tells nothing of somebody else’s', async ({ expect }) => {
    const { site, bulk } = await aBulk()
    const { personId } = await aMember(site)
    expect(await readOwnBulk(testContext(), site, personId, bulk)).toBeUndefined()
  })

  it('knows nothing of a single decision', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { id } = await aComment(site)
    const decision = { action: 'approve', revision: 1, from: 'held' } as const
    const { actionId } = await applyAction(testContext(), site, personId, id, decision)
    expect(await readOwnBulk(testContext(), site, personId, actionId!)).toBeUndefined()
    expect(await readOwnBulk(testContext(), site, personId, actionId! - 1)).toBeUndefined()
  })
})
