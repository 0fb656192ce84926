import { replyAsTeam, STATUS, type TeamReplied, type TeamWords } from '../../comments/public'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { findItem } from '../queries'
import { decisionOf } from './decide'

/**
 * The team answers a comment. One that waits is published with it only where that is asked for: then both happen or neither does.
 * @throws moderation/unknown (404) and what replyAsTeam throws: comments/parent-waits, comments/edited-meanwhile, comments/thread-closed, …
 */
export async function answerComment(
  ctx: Parameters<typeof replyAsTeam>[0],
  site: Site,
  personId: number,
  id: number,
  { approve, key, ...words }: TeamWords & { readonly approve: boolean; readonly key?: string | undefined },
): Promise<TeamReplied> {
  const row = approve ? await ctx.db.first(findItem(site.id, id)) : undefined
  if (approve && !row) throw refuse('unknown')
  const approving =
    row?.status === STATUS.held
      ? decisionOf(ctx, site, row, {
          id,
          revision: words.revision,
          from: 'held',
          to: 'published',
          action: 'comment.approve',
          personId,
        }).statements
      : []
  return replyAsTeam(ctx, site, personId, id, words, key, approving)
}
