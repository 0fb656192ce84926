import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { sha256 } from '../../platform/hash'
import { enqueue } from '../../platform/outbox'
import { type Bound, isStop } from '../../platform/sql'
import { listTeam, type Site } from '../../sites/public'
import { threadTag } from '../../web/public-cache'
import { packDoubts } from '../checks/assess'
import { heedDoubts } from '../checks/heed-doubts'
import { closedBefore, isOpen } from '../checks/hold-mode'
import { readGuard } from '../checks/read-guard'
import { refuse } from '../errors'
import { RENDERER_VERSION, renderMarkdown } from '../form/render-markdown'
import { commentsChanged } from '../jobs'
import { findOwnComment } from '../queries'
import type { TeamWords } from '../schema'
import { STATUS, statusName } from '../status'
import { placeBelow } from '../thread/build-tree'
import { moveTombstones } from '../tombstones'
import { findByKey, insertComment, stopIfClosed, stopUnlessStill } from '../writing-queries'
import { stopIfMoved } from './team-queries'

/** Of comments.badge: somebody of the house speaks. */
const TEAM = 1

export interface TeamReplied {
  readonly id: number
  /** The row of the log by which it can be taken back; null for a repeat. */
  readonly actionId: number | null
  /** True if this key had already posted it: nothing was written. */
  readonly repeated: boolean
}

/**
 * An answer by the team, from the desk: up at once, under a name of the team and with its badge. Its words are checked and rendered as anybody's; it is bound to
 * the words that were read and to the place they have.
 * @param key of the form: a double click posts once
 * @param approving statements that publish what is answered, for one that waits; they go into the same batch
 * @throws comments/unknown (404), comments/parent-waits (409, readers do not see what is answered), comments/edited-meanwhile (409), comments/thread-closed (409),
 *   comments/key-reused (409), comments/nudge (409, with `ack`), comments/not-taken (422)
 */
export async function replyAsTeam(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'memory' | 'config' | 'cache' | 'defer' | 'wake'>,
  site: Site,
  personId: number,
  parentId: number,
  input: TeamWords,
  key?: string,
  approving: readonly Bound<never>[] = [],
): Promise<TeamReplied> {
  const requestHash = await sha256(JSON.stringify(['team', parentId, input.body]))
  const earlier = key === undefined ? undefined : await ctx.db.first(findByKey(site.id, key))
  if (earlier && earlier.request_hash !== requestHash) throw refuse('key-reused')
  if (earlier) return { id: earlier.id, actionId: null, repeated: true }

  const [found, team] = await ctx.db.batch([findOwnComment(site.id, parentId), listTeam(site.id)])
  const parent = found.rows[0]
  if (!parent) throw refuse('unknown')
  if (statusName(parent.status) !== 'published' && approving.length === 0) throw refuse('parent-waits')
  if (input.revision !== parent.revision) throw refuse('edited-meanwhile')

  const name = team.rows.find(({ person_id }) => person_id === personId)?.name || site.name
  const html = renderMarkdown(input.body)
  const { rules } = await readGuard(ctx, site)
  const words = { body: input.body, html, place: `team:${parentId}`, name }
  const { doubts } = await heedDoubts(ctx, site, words, input.ack, rules)

  // While a page moves, its answers stand where it goes.
  const threadId = parent.moved_to ?? parent.thread_id
  try {
    const written = await withFreshIds(async () => {
      const id = ctx.newId()
      const now = ctx.clock.now()
      const place = placeBelow(parent, id)
      const logged = recordAction(ctx, {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'comment.reply',
        subject: `comment:${id}`,
        after: { answers: String(parentId) },
      })
      await ctx.db.batch([
        stopIfClosed(threadId, closedBefore(site, now)),
        stopUnlessStill(site.id, parentId, parent.revision, parent.status),
        stopIfMoved(parentId, parent.thread_id, parent.root_id, parent.path),
        ...approving,
        insertComment(
          id,
          site.id,
          threadId,
          parentId,
          place.rootId,
          place.depth,
          place.path,
          STATUS.published,
          1,
          name,
          null,
          null,
          input.body,
          html,
          RENDERER_VERSION,
          null,
          key ?? null,
          key === undefined ? null : requestHash,
          now,
          0,
          packDoubts(doubts),
          TEAM,
        ),
        ...moveTombstones(
          site.id,
          { root_id: place.rootId, depth: place.depth, path: place.path },
          { from: 'held', to: 'published' },
        ),
        logged.statement,
        enqueue(ctx, commentsChanged, { siteId: site.id, ids: [id] }),
      ])
      return { id, actionId: logged.id }
    })
    ctx.wake()
    ctx.defer(ctx.cache.purgeSoon(threadTag(threadId)))
    return { ...written, repeated: false }
  } catch (error) {
    if (!isStop(error)) throw error
    const now = await ctx.db.first(findOwnComment(site.id, parentId))
    const open = now && isOpen(site, { closed_at: now.closed_at, created_at: now.thread_at }, ctx.clock.now())
    throw refuse(open ? 'edited-meanwhile' : 'thread-closed', {}, { cause: error })
  }
}
