import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../../src/comments/schema'
import type { ShownComment } from '../../../../src/comments/thread/build-tree'
import { readReplies } from '../../../../src/comments/thread/read-replies'
import { readComment, readThread } from '../../../../src/comments/thread/read-thread'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const read = (site: Site, more: Partial<v.InferInput<typeof ReadThread>> = {}) =>
  readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site), ...more }))

const flatten = (tree: readonly ShownComment[]): ShownComment[] =>
  tree.flatMap((node) => [node, ...flatten(node.children)])

async function post(site: Site, count: number, fields: object = {}): Promise<number[]> {
  const ids: number[] = []
  // One context for all: its ids rise, whatever the millisecond.
  const ctx = testContext()
  for (let at = 0; at < count; at++)
    ids.push((await aComment(site, { body: `Number ${at}.`, ...fields }, { ctx })).id)
  return ids
}

describe('a page of a thread', () => {
  it('nobody has written on is empty and open', async ({ expect }) => {
    const site = await aSite()
    expect(await read(site)).toMatchObject({
      thread: { count: 0, open: true, version: 0 },
      items: [],
      next: null,
    })
  })

  it('has of every root and reply, in every order, to the letter what is told of it alone', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', votes: 'both' })
    for (const name of ['Ada "the \\" Queen', '[1,{"a":null}]', "D'Arcy \u2028 & <b>", '🧑🏽‍🚀 3.0']) {
      const root = await aComment(site, {
        name,
        url: 'https://example.org/?a=b',
        body: `*${name}*\n\n\t\\n 1e3`,
      })
      await aComment(site, { name, parentId: String(root.id), body: `> ${name}` })
    }
    for (const sort of ['newest', 'oldest', 'top'] as const) {
      const shown = flatten((await read(site, { sort })).items)
      expect(shown).toHaveLength(8)
      for (const { children, ...comment } of shown) {
        const alone = await readComment(testContext(), site, comment.id)
        expect({ ...alone, ...comment }).toMatchObject(alone)
      }
    }
  })

  it('goes newest first, or oldest, through all of it by keyset', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await post(site, 7)
    for (const [sort, expected] of [
      ['newest', ids.toReversed()],
      ['oldest', ids],
    ] as const) {
      const seen: number[] = []
      let after: string | undefined
      for (let pages = 0; pages < 5; pages++) {
        const page = await read(site, { sort, limit: '3', after })
        seen.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        after = page.next
      }
      expect(seen, sort).toEqual(expected)
    }
  })

  it('loses and repeats nothing when comments come in between', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await post(site, 4)
    const first = await read(site, { limit: '2' })
    await post(site, 3)
    const second = await read(site, { limit: '2', after: first.next! })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed())
    expect(second.next).toBeNull()
  })

  it('brings the first replies of each root, and the way to the rest', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [root] = await post(site, 1)
    const replies = await post(site, 5, { parentId: String(root) })
    const [shown] = (await read(site)).items
    expect(shown).toMatchObject({ replyCount: 5 })
    expect(shown!.children.map(({ id }) => id)).toEqual(replies.slice(0, 3))
    const rest = await readReplies(testContext(), site, root!, { after: shown!.moreReplies!, limit: 20 })
    expect(rest.items.map(({ id }) => id)).toEqual(replies.slice(3))
    expect(rest.next).toBeNull()
  })

  it('says there is no more when there is none', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [root] = await post(site, 1)
    await post(site, 3, { parentId: String(root) })
    expect((await read(site)).items[0]!.moreReplies).toBeNull()
  })

  it.for(['held', 'rejected', 'returned', 'spam', 'deleted'] as const)(
    'shows and counts nothing that is %s',
    async (status, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const [root] = await post(site, 1)
      const [reply] = await post(site, 1, { parentId: String(root) })
      const [other] = await post(site, 1)
      await setStatus(reply!, status)
      await setStatus(other!, status)
      const page = await read(site)
      expect(page.thread.count).toBe(1)
      expect(page.items.map(({ id }) => id)).toEqual([root])
      expect(page.items[0]!.children).toEqual([])
      await expect(readComment(testContext(), site, other!)).rejects.toMatchObject({
        code: 'comments/unknown',
      })
    },
  )

  it('counts as many as a reader can reach, for any course of events', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const roots = await post(site, 4)
    const ids = [
      ...roots,
      ...(await post(site, 3, { parentId: String(roots[1]) })),
      ...(await post(site, 2, { parentId: String(roots[2]) })),
    ]
    const moves = [
      'spam',
      'published',
      'held',
      'published',
      'rejected',
      'deleted',
      'published',
      'published',
      'held',
    ] as const
    for (const [at, status] of moves.entries()) {
      const target = ids[(at * 5) % ids.length]!
      if (!roots.includes(target)) await setStatus(target, status)
      const page = await read(site)
      const reached = page.items.reduce((sum, item) => sum + 1 + item.children.length, 0)
      expect(page.thread.count).toBe(reached)
    }
  })

  it('has a version that moves with what readers see and with nothing else', async ({ expect }) => {
    const site = await aSite()
    const version = async () => (await read(site)).thread.version
    const { id } = await aComment(site)
    expect(await version()).toBe(0)
    await setStatus(id, 'published')
    const published = await version()
    expect(published).toBeGreaterThan(0)
    await aComment(site)
    expect(await version()).toBe(published)
    await setStatus(id, 'deleted')
    expect(await version()).toBeGreaterThan(published)
  })

  it.for(['', 'x', 'bm9uc2Vuc2U'])(
    'refuses the damaged place %j, naming the field',
    async (after, { expect }) => {
      await expect(read(await aSite(), { after })).rejects.toMatchObject({
        status: 422,
        details: { issues: [{ field: 'after' }] },
      })
    },
  )

  it('refuses a place of another thread or order', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await post(site, 3)
    const { next } = await read(site, { limit: '1' })
    await expect(read(site, { after: next!, sort: 'oldest' })).rejects.toMatchObject({ status: 422 })
    await expect(read(site, { after: next!, page: aPage(site, '/other') })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('of an unknown site is unknown, of a foreign page refused', async ({ expect }) => {
    const site = await aSite()
    await expect(read({ ...site, id: 'nobody' })).rejects.toMatchObject({
      code: 'sites/unknown',
      status: 404,
    })
    await expect(read(site, { page: 'https://evil.example/' })).rejects.toMatchObject({
      code: 'comments/page-not-allowed',
    })
  })
})

describe('one comment', () => {
  it('tells its place and belongs to its site alone', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite()]
    const [root] = await post(site, 1)
    const [reply] = await post(site, 1, { parentId: String(root) })
    expect(await readComment(testContext(), site, reply!)).toMatchObject({
      parentId: root,
      rootId: root,
      page: aPage(site),
    })
    await expect(readComment(testContext(), other, reply!)).rejects.toMatchObject({
      code: 'comments/unknown',
    })
    await expect(
      readReplies(testContext(), other, root!, { after: undefined, limit: 20 }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('has replies of its own, and takes no place of another list', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [root] = await post(site, 1)
    const [reply, beside] = await post(site, 2, { parentId: String(root) })
    const below = await post(site, 3, { parentId: String(reply) })
    const first = await readReplies(testContext(), site, reply!, { limit: 2 })
    const ids = (items: readonly ShownComment[]) => flatten(items).map(({ id }) => id)
    const own = (items: readonly ShownComment[]) => ids(flatten(items).filter(({ context }) => !context))
    expect(own(first.items).slice(0, 2)).toEqual(below.slice(0, 2))
    expect(first.previous).toBeNull()
    const second = await readReplies(testContext(), site, reply!, { after: first.next!, limit: 2 })
    expect(own(second.items)).toEqual(below.slice(2))
    // Its sibling is no answer to it.
    expect(second.next).toBeNull()
    expect(own(second.items)).not.toContain(beside)
    for (const after of ['x', (await read(site)).items[0]!.moreReplies ?? 'y']) {
      await expect(readReplies(testContext(), site, reply!, { after, limit: 20 })).rejects.toMatchObject({
        status: 422,
      })
    }
  })
})
