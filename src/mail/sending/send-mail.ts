import { parseEmail } from '../../kernel/email-address'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import type { Sender } from '../../platform/mail-config'
import { GateClosed, HopelessJob } from '../../platform/outbox'
import type { Bound } from '../../platform/sql'
import { composeMail } from '../letter/compose'
import { findLook } from '../letter/look-queries'
import { toLook } from '../letter/read-look'
import type { Mail } from '../mail'
import { findMailState, listSuppressions, recordMail } from '../queries'
import {
  findSender,
  gateOf,
  holdSender,
  letGo,
  stopSender,
  takeTurn as takePlace,
} from '../senders/sender-queries'
import { RecipientRefused } from '../transports/recipient-refused'
import { chooseTransport, type MailTransport } from '../transports/transport'
import { MailUncertain, MaybeSent, SenderStopped, Throttled } from '../transports/transport-failure'
import { insertHeld } from './held-queries'
import { markOf, RETRY_STOPPED_MS, spanOf, TURN_WAIT_MS, takeTurn } from './take-turn'
import { deleteUncertain, insertUncertain, logUncertain } from './uncertain-queries'

export type MailOutcome = 'sent' | 'suppressed' | 'refused'

type SendCtx = Pick<Ctx, 'config' | 'db' | 'clock' | 'newId' | 'emailBinding' | 'pause' | 'isResumed'>

/**
 * Sends one mail. Called by job handlers at the moment of sending, so that whoever left meanwhile gets nothing (U12). A job runs at
 * least once: with `logId`, a mail that has gone out already is not sent again.
 * @param options.logId the log row this mail took before (claim-mail.ts)
 * @returns what became of it, as logged
 * @throws MailUncertain if nobody knows whether it went; HopelessJob if this mail cannot go; GateClosed if none of its sender can;
 *   RetryLater if it is known when to try again; anything else is temporary
 */
export async function sendMail(
  ctx: SendCtx,
  mail: Mail,
  options: { readonly logId?: number; readonly transport?: MailTransport } = {},
): Promise<MailOutcome> {
  const to = parseEmail(mail.to)
  if (!to) throw new HopelessJob('the recipient is not an e-mail address')
  const id = options.logId ?? ctx.newId()
  const addressHash = await hashAddress(ctx.config.hashKey, to.key)
  const sender = ctx.config.senders[mail.sender ?? 'notices']
  const [suppressions, before, looks, senders, ...turns] = await ctx.db.batch([
    listSuppressions(addressHash, mail.siteId),
    findMailState(addressHash, options.logId ?? 0),
    findLook(mail.siteId),
    findSender(sender.name),
    ...placeFor(ctx, sender),
  ])
  if (before.rows[0]?.state === 'sent') return 'sent'

  const record = async (
    state: MailOutcome,
    providerId: string | null = null,
    more: readonly Bound<never>[] = [],
  ): Promise<MailOutcome> => {
    const row = recordMail(addressHash, id, mail.siteId, mail.kind, state, providerId, ctx.clock.now())
    // Whatever became of it is known now.
    const known = before.rows[0]?.uncertain ? [deleteUncertain(addressHash, id, mail.siteId)] : []
    await ctx.db.batch([row, ...known, ...more])
    return state
  }
  const stopping = suppressions.rows.filter(({ reason }) => stops(mail, reason))
  if (stopping.length > 0) {
    const isOwn = stopping.some(({ elsewhere }) => elsewhere === 0)
    return record('suppressed', null, isOwn ? [] : [insertHeld(mail.siteId, addressHash, ctx.clock.now())])
  }
  const standing = senders.rows[0]
  const transport = options.transport ?? chooseTransport(ctx, sender)
  // What lets somebody in is made anew each time, and a second one harms nobody.
  const mayRepeat = transport.isRepeatable === true || isAccess(mail)
  const doubt = async (reason: string): Promise<MailUncertain> => {
    const [at, key] = [ctx.clock.now(), [addressHash, id, mail.siteId, mail.kind] as const]
    await ctx.db.batch([logUncertain(...key, at), insertUncertain(...key, at, reason)])
    return new MailUncertain(`uncertain: ${reason}`)
  }
  if (ctx.isResumed?.() && !mayRepeat) throw await doubt('stopped in the middle')
  await takeTurn(ctx, sender, standing, turns[0]?.rows[0], !isAccess(mail))
  const letter = await composeMail(ctx, mail, to.address, id, toLook(looks.rows[0]))
  let providerId: string | null
  try {
    providerId = await transport.send(letter)
  } catch (error) {
    if (error instanceof RecipientRefused) return record('refused', error.message.slice(0, 100))
    if (error instanceof MaybeSent && !mayRepeat) throw await doubt(error.message)
    throw await affectingAll(ctx, sender, mail, error)
  }
  try {
    // It goes again, so what waited for that goes too.
    const isMended = standing !== undefined && standing.stopped_at !== null
    return await record('sent', providerId, isMended ? letGo(sender.name, ctx.clock.now()) : [])
  } catch (error) {
    if (mayRepeat) throw error
    // It went, and a second try would send it twice, also where the database does not even take the doubt.
    const reason = 'taken but not logged'
    throw await doubt(reason).catch((cause) => new MailUncertain(`uncertain: ${reason}`, { cause }))
  }
}

/** Only a throttled sender keeps a row of places; without one nothing is written before a mail goes. */
const placeFor = (ctx: Pick<Ctx, 'clock'>, sender: Sender) => {
  const [now, span] = [ctx.clock.now(), spanOf(sender)]
  return span === 0 ? [] : [takePlace(sender.name, now, span, now + TURN_WAIT_MS)]
}

/** Tells all mail of the sender what this one met. */
async function affectingAll(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  sender: Sender,
  mail: Mail,
  error: unknown,
): Promise<unknown> {
  const now = ctx.clock.now()
  if (error instanceof Throttled) {
    await ctx.db.run(holdSender(sender.name, now + error.afterMs))
  } else if (error instanceof SenderStopped) {
    const mark = await markOf(sender)
    await ctx.db.run(stopSender(sender.name, now, error.message, mark, now + RETRY_STOPPED_MS))
    if (!isAccess(mail)) return new GateClosed(error.message, gateOf(sender.name), { cause: error })
  }
  return error
}

const isAccess = (mail: Mail): boolean => mail.kind.startsWith('auth.')

/**
 * "I did not ask for this news" must not lock a moderator out: the way to the desk is only stopped by a mailbox that does not exist. Being
 * erased stops news and imports: whoever was may sign up again, is asked by mail, and confirming lifts it.
 */
const stops = (mail: Mail, reason: string): boolean =>
  reason === 'erased' ? mail.sender === 'news' : !isAccess(mail) || reason === 'bounce'
