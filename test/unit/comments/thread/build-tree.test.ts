import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { CommentRow } from '../../../../src/comments/queries'
import {
  buildTree,
  DEPTH_MAX,
  placeBelow,
  type ShownComment,
} from '../../../../src/comments/thread/build-tree'

const ROOT = { id: 1000, root_id: 1000, depth: 0, path: '' }

function row(
  id: number,
  parent: { id: number; root_id: number; depth: number; path: string },
  name = `n${id}`,
): CommentRow {
  const place = placeBelow(parent, id)
  return {
    id,
    parent_id: parent.id,
    root_id: place.rootId,
    depth: place.depth,
    path: place.path,
    status: 1,
    author_name: name,
    author_url: null,
    verified: 0,
    html: '',
    replies: 0,
    created_at: 0,
    decided_at: null,
    edited_at: null,
    score: 0,
    badge: 0,
    pinned_at: null,
    edited_by: null,
  }
}

const inOrder = (rows: CommentRow[]) => [...rows].sort((a, b) => (a.path < b.path ? -1 : 1))
const flatten = (tree: readonly ShownComment[]): ShownComment[] =>
  tree.flatMap((node) => [node, ...flatten(node.children)])

describe('the tree of replies', () => {
  it('nests each reply below what it answers', ({ expect }) => {
    const a = row(1001, ROOT)
    const b = row(1002, a)
    const c = row(1003, ROOT)
    const tree = buildTree(inOrder([c, b, a]))
    expect(tree.map(({ id }) => id)).toEqual([1001, 1003])
    expect(tree[0]!.children.map(({ id }) => id)).toEqual([1002])
    expect(tree[0]!.children[0]!.inReplyTo).toBeUndefined()
  })

  it('stops going deeper at a place, and then says whom a reply answers', ({ expect }) => {
    let last: CommentRow = row(1001, ROOT, 'Ben')
    const rows = [last]
    for (let id = 1002; id < 1010; id++) {
      last = row(id, last, `n${id}`)
      rows.push(last)
    }
    const all = flatten(buildTree(inOrder(rows)))
    expect(Math.max(...all.map(({ depth }) => depth))).toBe(DEPTH_MAX)
    expect(all.find(({ id }) => id === 1009)!.inReplyTo).toBe('n1008')
    expect(all.find(({ id }) => id === 1003)!.inReplyTo).toBeUndefined()
  })

  it('keeps a reply whose ancestors are on an earlier page', ({ expect }) => {
    const a = row(1001, ROOT)
    const b = row(1002, a)
    expect(buildTree([b]).map(({ id }) => id)).toEqual([1002])
  })

  it('shows nothing of what was removed but its place', ({ expect }) => {
    const gone = {
      ...row(1001, ROOT, 'Secret Name'),
      status: 4,
      html: '<p>secret words</p>',
      author_url: 'https://secret.example/',
    }
    const tree = buildTree(inOrder([gone, row(1002, gone)]))
    expect(JSON.stringify(tree)).not.toMatch(/secret/i)
    expect(tree[0]).toMatchObject({ state: 'removed', name: '', html: '', url: null })
    expect(tree[0]!.children).toHaveLength(1)
  })

  it('goes as deep as a site says, keeps the order of reading, and says whom the others answer (A4)', ({
    expect,
  }) => {
    const a = row(1001, ROOT, 'Ada')
    const b = row(1002, a, 'Ben')
    const c = row(1003, b, 'Cy')
    const d = row(1004, ROOT, 'Dee')
    const rows = inOrder([a, b, c, d])
    const drawn = (depth: number) =>
      flatten(buildTree(rows, depth)).map(({ id, depth, inReplyTo }) => [id, depth, inReplyTo])
    expect(drawn(2)).toEqual([
      [1001, 1, undefined],
      [1002, 2, undefined],
      [1003, 2, 'Ben'],
      [1004, 1, undefined],
    ])
    expect(drawn(1)).toEqual([
      [1001, 1, undefined],
      [1002, 1, 'Ada'],
      [1003, 1, 'Ben'],
      [1004, 1, undefined],
    ])
    expect(drawn(0)).toEqual(drawn(1))
  })

  it('loses no reply and shows none twice, for any conversation and depth', ({ expect }) => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.nat({ max: 6 }), (choices, depth) => {
        const rows: CommentRow[] = []
        for (const [at, choice] of choices.entries()) {
          const parent = choice % (rows.length + 1) === 0 ? ROOT : rows[(choice % (rows.length + 1)) - 1]!
          rows.push(row(1001 + at, parent))
        }
        const shown = flatten(buildTree(inOrder(rows), depth)).map(({ id }) => id)
        expect(shown.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
        // In reading order nothing stands above what it answers.
        for (const { id, parent_id } of rows) {
          if (parent_id !== ROOT.id) expect(shown.indexOf(parent_id!)).toBeLessThan(shown.indexOf(id))
        }
      }),
    )
  })
})
