import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { deleteNote } from './queries'

/**
 * Removes a note on an author: one's own, or as an owner anybody's. @throws notes/unknown (404, also for a note of somebody else)
 */
export async function removeNote(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Pick<Site, 'id'>,
  { personId, mayAll }: { readonly personId: number; readonly mayAll: boolean },
  addressKey: string,
  noteId: number,
): Promise<void> {
  const { statement: logged } = recordAction(
    ctx,
    { siteId: site.id, actor: `person:${personId}`, action: 'author.unnote', subject: `note:${noteId}` },
    { onlyIfChanged: true },
  )
  const [removed] = await ctx.db.batch([
    deleteNote(site.id, addressKey, noteId, personId, mayAll ? 1 : 0),
    logged,
  ])
  if (removed.changes === 0) throw refuse('unknown')
}
