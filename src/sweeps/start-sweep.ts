import { recordAction } from '../audit/public'
import { checkReason } from '../moderation/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { sweepDue } from './jobs'
import { insertSweep } from './queries'
import type { StartSweep } from './schema'

/**
 * Decides what was counted, in the background. The token holds all of it, so what is decided is what was confirmed; sent twice, it begins once.
 * @returns the sweep's id
 * @throws sweeps/count-again (409) for a count that is too old, forged, or somebody else's; web/fields-refused (422, unknown reason)
 */
export async function startSweep(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'wake'>,
  site: Site,
  personId: number,
  { confirm, action, ...why }: StartSweep,
): Promise<number> {
  const reading = await ctx.tokens.read('sweep', confirm)
  if (reading.state !== 'good') throw refuse('count-again')
  const [siteId, counter, id, total, asked] = reading.value as [string, number, number, number, string]
  if (siteId !== site.id || counter !== personId) throw refuse('count-again')
  const { reason, tell } = checkReason(site, action, why)
  const { status } = JSON.parse(asked) as { readonly status: string }
  await ctx.db.batch([
    insertSweep(site.id, id, personId, action, status, asked, reason, tell ? 1 : 0, total),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'comment.sweep',
        subject: `sweep:${id}`,
        after: { does: action, list: status, count: total },
      },
      { onlyIfChanged: true },
    ).statement,
    // Twice is no harm: of two runs the second finds that each part is done.
    enqueue(ctx, sweepDue, { siteId: site.id, sweepId: id }),
  ])
  ctx.wake()
  return id
}
