import { MINUTE_MS, SECOND_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { sha256 } from '../../platform/hash'
import type { Sender } from '../../platform/mail-config'
import { GateClosed, HopelessJob, RetryLater } from '../../platform/outbox'
import { gateOf, type SenderRow } from '../senders/sender-queries'

/** A mail waits for its turn at most so long within its job; its lease allows for it (platform/outbox.ts). */
export const TURN_WAIT_MS = 5 * SECOND_MS

/** A stopped sender tries one mail by itself after so long: what was wrong may have been mended at the provider. */
export const RETRY_STOPPED_MS = 60 * MINUTE_MS

/** How far apart mails of this sender are; 0 if nothing holds them. */
export const spanOf = ({ perSecond }: Sender): number =>
  perSecond === undefined ? 0 : Math.ceil(SECOND_MS / perSecond)

/** Tells configurations apart: what stopped one says nothing about another. */
export const markOf = async ({ from, transport, smtpUrl, api }: Sender): Promise<string> =>
  (await sha256(JSON.stringify([from, transport, smtpUrl, api]))).slice(0, 16)

/**
 * Waits until this mail may go.
 * @param state of the sender before, if there is any
 * @param waits whether the mail is parked until the sender goes again; a sign-in link that comes tomorrow is nobody's wish any more
 * @param turn the place it got; undefined if none was asked for or none was free soon enough
 * @throws GateClosed while the sender stands still; RetryLater, uncounted, if its turn is too far off
 */
export async function takeTurn(
  ctx: Pick<Ctx, 'clock' | 'pause'>,
  sender: Sender,
  state: SenderRow | undefined,
  turn: { readonly at: number } | undefined,
  waits: boolean,
): Promise<void> {
  const now = ctx.clock.now()
  if (state && state.stopped_at !== null) {
    const isSame = state.stop_mark === (await markOf(sender))
    if (isSame && now < (state.retry_at ?? 0)) {
      const reason = state.stop_reason ?? ''
      throw waits ? new GateClosed(reason, gateOf(sender.name)) : new HopelessJob(reason)
    }
  }
  const waitMs = (turn?.at ?? state?.next_at ?? 0) - now
  const isHeld = spanOf(sender) > 0 ? turn === undefined : waitMs > TURN_WAIT_MS
  if (isHeld) throw new RetryLater('waits for its turn', Math.max(waitMs, TURN_WAIT_MS), false)
  if (waitMs > 0) await ctx.pause(waitMs)
}
