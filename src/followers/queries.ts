import { statement } from '../platform/sql'

export const FREQUENCIES = ['now', 'hourly', 'daily'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** In the place of a follow's comment: not its answers are waited for, but that it comes up itself. Told once. */
export const whenUp = (commentId: number): number => -commentId

/** An address that is known already stays as it is: only its mailbox changes it (A10). */
export const insertFollower = statement<
  never,
  [id: number, siteId: string, email: string, emailKey: string, locale: string, createdAt: number]
>(
  'followers.insert',
  `INSERT INTO followers (id, site_id, email, email_key, locale, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
   ON CONFLICT (site_id, email_key) DO NOTHING`,
)

/** The request of whoever has this address; in one batch behind the statement above, so that there is one. */
export const insertRequest = statement<
  never,
  [
    id: number,
    siteId: string,
    emailKey: string,
    threadId: string | null,
    commentId: number,
    frequency: Frequency,
    locale: string,
    mailId: number,
    requestedAt: number,
  ]
>(
  'followers.insert-request',
  `INSERT INTO follow_requests (id, follower_id, thread_id, comment_id, frequency, locale, mail_id, requested_at)
   SELECT ?1, id, ?4, ?5, ?6, ?7, ?8, ?9 FROM followers WHERE site_id = ?2 AND email_key = ?3`,
)

export interface RequestRow {
  readonly id: number
  readonly follower_id: number
  readonly site_id: string
  readonly site_name: string
  readonly email: string
  readonly email_key: string
  readonly thread_id: string | null
  readonly comment_id: number
  readonly frequency: Frequency
  readonly locale: string
  readonly tries: number
  readonly mail_id: number
  readonly requested_at: number
  readonly confirmed_at: number | null
  readonly epoch: number
}

/** A request with its reader and its site's name. The site is part of the question (S-32). */
export const findRequest = statement<RequestRow, [siteId: string, id: number]>(
  'followers.find-request',
  `SELECT r.id, r.follower_id, f.site_id, s.name AS site_name, f.email, f.email_key, r.thread_id, r.comment_id, r.frequency, r.locale,
     r.tries, r.mail_id, r.requested_at, r.confirmed_at, f.epoch
   FROM follow_requests r CROSS JOIN followers f ON f.id = r.follower_id CROSS JOIN sites s ON s.id = f.site_id
   WHERE r.id = ?2 AND f.site_id = ?1`,
)

/** A code that did not fit. Counted in the statement that looks, so that guesses at once cannot all find the last try. */
export const countTry = statement<never, [id: number, max: number]>(
  'followers.count-try',
  'UPDATE follow_requests SET tries = tries + 1 WHERE id = ?1 AND tries < ?2',
)

/** A code that fitted was no try. */
export const forgiveTry = statement<never, [id: number]>(
  'followers.forgive-try',
  'UPDATE follow_requests SET tries = tries - 1 WHERE id = ?1',
)

export const completeRequest = statement<never, [id: number, confirmedAt: number]>(
  'followers.complete-request',
  'UPDATE follow_requests SET confirmed_at = ?2 WHERE id = ?1 AND confirmed_at IS NULL',
)

/**
 * Behind followers.complete-request in its batch: only the answer that counted changes the reader. How often mails come is taken from the
 * form the first time; later it is changed on the reader's own page.
 */
export const confirmFollower = statement<
  never,
  [requestId: number, confirmedAt: number, frequency: Frequency, slot: number | null, locale: string]
>(
  'followers.confirm',
  `UPDATE followers SET confirmed_at = coalesce(confirmed_at, ?2), locale = ?5,
     frequency = CASE WHEN confirmed_at IS NULL THEN ?3 ELSE frequency END,
     slot = CASE WHEN confirmed_at IS NULL THEN ?4 ELSE slot END
   WHERE id = (SELECT follower_id FROM follow_requests WHERE id = ?1 AND confirmed_at = ?2)`,
)

/** What was asked for, from now on. A follow that is there stays as it is. */
export const followAsAsked = statement<never, [requestId: number, confirmedAt: number]>(
  'followers.follow-as-asked',
  `INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at)
   SELECT thread_id, comment_id, follower_id, (SELECT coalesce(max(seq), 0) FROM follow_news), ?2
   FROM follow_requests WHERE id = ?1 AND confirmed_at = ?2 AND thread_id IS NOT NULL ON CONFLICT DO NOTHING`,
)

/** A reader who has proven the address on this device needs no mail. */
export const follow = statement<
  never,
  [threadId: string, commentId: number, followerId: number, createdAt: number]
>(
  'followers.follow',
  `INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at)
   VALUES (?1, ?2, ?3, (SELECT coalesce(max(seq), 0) FROM follow_news), ?4) ON CONFLICT DO NOTHING`,
)

/** Asking for what already is writes nothing. */
export const changeFrequency = statement<
  never,
  [siteId: string, id: number, frequency: Frequency, slot: number | null]
>(
  'followers.change-frequency',
  `UPDATE followers SET frequency = ?3, slot = ?4 WHERE id = ?2 AND site_id = ?1 AND frequency <> ?3`,
)

export interface FollowerRow {
  readonly id: number
  readonly site_id: string
  readonly site_name: string
  readonly email: string
  readonly email_key: string
  readonly locale: string
  readonly frequency: Frequency
  readonly confirmed_at: number | null
  readonly epoch: number
}

export const findFollower = statement<FollowerRow, [siteId: string, id: number]>(
  'followers.find',
  `SELECT f.id, f.site_id, s.name AS site_name, f.email, f.email_key, f.locale, f.frequency, f.confirmed_at, f.epoch
   FROM followers f CROSS JOIN sites s ON s.id = f.site_id WHERE f.id = ?2 AND f.site_id = ?1`,
)

export const findFollowerByAddress = statement<FollowerRow, [siteId: string, emailKey: string]>(
  'followers.find-by-address',
  `SELECT f.id, f.site_id, s.name AS site_name, f.email, f.email_key, f.locale, f.frequency, f.confirmed_at, f.epoch
   FROM followers f CROSS JOIN sites s ON s.id = f.site_id WHERE f.site_id = ?1 AND f.email_key = ?2`,
)

export interface FollowRow {
  readonly thread_id: string
  readonly comment_id: number
  readonly created_at: number
}

export const listFollows = statement<FollowRow, [followerId: number, limit: number]>(
  'followers.list-follows',
  `SELECT thread_id, comment_id, created_at FROM follows INDEXED BY follows_follower WHERE follower_id = ?1 LIMIT ?2`,
)

/**
 * How much a confirmed address follows: whole pages and replies to comments of its own. No row if it follows nothing. It reads as many rows as
 * the person follows; a page that is shown on request may.
 */
export const countFollows = statement<
  { readonly id: number; readonly pages: number; readonly comments: number },
  [siteId: string, emailKey: string]
>(
  'followers.count-follows',
  `SELECT f.id, sum(w.comment_id = 0) AS pages, sum(w.comment_id <> 0) AS comments
   FROM followers f CROSS JOIN follows w INDEXED BY follows_follower ON w.follower_id = f.id
   WHERE f.site_id = ?1 AND f.email_key = ?2 AND f.confirmed_at IS NOT NULL GROUP BY f.id`,
)

/** By whatever thread a mail's link names: what is followed may have moved since. A comment's id says enough. */
export const stopFollow = statement<never, [threadId: string, commentId: number, followerId: number]>(
  'followers.stop',
  `DELETE FROM follows WHERE follower_id = ?3 AND comment_id = ?2 AND (?2 <> 0 OR thread_id = ?1 OR instr(came_by, ?1) > 0)`,
)

export const stopAll = statement<never, [followerId: number]>(
  'followers.stop-all',
  'DELETE FROM follows WHERE follower_id = ?1',
)

/** Tokens of every device name an older epoch from now on. */
export const forgetDevices = statement<never, [siteId: string, id: number, seenEpoch: number]>(
  'followers.forget-devices',
  'UPDATE followers SET epoch = epoch + 1 WHERE id = ?2 AND site_id = ?1 AND epoch = ?3',
)

export const deleteRequests = statement<never, [followerId: number]>(
  'followers.delete-requests',
  'DELETE FROM follow_requests WHERE follower_id = ?1',
)

export const deleteFollower = statement<never, [siteId: string, id: number]>(
  'followers.delete',
  'DELETE FROM followers WHERE id = ?2 AND site_id = ?1',
)

/** Whoever asks to be forgotten; what they follow and asked for goes along, by foreign keys. One who came later is left in peace. */
export const forgetFollower = statement<never, [siteId: string, emailKey: string, before: number]>(
  'followers.forget',
  'DELETE FROM followers WHERE site_id = ?1 AND email_key = ?2 AND created_at < ?3',
)

/** Requests nobody confirmed since `before`, oldest first. */
export const listStale = statement<
  { readonly id: number; readonly follower_id: number },
  [before: number, limit: number]
>(
  'followers.list-stale',
  `SELECT id, follower_id FROM follow_requests INDEXED BY follow_requests_open
   WHERE confirmed_at IS NULL AND requested_at < ?1 ORDER BY requested_at LIMIT ?2`,
)

/** One that was confirmed since it was listed stays. */
export const eraseRequests = statement<never, [idsJson: string]>(
  'followers.erase-requests',
  'DELETE FROM follow_requests WHERE id IN (SELECT value FROM json_each(?1) wanted) AND confirmed_at IS NULL',
)

/** Of these, the ones who never proved their address and have no request left. */
export const eraseTraceless = statement<never, [idsJson: string]>(
  'followers.erase-traceless',
  `DELETE FROM followers WHERE id IN (SELECT value FROM json_each(?1) wanted) AND confirmed_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM follow_requests WHERE follower_id = followers.id)`,
)
