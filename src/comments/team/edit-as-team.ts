import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { siteTag, threadTag } from '../../web/public-cache'
import { packDoubts } from '../checks/assess'
import { heedDoubts } from '../checks/heed-doubts'
import { readGuard } from '../checks/read-guard'
import { refuse } from '../errors'
import { RENDERER_VERSION, renderMarkdown } from '../form/render-markdown'
import { commentsChanged } from '../jobs'
import { findOwnComment } from '../queries'
import type { TeamWords } from '../schema'
import { statusName } from '../status'
import { keepRevision, stopUnlessStill } from '../writing-queries'
import { reviseByTeam } from './team-queries'

export interface TeamEdited {
  readonly id: number
  readonly revision: number
  /** False if these were its words already: nothing was written. */
  readonly changed: boolean
  /** The row of the log by which this can be taken back; null if nothing changed. */
  readonly actionId: number | null
}

/** What an undo puts back besides the words. */
interface PutBack {
  readonly action: 'comment.undo'
  readonly editedAt: number | null
  readonly editedBy: number | null
}

/**
 * The team's words in place of an author's: bound to the revision that was read, checked and rendered as anybody's, marked to readers, the words before kept
 * with who wrote them (C12). The comment stays where it is: whoever may do this may also decide, and decides apart.
 * @param putBack of an undo: the log's word, and the mark as it was
 * @throws comments/unknown (404), comments/not-editable (409, a deleted one), comments/edited-meanwhile (409), comments/nudge (409, with `ack`), comments/not-taken (422)
 */
export async function editAsTeam(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'memory' | 'config' | 'cache' | 'defer' | 'wake'>,
  site: Site,
  personId: number,
  id: number,
  input: TeamWords,
  putBack?: PutBack,
): Promise<TeamEdited> {
  const row = await ctx.db.first(findOwnComment(site.id, id))
  if (!row) throw refuse('unknown')
  const status = statusName(row.status)
  if (row.body === input.body) return { id, revision: row.revision, changed: false, actionId: null }
  if (status === 'deleted') throw refuse('not-editable')
  if (input.revision !== row.revision) throw refuse('edited-meanwhile')

  const html = renderMarkdown(input.body)
  const { rules } = await readGuard(ctx, site)
  const signed = { name: row.author_name, url: row.author_url, address: row.author_email }
  const words = { body: input.body, html, place: `team:${id}`, ...signed }
  const { doubts } = await heedDoubts(ctx, site, words, input.ack, rules)

  const now = ctx.clock.now()
  const revision = row.revision + 1
  const seen = [site.id, id, row.revision, row.status] as const
  const { id: actionId, statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: putBack?.action ?? 'comment.edit',
      subject: `comment:${id}`,
      before: { status, revision: row.revision, edited: row.edited_at },
      after: { status, revision },
    },
    { onlyIfChanged: true },
  )
  const [editedAt, editedBy] = putBack ? [putBack.editedAt, putBack.editedBy] : [now, personId]
  try {
    await ctx.db.batch([
      stopUnlessStill(...seen),
      keepRevision(...seen, now),
      reviseByTeam(...seen, input.body, html, RENDERER_VERSION, editedAt, editedBy, packDoubts(doubts)),
      logged,
      enqueue(ctx, commentsChanged, { siteId: site.id, ids: [id] }),
    ])
  } catch (error) {
    if (isStop(error)) throw refuse('edited-meanwhile', {}, { cause: error })
    throw error
  }
  ctx.wake()
  // Words that were taken out must not be read any longer.
  if (status === 'published') await ctx.cache.purgeNow([threadTag(row.thread_id), siteTag(site.id)])
  return { id, revision, changed: true, actionId }
}
