import type * as v from 'valibot'
import { idAt } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import { sendEach } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { findSite, listModerators, listSiteIds, toSite } from '../../sites/public'
import { reminderDue } from '../jobs'
import type { ReminderDue } from '../schema'
import { composeReminder } from './compose-notice'
import { findWaitingSince, listWaiting } from './notice-queries'
import { countOf, WAITING_COUNTED } from './send-digest'

/** A comment that has waited so long is everybody's business (M-53). */
export const REMIND_AFTER_DAYS = 2
const SITES = 100

/**
 * Once a day: a job for each site where a comment's second day of waiting ended since yesterday's run. A comment passes through that
 * span once, so it is spoken of once and nothing has to be remembered.
 * @returns how many sites were found
 */
export async function findForgotten(ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>): Promise<number> {
  const to = ctx.clock.now() - REMIND_AFTER_DAYS * DAY_MS
  let found = 0
  for (let after = ''; ; ) {
    const sites = await ctx.db.all(listSiteIds(after, SITES))
    if (sites.length === 0) break
    const oldest = await ctx.db.batch(
      sites.map(({ id }) => findWaitingSince(id, idAt(to - DAY_MS), idAt(to))),
    )
    const late = sites.filter((_, at) => oldest[at]!.rows.length > 0)
    if (late.length > 0) {
      await ctx.db.batch(
        late.map(({ id: siteId }) => enqueue(ctx, reminderDue, { siteId, mailId: ctx.newId() })),
      )
      found += late.length
    }
    if (sites.length < SITES) break
    after = sites.at(-1)!.id
  }
  if (found > 0) ctx.wake()
  return found
}

/** Job `moderation.send-reminder`: one mail to each who wants mail, unless the queue is empty by now. */
export async function remindModerators(
  ctx: Ctx,
  { siteId, mailId }: v.InferOutput<typeof ReminderDue>,
): Promise<void> {
  const [sites, moderators, waiting] = await ctx.db.batch([
    findSite(siteId),
    listModerators(siteId),
    listWaiting(siteId, 0, 0, WAITING_COUNTED),
  ])
  if (!sites.rows[0] || waiting.rows.length === 0) return
  const site = toSite(sites.rows[0])
  const facts = { days: REMIND_AFTER_DAYS, ...countOf(waiting.rows) }
  const [failed] = await sendEach(
    ctx,
    // Ids made from the job's own, so that a second run finds the mails of the first.
    moderators.rows.flatMap(({ notices, email }, at) =>
      notices === 'none'
        ? []
        : [{ logId: mailId + at, compose: () => composeReminder(ctx, site, facts, email) }],
    ),
  )
  if (failed) throw failed.error
}
