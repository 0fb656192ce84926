import { listBansOf, toOwnBan } from '../../bans/public'
import { encodePathId, idTime } from '../../kernel/id'
import { isoTime } from '../../kernel/time'
import { listMailTo, listReasons } from '../../mail/public'
import { listNotes } from '../../notes/public'
import type { Ctx } from '../../platform/context'
import { listOwnLists } from '../preferences/preference-queries'
import { findOwnData, listReceipts, type ReceiptRow } from './data-queries'

const time = (at: number | null) => (at === null ? null : isoTime(at))

/** So many of the newest mails are told. */
const MAILS = 500

/**
 * All that is kept about one subscriber of a site, for themselves and for the desk (C3, C5): address, choices, lists, every receipt with its
 * words, mails without their content, reasons for which no mail goes, bans from commenting by that address, and what the team noted of it. Times are ISO 8601.
 * @returns undefined if there is nobody of that id at the site
 */
export async function exportSubscriber(ctx: Pick<Ctx, 'db'>, siteId: string, id: number) {
  const [found, lists, receipts] = await ctx.db.batch([
    findOwnData(siteId, id),
    listOwnLists(siteId, id),
    listReceipts(siteId, id),
  ])
  const row = found.rows[0]
  if (!row) return undefined
  const [mails, reasons, bans, notes] = await ctx.db.batch([
    listMailTo(row.email_key, siteId, MAILS),
    listReasons(row.email_key, siteId),
    listBansOf(siteId, row.email_key),
    listNotes(siteId, row.email_key),
  ])
  return {
    site: { id: siteId, name: row.site_name },
    email: row.email,
    name: row.name,
    status: row.status,
    language: row.locale,
    signedUpAt: time(row.created_at),
    confirmedAt: time(row.confirmed_at),
    unsubscribedAt: time(row.unsubscribed_at),
    frequency: row.frequency,
    hour: row.hour,
    weekday: row.weekday,
    timeZone: row.time_zone,
    pausedUntil: time(row.paused_until),
    lists: lists.rows
      .filter(({ joined_at }) => joined_at !== null)
      .map((list) => ({
        id: list.id,
        name: list.name,
        joinedAt: time(list.joined_at),
        leftAt: time(list.left_at),
      })),
    receipts: receipts.rows.map(toReceipt),
    mails: mails.rows.map((mail) => ({
      id: encodePathId(mail.id),
      kind: mail.kind,
      state: mail.state,
      at: time(mail.created_at),
    })),
    suppressions: reasons.rows.map(({ reason, source, created_at }) => ({
      reason,
      source,
      since: time(created_at),
    })),
    bans: bans.rows.map(toOwnBan),
    // Who wrote them is the team's.
    notes: notes.rows.map(({ id, body }) => ({ body, at: isoTime(idTime(id)) })),
  }
}

const toReceipt = (row: ReceiptRow) => ({
  id: String(row.id),
  source: row.source,
  form: row.form_id,
  words: row.words,
  version: row.version,
  lists: JSON.parse(row.lists) as string[],
  wishes: JSON.parse(row.wishes) as Record<string, unknown>,
  language: row.locale,
  page: row.page,
  requested: { at: time(row.requested_at), network: row.request_network, agent: row.request_agent },
  /** As in the Message-ID of the mail. */
  mail: row.mail_id === null ? null : encodePathId(row.mail_id),
  confirmed:
    row.confirmed_at === null
      ? null
      : { at: time(row.confirmed_at), network: row.confirm_network, agent: row.confirm_agent },
})
