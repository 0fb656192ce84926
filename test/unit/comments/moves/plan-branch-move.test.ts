import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { planBranchMove } from '../../../../src/comments/moves/plan-branch-move'
import { readBranch } from '../../../../src/comments/thread/read-branch'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { threadAt, urlOf } from '../../../support/a-move'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const post = async (site: Site, more: object = {}) => (await aComment(site, more)).id
const reply = (site: Site, parentId: number) => post(site, { parentId: String(parentId) })
const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id).sort()
const branchOf = async (site: Site, id: number) => idsOf((await readBranch(testContext(), site.id, id)).below)

async function aChain(site: Site, length: number): Promise<number[]> {
  const ids = [await post(site)]
  while (ids.length < length) ids.push(await reply(site, ids.at(-1)!))
  return ids
}

describe('a branch', () => {
  it('is a comment with all below it, and nothing beside it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await post(site)
    const [a, b] = [await reply(site, root), await reply(site, root)]
    const [aa, ab] = [await reply(site, a), await reply(site, a)]
    const aaa = await reply(site, aa)
    const ba = await reply(site, b)
    expect(await branchOf(site, root)).toEqual([a, b, aa, ab, aaa, ba].sort())
    expect(await branchOf(site, a)).toEqual([aa, ab, aaa].sort())
    expect(await branchOf(site, aa)).toEqual([aaa])
    expect(await branchOf(site, aaa)).toEqual([])
  })

  it.for(['held', 'rejected', 'returned', 'spam', 'deleted'] as const)(
    'has what is %s in it',
    async (status, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const root = await post(site)
      const answer = await reply(site, root)
      await setStatus(answer, status)
      expect(await branchOf(site, root)).toEqual([answer])
    },
  )

  it('has what hangs from something that was put away', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [root, child, grandchild] = await aChain(site, 3)
    await env.DB.prepare('UPDATE comments SET status = 4 WHERE id = ?1').bind(child).run()
    expect(await branchOf(site, root!)).toEqual([child, grandchild].sort())
    expect(await branchOf(site, child!)).toEqual([grandchild])
  })

  it('is told by what answers what where places end', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const chain = await aChain(site, 9)
    const beside = await reply(site, chain[5]!)
    for (const [at, id] of chain.entries()) {
      const below = at <= 5 ? [...chain.slice(at + 1), beside] : chain.slice(at + 1)
      expect(await branchOf(site, id), `${at} deep`).toEqual(below.sort())
    }
  })

  it('lists what is answered before its answers', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const chain = await aChain(site, 5)
    const { below } = await readBranch(testContext(), site.id, chain[0]!)
    expect(below.map(({ id }) => id)).toEqual(chain.slice(1))
  })

  it('is of one site', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite()]
    const id = await post(site)
    const code = await readBranch(testContext(), other.id, id).then(
      String,
      ({ code }: { code: string }) => code,
    )
    expect(code).toBe('comments/unknown')
  })
})

describe('a plan', () => {
  const plan = (site: Site, id: number, target: { under?: number; page?: string } = {}) =>
    planBranchMove(testContext(), site, id, {
      under: target.under,
      page: target.page === undefined ? undefined : urlOf(site, target.page),
    })

  it('writes nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [, b] = await aChain(site, 2)
    const ctx = testContext()
    await planBranchMove(ctx, site, b!, {})
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(ctx.db.usage.roundTrips).toBeLessThanOrEqual(4)
  })

  it('has a place for each, from the head down', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [, b, c, d] = await aChain(site, 4)
    const { places } = await plan(site, b!)
    expect(places.map(({ id, depth, rootId }) => [id, depth, rootId])).toEqual([
      [b, 0, b],
      [c, 1, b],
      [d, 2, b],
    ])
  })

  it('counts what is up and what waits', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [, b, c] = await aChain(site, 4)
    await setStatus(c!, 'held')
    expect(await plan(site, b!)).toMatchObject({ published: 2, held: 1 })
  })

  it.for([
    [2, 0],
    [6, 1],
    [7, 2],
  ] as const)(
    'counts answers that find no deeper place: a chain of %i below the fifth',
    async ([length, flat], { expect }) => {
      const site = await aSite({ hold: 'none' })
      const target = await aChain(site, 5)
      const chain = await aChain(site, length)
      // The fifth has depth 4, so two more levels fit below it.
      const found = await plan(site, chain[0]!, { under: target[4]! })
      expect(found.flat).toBe(length === 2 ? 0 : length - 2)
      expect(found.places.every(({ depth }) => depth <= 6)).toBe(true)
      expect(flat).toBeLessThanOrEqual(found.flat)
    },
  )

  it('goes to the page of what it shall answer, or to the one that is named', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await post(site)
    const there = await post(site, { page: aPage(site, '/there') })
    expect(await plan(site, id, { under: there })).toMatchObject({
      threadId: await threadAt(site, '/there'),
      page: aPage(site, '/there'),
    })
    expect(await plan(site, id, { page: '/there' })).toMatchObject({
      threadId: await threadAt(site, '/there'),
      parent: undefined,
    })
    expect(await plan(site, id, { page: '/there', under: there })).toMatchObject({ parent: { id: there } })
  })

  it('says of a page nobody has written on that it is open', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await post(site)
    expect(await plan(site, id, { page: '/fresh' })).toMatchObject({
      thread: undefined,
      open: true,
      page: aPage(site, '/fresh'),
    })
  })
})
