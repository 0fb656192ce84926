import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../src/comments/schema'
import { STATUS, statusName } from '../../../src/comments/status'
import type { ShownComment } from '../../../src/comments/thread/build-tree'
import { readReplies } from '../../../src/comments/thread/read-replies'
import { readThread } from '../../../src/comments/thread/read-thread'
import type { ThreadPage } from '../../../src/comments/thread/shown-thread'
import { applyAction } from '../../../src/moderation/decisions/apply-action'
import { undoAction } from '../../../src/moderation/decisions/undo-action'
import type { ModerationAction } from '../../../src/moderation/schema'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { type TestCtx, testContext } from '../../support/test-context'

// Whatever visitors and moderators do, in whatever order: what the counters say, what the tree shows and what the table holds agree.

interface Row {
  readonly id: number
  readonly parent_id: number | null
  readonly root_id: number
  readonly depth: number
  readonly path: string
  readonly status: number
  readonly shown: number
  readonly replies: number
  readonly revision: number
}

const rowsOf = async (site: Site): Promise<Row[]> =>
  (await env.DB.prepare('SELECT * FROM comments WHERE site_id = ?1 ORDER BY id').bind(site.id).all<Row>())
    .results

const threadOf = (site: Site) =>
  env.DB.prepare('SELECT published, held, version FROM threads WHERE site_id = ?1')
    .bind(site.id)
    .first<{ published: number; held: number; version: number }>()

const isPublished = (row: Row) => row.status === STATUS.published
const below = (row: Row, rows: readonly Row[]) =>
  rows.filter(
    (other) => other.root_id === row.root_id && other.id !== row.id && other.path.startsWith(row.path),
  )

/** Reads the thread to its end as a reader does, every page of roots and of replies. */
async function readAll(ctx: TestCtx, site: Site): Promise<ShownComment[]> {
  const seen: ShownComment[] = []
  const flatten = (items: readonly ShownComment[]): ShownComment[] =>
    items.flatMap((item) => [item, ...flatten(item.children)])
  let after: string | undefined
  do {
    const page: ThreadPage = await readThread(
      ctx,
      site.id,
      v.parse(ReadThread, { page: aPage(site), limit: '4', after }),
    )
    for (const root of page.items) {
      seen.push(...flatten([root]))
      let more = root.moreReplies
      while (more !== null) {
        const replies = await readReplies(ctx, site, root.id, { after: more, limit: 2 })
        // What only holds up the others was shown before.
        seen.push(...flatten(replies.items).filter(({ context }) => !context))
        more = replies.next
      }
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return seen
}

type Step =
  | { readonly kind: 'post'; readonly under: number }
  | { readonly kind: 'decide'; readonly target: number; readonly action: ModerationAction }
  | { readonly kind: 'undo' }

const aStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('post' as const), under: fc.nat(30) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      target: fc.nat(30),
      action: fc.constantFrom<ModerationAction>('approve', 'reject', 'spam', 'delete', 'restore'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
)

/** What there is to answer, to decide and to take back. */
interface World {
  readonly ids: number[]
  readonly actions: number[]
}

const aWorld = (): World => ({ ids: [], actions: [] })

/** Runs a course of events. Refusals are part of life; anything else that is thrown is a fault and fails the test. */
async function live(
  ctx: TestCtx,
  site: Site,
  steps: readonly Step[],
  { ids, actions }: World = aWorld(),
): Promise<void> {
  const refusable = (error: unknown) => {
    if (!(error instanceof Error && /^(moderation|comments|web)\//.test(error.message))) throw error
  }
  for (const step of steps) {
    if (step.kind === 'post') {
      const parent = step.under % (ids.length + 1)
      const parentId = parent === 0 ? undefined : String(ids[parent - 1])
      // Whether the site holds is not the question here: half of what is written is up at once.
      const hold = step.under % 2 === 0 ? ('all' as const) : ('none' as const)
      await aComment({ ...site, settings: { ...site.settings, hold } }, { parentId }, { ctx }).then(
        ({ id }) => ids.push(id),
        refusable,
      )
    } else if (step.kind === 'decide' && ids.length > 0) {
      const id = ids[step.target % ids.length]!
      const row = (await rowsOf(site)).find((candidate) => candidate.id === id)!
      await applyAction(ctx, site, 1, id, {
        action: step.action,
        revision: row.revision,
        from: statusName(row.status),
      }).then(
        ({ actionId }) => (actionId === undefined || actionId === null ? 0 : actions.push(actionId)),
        refusable,
      )
    } else if (step.kind === 'undo') {
      const action = actions.pop()
      if (action !== undefined) await undoAction(ctx, site, 1, action).catch(refusable)
    }
  }
}

describe('whatever visitors and moderators do', () => {
  it('counters, tree and table agree', { timeout: 60_000 }, async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 28 }), async (steps) => {
        const site = await aSite()
        const ctx = testContext()
        await live(ctx, site, steps)
        const rows = await rowsOf(site)
        if (rows.length === 0) return
        const published = rows.filter(isPublished)

        // The thread's counters are the table's.
        expect(await threadOf(site)).toMatchObject({
          published: published.length,
          held: rows.filter(({ status }) => status === STATUS.held).length,
        })

        for (const row of rows) {
          const branch = below(row, rows)
          // A root knows how many published replies it has.
          if (row.depth === 0)
            expect(row.replies, `replies of ${row.id}`).toBe(branch.filter(isPublished).length)
          // A place is shown if its comment is up, or if something below it is: no more and no less.
          const place = isPublished(row) || branch.some(isPublished)
          expect(row.shown, `${row.id} is ${statusName(row.status)}`).toBe(place ? 1 : 0)
        }

        // A reader reaches every place once, and nothing else.
        const reached = await readAll(testContext(), site)
        expect(reached.map(({ id }) => id).sort()).toEqual(
          rows
            .filter(({ shown }) => shown === 1)
            .map(({ id }) => id)
            .sort(),
        )
        expect(reached.filter(({ state }) => state === 'published')).toHaveLength(published.length)
      }),
      { numRuns: 40 },
    )
  })

  it('a version moves whenever a reader would see something else', { timeout: 60_000 }, async ({
    expect,
  }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 16 }), aStep, async (before, step) => {
        const site = await aSite()
        const ctx = testContext()
        const world = aWorld()
        await live(ctx, site, before, world)
        const seen = async () =>
          JSON.stringify((await readAll(testContext(), site)).map(({ id, state, html }) => [id, state, html]))
        const [first, version] = [await seen(), (await threadOf(site))?.version]
        await live(ctx, site, [step], world)
        if ((await seen()) !== first) expect((await threadOf(site))?.version).not.toBe(version)
      }),
      { numRuns: 20 },
    )
  })
})
