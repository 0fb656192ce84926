import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { findItem } from '../../../../src/moderation/queries'
import { readBeside } from '../../../../src/moderation/queue/read-beside'
import { readItem } from '../../../../src/moderation/queue/read-item'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aLargeThread } from '../../../support/a-large-thread'
import { aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

type Ids = readonly number[]

/** What stands around a comment, by id: before, after. */
const around = async (site: Site, id: number): Promise<readonly [Ids, Ids]> => {
  const { before, after } = (await readItem(testContext(), site, id)).beside
  return [before.map((near) => near.id), after.map((near) => near.id)]
}

/** A time of its own for each talk, where no other test has one: no two ids meet. */
const talks = { next: Date.UTC(2037, 4, 1) }

/** So many that readers see, one after the other, each to what was said before it. */
async function aTalk(count: number, parentOf: (ids: Ids) => number | undefined = () => undefined) {
  const site = await aSite({ hold: 'none' })
  talks.next += 1_000_000
  const ctx = testContext({ now: talks.next })
  const ids: number[] = []
  for (let at = 0; at < count; at++) {
    ctx.sleep(1000)
    const parent = parentOf(ids)
    const fields = { name: `Ada ${at}`, body: `Number ${at}.`, ...(parent && { parentId: String(parent) }) }
    ids.push((await aComment(site, fields, { ctx })).id)
  }
  return { site, ids, ctx }
}

describe('what stands beside a comment', () => {
  it('is the two before and the two after it in its thread, as one reads', async ({ expect }) => {
    const { site, ids } = await aTalk(7)
    expect(await around(site, ids[3]!)).toEqual([
      [ids[1], ids[2]],
      [ids[4], ids[5]],
    ])
    expect(await around(site, ids[0]!)).toEqual([[], [ids[1], ids[2]]])
    expect(await around(site, ids[6]!)).toEqual([[ids[4], ids[5]], []])
  })

  it('is there for one that waits, which no reader sees', async ({ expect }) => {
    const { site, ids } = await aTalk(5)
    await setStatus(ids[2]!, 'held')
    expect(await around(site, ids[2]!)).toEqual([
      [ids[0], ids[1]],
      [ids[3], ids[4]],
    ])
    // And stands beside nothing itself.
    expect((await around(site, ids[1]!))[1]).toEqual([ids[3], ids[4]])
  })

  it('of an answer are the answers beside it, never what it answers, which is shown already', async ({
    expect,
  }) => {
    const { site, ids } = await aTalk(5, ([root]) => root)
    expect(await around(site, ids[2]!)).toEqual([[ids[1]], [ids[3], ids[4]]])
    const chain = await aTalk(5, (before) => before.at(-1))
    expect(await around(chain.site, chain.ids[3]!)).toEqual([[chain.ids[1]], [chain.ids[4]]])
  })

  it('says who, when and how it begins, on one line', async ({ expect }) => {
    const { site, ids, ctx } = await aTalk(1)
    ctx.sleep(1000)
    const { id } = await aComment(site, { body: `One\n\ntwo ${'long '.repeat(100)}`, name: 'Bo' }, { ctx })
    const { before } = (await readItem(testContext(), site, id)).beside
    expect(before).toEqual([
      { id: ids[0], status: 'published', name: 'Ada 0', excerpt: 'Number 0.', createdAt: expect.any(Number) },
    ])
    const { after } = (await readItem(testContext(), site, ids[0]!)).beside
    expect(after[0]!.excerpt).toMatch(/^One two long .{80,130}…$/)
  })

  it('is of its own page and no other', async ({ expect }) => {
    const { site, ids, ctx } = await aTalk(1)
    ctx.sleep(1000)
    await aComment(site, { page: `https://${site.id}.example/other` }, { ctx })
    expect(await around(site, ids[0]!)).toEqual([[], []])
  })

  it('reads five rows at most, however long the thread', async ({ expect }) => {
    const site = await aSite()
    const { hotRoot } = await aLargeThread(site, 3000, 1000)
    const reply = await env.DB.prepare(
      'SELECT id FROM comments WHERE root_id = ?1 AND depth > 0 ORDER BY path LIMIT 1 OFFSET 500',
    )
      .bind(hotRoot)
      .first<{ id: number }>()
    const rowOf = async (id: number) => (await testContext().db.first(findItem(site.id, id)))!
    for (const id of [hotRoot - 50, reply!.id]) {
      const ctx = testContext()
      const { before, after } = await readBeside(ctx, await rowOf(id))
      expect([before.length, after.length]).toEqual([2, 2])
      expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(5)
      expect(ctx.db.usage.queries).toBe(1)
    }
  })
})
