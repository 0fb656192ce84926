import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { deleteParkedJob, insertParkedJob } from '../../platform/queries'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { MAILING_KINDS } from './read-mail-room'

/**
 * Lets a parked mail of this site go again, at once and with all its attempts before it. Twice is once.
 * @throws desk/parked-unknown (404)
 */
export async function putBackJob(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  id: number,
): Promise<void> {
  const kinds = JSON.stringify(MAILING_KINDS)
  const [put] = await ctx.db.batch([
    insertParkedJob(id, site.id, kinds, ctx.clock.now()),
    recordAction(
      ctx,
      { siteId: site.id, actor: `person:${personId}`, action: 'mail.put-back', subject: `job:${id}` },
      { onlyIfChanged: true },
    ).statement,
    deleteParkedJob(id, site.id, kinds),
  ])
  if (put.changes === 0) throw refuse('parked-unknown')
  ctx.wake()
}
