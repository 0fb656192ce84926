import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../src/comments/schema'
import { readThread } from '../../../src/comments/thread/read-thread'
import { encodeCursor } from '../../../src/kernel/page'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aVote, setScore } from '../../support/a-vote'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const read = (site: Site, more: Partial<v.InferInput<typeof ReadThread>> = {}, ctx = testContext()) =>
  readThread(ctx, site.id, v.parse(ReadThread, { page: aPage(site), sort: 'top', ...more }))

/** Roots with these scores, in the order of their making. */
async function scored(scores: readonly number[]) {
  const site = await aSite({ hold: 'none', votes: 'both' })
  const ctx = testContext()
  const ids: number[] = []
  for (const score of scores) {
    const { id } = await aComment(site, {}, { ctx })
    if (score !== 0) await setScore(id, score)
    ids.push(id)
  }
  return { site, ids }
}

async function walk(site: Site, limit: string) {
  const seen: number[] = []
  for (let after: string | undefined, turns = 0; turns < 40; turns++) {
    const page = await read(site, { limit, after })
    seen.push(...page.items.map(({ id }) => id))
    if (page.next === null) return seen
    after = page.next
  }
  throw new Error('the pages have no end')
}

describe('the order “top”', () => {
  it('is by score, the newest first among equals, through every page', async ({ expect }) => {
    const scores = fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 1, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(scores, fc.integer({ min: 1, max: 4 }), async (list, limit) => {
        const { site, ids } = await scored(list)
        const expected = ids
          .map((id, at) => ({ id, score: list[at]! }))
          .sort((a, b) => b.score - a.score || b.id - a.id)
          .map(({ id }) => id)
        expect(await walk(site, String(limit))).toEqual(expected)
      }),
      { numRuns: 12 },
    )
  })

  it('follows votes at once, and costs one round trip', async ({ expect }) => {
    const { site, ids } = await scored([0, 0, 0])
    const [, middle] = ids
    expect((await read(site)).items.map(({ id }) => id)).toEqual(ids.toReversed())
    const { token } = await aVote(site, middle!)
    const ctx = testContext()
    const top = await read(site, {}, ctx)
    expect(top.items.map(({ id, score }) => [id === middle, score])).toEqual([
      [true, 1],
      [false, 0],
      [false, 0],
    ])
    expect(ctx.db.usage.roundTrips).toBe(1)
    await aVote(site, middle!, -1, token)
    expect((await read(site)).items.at(-1)).toMatchObject({ id: middle, score: -1 })
  })

  it('brings replies with their scores, in reading order', async ({ expect }) => {
    const { site, ids } = await scored([0])
    const replies = [
      await aComment(site, { parentId: String(ids[0]) }),
      await aComment(site, { parentId: String(ids[0]) }),
    ]
    await setScore(replies[1]!.id, 4)
    expect((await read(site)).items[0]!.children.map(({ id, score }) => [id, score])).toEqual([
      [replies[0]!.id, 0],
      [replies[1]!.id, 4],
    ])
  })

  it('keeps the place of what was removed above replies, without telling its score', async ({ expect }) => {
    const { site, ids } = await scored([5, 1])
    await aComment(site, { parentId: String(ids[0]) })
    await setStatus(ids[0]!, 'deleted')
    const tombstone = (await read(site)).items.find(({ id }) => id === ids[0])
    expect(tombstone?.score ?? 0).toBe(0)
  })

  it('refuses the place of another order, of another thread, and half a place', async ({ expect }) => {
    const { site } = await scored([1, 2, 3])
    const { next, thread } = await read(site, { limit: '1' })
    const other = await readThread(
      testContext(),
      site.id,
      v.parse(ReadThread, { page: aPage(site), sort: 'newest', limit: '1' }),
    )
    const wrong = [
      other.next!,
      encodeCursor(`${thread.id}:top`, [1]),
      encodeCursor(`${thread.id}:top`, [1, 2, 3]),
      encodeCursor(`${thread.id}:top`, ['1', '2']),
      next!.slice(0, -2),
    ]
    for (const after of wrong)
      await expect(read(site, { after })).rejects.toMatchObject({ code: 'web/fields-refused' })
    await expect(
      readThread(
        testContext(),
        site.id,
        v.parse(ReadThread, { page: aPage(site), sort: 'newest', after: next! }),
      ),
    ).rejects.toMatchObject({ status: 422 })
  })
})
