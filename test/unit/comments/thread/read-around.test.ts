import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { deleteOwnComment } from '../../../../src/comments/own/delete-own-comment'
import { ReadThread } from '../../../../src/comments/schema'
import type { ShownComment } from '../../../../src/comments/thread/build-tree'
import { readReplies } from '../../../../src/comments/thread/read-replies'
import { readThread } from '../../../../src/comments/thread/read-thread'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const read = (site: Site, more: Partial<v.InferInput<typeof ReadThread>> = {}, ctx = testContext()) =>
  readThread(ctx, site.id, v.parse(ReadThread, { page: aPage(site), ...more }))

const around = (site: Site, comment: number, more: Partial<v.InferInput<typeof ReadThread>> = {}) =>
  read(site, { comment: String(comment), ...more })

const flatten = (tree: readonly ShownComment[]): ShownComment[] =>
  tree.flatMap((node) => [node, ...flatten(node.children)])
const idsOf = (tree: readonly ShownComment[]) => flatten(tree).map(({ id }) => id)

/** Comments that answer each other as `parents` says: at `n` the place of what the n-th answers, or nothing for a root. */
async function conversation(site: Site, parents: readonly (number | undefined)[]): Promise<number[]> {
  const ids: number[] = []
  const ctx = testContext()
  for (const [at, parent] of parents.entries()) {
    const parentId = parent === undefined ? undefined : String(ids[parent])
    ids.push((await aComment(site, { body: `Number ${at}.`, name: `N${at}`, parentId }, { ctx })).id)
  }
  return ids
}

const roots = (count: number) => Array.from({ length: count }, () => undefined)

describe('a thread opened around a comment (B2)', () => {
  it('shows a root among its neighbours, with the ways up and down', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await conversation(site, roots(20))
    const newest = await around(site, ids[9]!)
    expect(newest.asked).toEqual({ id: ids[9], found: true })
    expect(idsOf(newest.items)).toEqual(ids.slice(3, 13).toReversed())
    const oldest = await around(site, ids[9]!, { sort: 'oldest' })
    expect(idsOf(oldest.items)).toEqual(ids.slice(6, 16))
    for (const page of [newest, oldest]) expect([page.next, page.previous]).not.toContain(null)
  })

  it('offers no way where there is nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await conversation(site, roots(4))
    for (const id of ids) {
      const page = await around(site, id)
      expect([page.next, page.previous]).toEqual([null, null])
      expect(idsOf(page.items)).toEqual(ids.toReversed())
    }
  })

  it('shows a reply far behind the first ones, with what it hangs from and what stands around it', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    // A root, 30 replies; an answer to the 20th, and one to that.
    const ids = await conversation(site, [undefined, ...Array<number>(30).fill(0), 20, 31])
    const deep = ids[32]!
    const page = await around(site, deep)
    const [root] = page.items
    expect(page.items).toHaveLength(1)
    expect(idsOf([root!])).toContain(deep)
    const chain = (node: ShownComment): number[] | undefined => {
      if (node.id === deep) return [node.id]
      for (const child of node.children) {
        const found = chain(child)
        if (found) return [node.id, ...found]
      }
      return undefined
    }
    expect(chain(root!)).toEqual([ids[0], ids[20], ids[31], deep])
    expect(root!.earlierReplies).not.toBeNull()
    // 20, 31 and itself, five before, and ten after: a window, not the branch.
    expect(idsOf(root!.children).length).toBeLessThan(20)
    expect(root!.replyCount).toBe(32)
  })

  it('of which there is none here, or none that readers may see, says so and shows the thread (V-61)', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await conversation(site, roots(25))
    await setStatus(ids[3]!, 'deleted')
    await setStatus(ids[4]!, 'held')
    const other = await aSite({ hold: 'none' })
    const foreign = await aComment(other)
    const plain = await read(site)
    for (const sort of ['newest', 'oldest'] as const) {
      for (const id of [ids[3]!, ids[4]!, foreign.id, 12345]) {
        const page = await around(site, id, { sort })
        expect(page.asked, sort).toEqual({ id, found: false })
        expect(page.items).toHaveLength(20)
        expect(idsOf(page.items)).toEqual(idsOf((await read(site, { sort })).items))
        expect(page.next).not.toBeNull()
        expect(page.previous).toBeNull()
      }
    }
    expect(plain.asked).toBeUndefined()
  })

  it('of another page of the site is that page’s business', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await conversation(site, roots(2))
    const { id } = await aComment(site, { page: aPage(site, '/post/2') })
    const page = await around(site, id)
    expect(page.asked).toBeUndefined()
    expect(page.items).toHaveLength(2)
  })

  it('opens at the place of a removed one that has answers', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const ids = await conversation(site, [undefined, 0, 1, undefined])
    await deleteOwnComment(ctx, site, ids[1]!, await ctx.tokens.sign('author', [site.id, ids[1]!], 0))
    expect((await around(site, ids[1]!)).asked).toEqual({ id: ids[1], found: true })
    expect(flatten((await around(site, ids[1]!)).items).find(({ id }) => id === ids[1])).toMatchObject({
      state: 'removed',
      name: '',
    })
  })

  it('keeps to the depth the site shows', async ({ expect }) => {
    const site = await aSite({ hold: 'none', depth: 1 })
    const ids = await conversation(site, [undefined, 0, 1, 2])
    const [root] = (await around(site, ids[3]!)).items
    expect(root!.children.map(({ id, inReplyTo }) => [id, inReplyTo])).toEqual([
      [ids[1], undefined],
      [ids[2], 'N1'],
      [ids[3], 'N2'],
    ])
  })

  it('is one round trip, of a site and page that are its own', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [id] = await conversation(site, roots(1))
    const ctx = testContext()
    await read(site, { comment: String(id) }, ctx)
    expect(ctx.db.usage.roundTrips).toBe(1)
    await expect(around({ ...site, id: 'nobody' }, id!)).rejects.toMatchObject({ code: 'sites/unknown' })
    await expect(around(site, id!, { page: 'https://evil.example/' })).rejects.toMatchObject({
      code: 'comments/page-not-allowed',
    })
  })

  it('misses nothing on the ways up and down, wherever it opens, in any conversation', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 60 }), { minLength: 30, maxLength: 70 }),
        fc.nat(),
        fc.constantFrom('newest', 'oldest') as fc.Arbitrary<'newest' | 'oldest'>,
        fc.nat({ max: 6 }),
        async (choices, pick, sort, depth) => {
          const site = await aSite({ hold: 'none', depth })
          // Mostly replies to something, so that branches are longer than what opens of them.
          const parents = choices.map((choice, at) =>
            at === 0 || choice % 9 === 8 ? undefined : choice % at,
          )
          const ids = await conversation(site, parents)
          const asked = ids[pick % ids.length]!
          const seen = await walk(site, await around(site, asked, { sort }))
          expect(seen.first).toContain(asked)
          expect(seen.all.toSorted()).toEqual(ids)
          expect(new Set(seen.all).size).toBe(seen.all.length)
        },
      ),
      { numRuns: 6 },
    )
  })
})

/** Everything a reader comes by who goes all the way up and down from a page. */
async function walk(site: Site, page: Awaited<ReturnType<typeof read>>) {
  const first = idsOf(page.items)
  const all: number[] = []
  const branch = async (root: (typeof page.items)[number]) => {
    all.push(...idsOf([root]))
    for (const way of ['before', 'after'] as const) {
      let cursor = way === 'before' ? root.earlierReplies : root.moreReplies
      while (cursor !== null) {
        const stretch = await readReplies(testContext(), site, root.id, { [way]: cursor, limit: 3 })
        // A branch opens with what it hangs from: those are met again on the way up.
        all.push(...idsOf(flat(stretch.items)).filter((id) => !all.includes(id)))
        cursor = way === 'before' ? stretch.previous : stretch.next
      }
    }
  }
  for (const root of page.items) await branch(root)
  for (const way of ['before', 'after'] as const) {
    let cursor = way === 'before' ? page.previous : page.next
    while (cursor !== null) {
      const next = await read(site, { sort: page.sort, [way]: cursor, limit: '2' })
      for (const root of next.items) await branch(root)
      cursor = way === 'before' ? next.previous : next.next
    }
  }
  return { first, all }
}

const flat = (tree: readonly ShownComment[]) => flatten(tree).map((node) => ({ ...node, children: [] }))
