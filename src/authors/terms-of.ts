import { type BanAuthor, endOf, type NewBanTerms } from '../bans/public'
import type { Ctx } from '../platform/context'
import { fieldsRefused } from '../web/read-input'

/** How long, how and why, as a form says it. @throws web/fields-refused (422) for a day that is over */
export function termsOf(
  ctx: Pick<Ctx, 'clock'>,
  { end, until, how, reason }: Pick<BanAuthor, 'end' | 'until' | 'how' | 'reason'>,
): Omit<NewBanTerms, 'traits'> {
  const endsAt = endOf({ end, until }, ctx.clock.now())
  if (endsAt === undefined) throw fieldsRefused([{ field: 'until', message: 'bans.day-over' }])
  return { endsAt, silent: how === 'silent', reason }
}
