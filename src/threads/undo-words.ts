import { findAction } from '../audit/public'
import { undoTeamEdit } from '../comments/public'
import { applyAction } from '../moderation/public'
import type { Site } from '../sites/public'
import { refuse } from './errors'

/**
 * Takes words of one's own back: of an edit the words before it come again, an answer is deleted; what it answered stays.
 * @returns the comment to look at
 * @throws threads/words-unknown (404, not this person's act, or none at all), comments/edited-meanwhile (409), moderation/already-decided (409)
 */
export async function undoWords(
  ctx: Parameters<typeof undoTeamEdit>[0],
  site: Site,
  personId: number,
  actionId: number,
): Promise<{ readonly id: number }> {
  const row = await ctx.db.first(findAction(site.id, actionId))
  const id = Number(/^comment:(\d+)$/.exec(row?.subject ?? '')?.[1])
  if (row?.actor !== `person:${personId}` || !Number.isSafeInteger(id)) throw refuse('words-unknown')
  if (row.action === 'comment.edit') return undoTeamEdit(ctx, site, personId, actionId)
  if (row.action !== 'comment.reply') throw refuse('words-unknown')
  const { answers } = JSON.parse(row.after ?? '{}') as { readonly answers?: string }
  const back = { action: 'delete', revision: 1, from: 'published', reason: null, tell: false } as const
  await applyAction(ctx, site, personId, id, back)
  return { id: Number(answers ?? id) }
}
