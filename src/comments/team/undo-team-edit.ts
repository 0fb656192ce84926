import * as v from 'valibot'
import { findAction } from '../../audit/public'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { editAsTeam, type TeamEdited } from './edit-as-team'
import { findRevision } from './team-queries'

const Before = v.object({ revision: v.number(), edited: v.nullable(v.number()) })
const After = v.object({ revision: v.number() })

/**
 * Takes an edit of one's own back: the words before it are the comment's again, and the mark is as it was. It is an edit too, with a revision of its own.
 * @param actionId the row of the log of that edit
 * @throws comments/edit-unknown (404, not this person's edit, or none at all), comments/edited-meanwhile (409), and what editAsTeam throws
 */
export async function undoTeamEdit(
  ctx: Parameters<typeof editAsTeam>[0],
  site: Site,
  personId: number,
  actionId: number,
): Promise<TeamEdited> {
  const row = await ctx.db.first(findAction(site.id, actionId))
  const id = Number(/^comment:(\d+)$/.exec(row?.subject ?? '')?.[1])
  if (row?.actor !== `person:${personId}` || row.action !== 'comment.edit' || !Number.isSafeInteger(id))
    throw refuse('edit-unknown')
  const before = v.parse(Before, JSON.parse(row.before ?? 'null'))
  const { revision } = v.parse(After, JSON.parse(row.after ?? 'null'))
  const words = await ctx.db.first(findRevision(site.id, id, before.revision))
  if (!words) throw refuse('edit-unknown')
  return editAsTeam(
    ctx,
    site,
    personId,
    id,
    { body: words.body, revision, ack: undefined },
    { action: 'comment.undo', editedAt: before.edited, editedBy: words.edited_by },
  )
}
