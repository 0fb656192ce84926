import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { siteTag, threadTag } from '../../web/public-cache'
import { commentReported } from '../jobs'
import { STATUS } from '../status'
import { moveTombstones } from '../tombstones'
import { changeStatus, stopUnlessStill } from '../writing-queries'
import type { ReportedRow } from './report-queries'

/**
 * Takes a comment that enough readers reported out of sight until a moderator has read it. It is held as if it were new: nothing is lost, and the
 * log says that nobody of the team did it. If somebody decides or edits it in the same moment, that stands.
 */
export async function holdReported(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake' | 'cache'>,
  site: Site,
  id: number,
  row: ReportedRow,
): Promise<void> {
  const now = ctx.clock.now()
  const { statement: logged } = recordAction(ctx, {
    siteId: site.id,
    actor: 'system',
    action: 'comment.report-hold',
    subject: `comment:${id}`,
    before: { status: 'published', revision: row.revision },
    after: { status: 'held', revision: row.revision },
  })
  try {
    await ctx.db.batch([
      stopUnlessStill(site.id, id, row.revision, STATUS.published),
      changeStatus(site.id, id, STATUS.held, row.revision, STATUS.published, now, null),
      logged,
      ...moveTombstones(site.id, row, { from: 'published', to: 'held' }),
      enqueue(ctx, commentReported, { siteId: site.id, commentId: id, heldAt: now }),
    ])
  } catch (error) {
    if (!isStop(error)) throw error
    return
  }
  ctx.wake()
  await ctx.cache.purgeNow([threadTag(row.thread_id), siteTag(site.id)])
}
