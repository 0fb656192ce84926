import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { dropParkedAbout } from '../platform/queries'
import { findRole, type Site } from '../sites/public'
import { refuse } from './errors'
import { sweepDue } from './jobs'
import { beginUndo, findSweep } from './queries'
import { resumeSweep } from './resume-sweep'

/**
 * Takes a whole sweep back, in the background, once it has ended. Its own person may, and an owner. Asking again
 * changes nothing, and lets it go on if it stands still.
 * @throws sweeps/unknown (404, none of the site, or another moderator's), sweeps/undo-late (409, it is running)
 */
export async function undoSweep(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  id: number,
): Promise<void> {
  const [found, roles] = await ctx.db.batch([findSweep(site.id, id), findRole(site.id, personId)])
  const sweep = found.rows[0]
  const may = sweep?.person_id === personId || roles.rows[0]?.role === 'owner'
  if (!sweep || !may) throw refuse('unknown')
  if (sweep.state === 'running') throw refuse('undo-late')
  if (sweep.state === 'undone') return
  if (sweep.state === 'undoing') return resumeSweep(ctx, site, personId, id)
  await ctx.db.batch([
    beginUndo(site.id, id, personId),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'comment.sweep-undo',
        subject: `sweep:${id}`,
        after: { count: sweep.moved },
      },
      { onlyIfChanged: true },
    ).statement,
    // What was given up on the way there says nothing of the way back.
    dropParkedAbout(site.id, sweepDue.name, 'sweepId', id),
    enqueue(ctx, sweepDue, { siteId: site.id, sweepId: id }),
  ])
  ctx.wake()
}
