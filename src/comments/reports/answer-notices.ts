import { idAt } from '../../kernel/id'
import { DAY_MS, MINUTE_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { noticeToAnswer } from '../jobs'
import { forgetAddresses, listDecided, markAnswered } from './notice-queries'

/** Time to take a decision back before anybody hears of it, as for authors. */
const UNDO_MS = 2 * MINUTE_MS
/** What nobody decided in half a year is not answered any more: the address is forgotten. */
export const KEEP_NOTIFIER_MS = 180 * DAY_MS
/** More wait for the next five minutes. */
const AT_ONCE = 20

/** Every five minutes: who gave notice of illegal content hears what was decided (V-81). Asked here and not with each decision, which so pays no row for it. */
export async function answerNotices(ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>): Promise<void> {
  const now = ctx.clock.now()
  const forgotten = idAt(now - KEEP_NOTIFIER_MS)
  const [decided] = await ctx.db.batch([
    listDecided(forgotten, idAt(now - UNDO_MS), now - UNDO_MS, AT_ONCE),
    forgetAddresses(0, forgotten),
  ])
  if (decided.rows.length === 0) return
  await ctx.db.batch(
    decided.rows.flatMap(({ site_id: siteId, reference, decision }) => [
      markAnswered(reference, decision),
      enqueue(ctx, noticeToAnswer, { siteId, reference, decision, mailId: ctx.newId() }),
    ]),
  )
  ctx.wake()
}
