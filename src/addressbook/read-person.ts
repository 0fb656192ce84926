import { type ActionRow, listActionsOn } from '../audit/public'
import { maskEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { listReceipts, type ReceiptRow } from '../subscribers/public'
import { refuse } from './errors'
import {
  countSoftBounces,
  findPerson,
  listMails,
  listMemberships,
  listStops,
  type MembershipRow,
  type SentRow,
  type StopRow,
  type WholePersonRow,
} from './queries'

/** As many lines of history as the page shows. */
const HISTORY = 50

/** Everything the desk knows of one subscriber. */
export interface WholePerson extends Omit<WholePersonRow, 'email_key'> {
  readonly lists: readonly MembershipRow[]
  readonly receipts: readonly ReceiptRow[]
  readonly actions: readonly ActionRow[]
  readonly mails: readonly SentRow[]
  readonly stops: readonly StopRow[]
  /** Days on which mail failed for a while. */
  readonly softBounces: number
}

/**
 * One subscriber of a site with receipts and history, in two round trips.
 * @param maySee whether the address is shown whole
 * @throws addressbook/unknown (404)
 */
export async function readPerson(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  id: number,
  maySee: boolean,
): Promise<WholePerson> {
  const row = await ctx.db.first(findPerson(site.id, id))
  if (!row) throw refuse('unknown')
  const { email_key: key, ...person } = row
  const [lists, receipts, actions, mails, stops, soft] = await ctx.db.batch([
    listMemberships(site.id, id),
    listReceipts(site.id, id),
    listActionsOn(site.id, `subscriber:${id}`, HISTORY),
    listMails(site.id, key, HISTORY),
    listStops(site.id, key),
    countSoftBounces(key),
  ])
  return {
    ...person,
    email: maySee ? person.email : maskEmail(person.email),
    name: maySee ? person.name : null,
    lists: lists.rows,
    receipts: receipts.rows,
    actions: actions.rows,
    mails: mails.rows,
    stops: stops.rows,
    softBounces: soft.rows[0]?.count ?? 0,
  }
}
