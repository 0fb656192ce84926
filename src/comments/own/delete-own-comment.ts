import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import type { Site } from '../../sites/public'
import { siteTag, threadTag } from '../../web/public-cache'
import { commentsChanged } from '../jobs'
import { STATUS, statusName } from '../status'
import { moveTombstones } from '../tombstones'
import { changeStatus } from '../writing-queries'
import { assertEditable, findOwn } from './read-own-comment'

/**
 * An author takes a comment back. It goes as if a moderator had deleted it: where published replies stand below, a tombstone keeps its
 * place (V-38); the team can still read it. Asking again writes nothing.
 * @returns whether anything was written
 * @throws comments/token-missing (401), comments/token-wrong (403), comments/unknown (404), comments/not-editable (409), comments/edit-window-over (409)
 */
export async function deleteOwnComment(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'cache' | 'wake'>,
  site: Site,
  id: number,
  token: string | undefined,
): Promise<boolean> {
  const row = await findOwn(ctx, site, id, token)
  const status = statusName(row.status)
  if (status === 'deleted') return false
  assertEditable(site, row, ctx.clock.now())
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: 'visitor',
      action: 'comment.delete',
      subject: `comment:${id}`,
      before: { status, revision: row.revision },
      after: { status: 'deleted', revision: row.revision },
    },
    { onlyIfChanged: true },
  )
  const [moved] = await ctx.db.batch([
    changeStatus(site.id, id, STATUS.deleted, row.revision, row.status, ctx.clock.now(), null),
    logged,
    ...moveTombstones(site.id, row, { from: status, to: 'deleted' }),
    enqueue(ctx, commentsChanged, { siteId: site.id, ids: [id] }),
  ])
  // Edited or decided between the look and the move: look again.
  if (moved!.changes === 0) return deleteOwnComment(ctx, site, id, token)
  ctx.wake()
  if (status === 'published') await ctx.cache.purgeNow([threadTag(row.thread_id), siteTag(site.id)])
  return true
}
