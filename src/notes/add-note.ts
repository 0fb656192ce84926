import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { insertNote, NOTES_MAX } from './queries'

/**
 * Notes something of an author, for the team alone (M-30): it stands beside every comment of that address at the site. The log says that there is a note, and
 * not what it says.
 * @param addressKey keyed hash of the author's address
 * @returns its id
 * @throws notes/many (409)
 */
export async function addNote(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Pick<Site, 'id'>,
  personId: number,
  addressKey: string,
  body: string,
): Promise<number> {
  const id = ctx.newId()
  const { statement: logged } = recordAction(
    ctx,
    { siteId: site.id, actor: `person:${personId}`, action: 'author.note', subject: `note:${id}` },
    { onlyIfChanged: true },
  )
  const [added] = await ctx.db.batch([insertNote(site.id, addressKey, id, body, personId), logged])
  if (added.changes === 0) throw refuse('many', { params: { max: NOTES_MAX } })
  return id
}
