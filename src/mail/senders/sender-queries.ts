import type { SenderName } from '../../platform/mail-config'
import { openGate } from '../../platform/queries'
import { type Bound, statement } from '../../platform/sql'

export interface SenderRow {
  readonly next_at: number
  readonly stopped_at: number | null
  readonly stop_reason: string | null
  readonly stop_mark: string | null
  readonly retry_at: number | null
}

export const findSender = statement<SenderRow, [sender: SenderName]>(
  'mail.find-sender',
  'SELECT next_at, stopped_at, stop_reason, stop_mark, retry_at FROM mail_senders WHERE sender = ?1',
)

/**
 * The next free place in the row of mails, ?3 ms after the one before; no row if that is later than ?4. One writer keeps the order, so it
 * holds over all isolates.
 */
export const takeTurn = statement<
  { readonly at: number },
  [sender: SenderName, now: number, spanMs: number, latest: number]
>(
  'mail.take-turn',
  `INSERT INTO mail_senders (sender, next_at) VALUES (?1, ?2 + ?3)
   ON CONFLICT DO UPDATE SET next_at = max(mail_senders.next_at, ?2) + ?3 WHERE mail_senders.next_at <= ?4
   RETURNING next_at - ?3 AS at`,
)

/** Nothing goes before ?2; a pause that is longer already stays. */
export const holdSender = statement<never, [sender: SenderName, until: number]>(
  'mail.hold-sender',
  `INSERT INTO mail_senders (sender, next_at) VALUES (?1, ?2)
   ON CONFLICT DO UPDATE SET next_at = excluded.next_at WHERE excluded.next_at > mail_senders.next_at`,
)

/** Since when stays as it was while the same configuration fails again. */
export const stopSender = statement<
  never,
  [sender: SenderName, now: number, reason: string, mark: string, retryAt: number]
>(
  'mail.stop-sender',
  `INSERT INTO mail_senders (sender, next_at, stopped_at, stop_reason, stop_mark, retry_at) VALUES (?1, 0, ?2, ?3, ?4, ?5)
   ON CONFLICT DO UPDATE SET stop_reason = excluded.stop_reason, retry_at = excluded.retry_at, stop_mark = excluded.stop_mark,
     stopped_at = CASE WHEN mail_senders.stop_mark = excluded.stop_mark THEN mail_senders.stopped_at ELSE excluded.stopped_at END`,
)

export const startSender = statement<never, [sender: SenderName]>(
  'mail.start-sender',
  `UPDATE mail_senders SET stopped_at = NULL, stop_reason = NULL, stop_mark = NULL, retry_at = NULL
   WHERE sender = ?1 AND stopped_at IS NOT NULL`,
)

/**
 * What readers said of a site's mail lately, beside how much of it went. Of the newest thousand addresses that get no more mail: the index holds each reason, and an imported
 * file may bring more of them in a week than anybody has to count.
 */
export const weighComplaints = statement<
  { readonly complaints: number; readonly sent: number },
  [siteId: string, since: number, sinceDay: number]
>(
  'mail.weigh-complaints',
  `SELECT
     (SELECT count(*) FROM (SELECT reason FROM suppressions WHERE by_site = ?1 AND lifted_at IS NULL AND created_at > ?2 ORDER BY created_at DESC LIMIT 1000)
      WHERE reason = 'complaint') AS complaints,
     (SELECT coalesce(sum(count), 0) FROM mail_days WHERE site_id = ?1 AND day >= ?3 AND state = 'sent') AS sent`,
)

/** What mails of a stopped sender are parked behind. */
export const gateOf = (sender: SenderName): string => `mail:${sender}`

/** The sender goes again, and so does everything that was parked meanwhile. For one batch. */
export const letGo = (sender: SenderName, now: number): readonly Bound<never>[] => [
  startSender(sender),
  ...openGate(gateOf(sender), now),
]
