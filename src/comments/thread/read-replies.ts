import { decodeCursor } from '../../kernel/page'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import { refuse } from '../errors'
import { findComment } from '../queries'
import type { ReadReplies } from '../schema'
import { listAboveAfter, listAboveBefore, listRepliesAfter, listRepliesBefore } from './placing-queries'
import { type RepliesPage, toStretch } from './stretch'

/**
 * A stretch of the replies below a comment, in reading order: after a place, or before one.
 * @throws comments/unknown (404) if there is no such comment here, web/fields-refused (422) for a cursor of another list
 */
export async function readReplies(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  id: number,
  { after, before, limit }: ReadReplies,
): Promise<RepliesPage> {
  const up = after === undefined && before !== undefined
  const cursor = after ?? before
  const path = cursor === undefined ? '' : decodeCursor(`replies:${id}`, cursor)?.[0]
  if (typeof path !== 'string') throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const [found, replies, over] = await ctx.db.batch([
    findComment(site.id, id),
    (up ? listRepliesBefore : listRepliesAfter)(id, path, limit + 1),
    up ? listAboveBefore(id, path, limit + 1) : listAboveAfter(id, path),
  ])
  const above = found.rows[0]
  if (!above || above.shown === 0) throw refuse('unknown')
  return toStretch(replies.rows, over.rows, {
    id,
    limit,
    depth: site.settings.depth,
    up,
    earlier: after !== undefined,
  })
}
