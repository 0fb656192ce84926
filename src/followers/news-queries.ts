import { statement } from '../platform/sql'

/** Comments that came up: [comment, thread, parent or 0]. One that is news already stays where it is. */
export const insertNews = statement<never, [siteId: string, newsJson: string, createdAt: number]>(
  'followers.insert-news',
  `INSERT INTO follow_news (site_id, thread_id, comment_id, parent_id, created_at)
   SELECT ?1, wanted.value ->> 1, wanted.value ->> 0, wanted.value ->> 2, ?3 FROM json_each(?2) wanted WHERE true
   ON CONFLICT (comment_id) DO NOTHING`,
)

/** Taken down before anybody was told: if it comes up again, it is news again. What was told stays told. */
export const withdrawNews = statement<never, [siteId: string, idsJson: string]>(
  'followers.withdraw-news',
  `DELETE FROM follow_news WHERE comment_id IN (SELECT value FROM json_each(?2) wanted) AND site_id = ?1 AND told = 0`,
)

export const markTold = statement<never, [seqsJson: string]>(
  'followers.mark-told',
  'UPDATE follow_news SET told = 1 WHERE seq IN (SELECT value FROM json_each(?1) wanted) AND told = 0',
)

export const forgetNews = statement<never, [before: number]>(
  'followers.forget-news',
  'DELETE FROM follow_news WHERE created_at < ?1',
)

/** Up to where a run of mails goes: what comes up later has a run of its own. */
export const findNewest = statement<{ readonly seq: number | null }>(
  'followers.find-newest',
  'SELECT max(seq) AS seq FROM follow_news',
)

export interface RecipientRow {
  readonly id: number
  readonly email: string
  readonly email_key: string
  readonly locale: string
  /** Up to where they know. */
  readonly told: number
  readonly told_from: number
  readonly mail_id: number
  readonly day: number
  readonly mails: number
}

/**
 * A page of those who are to be told at once of what came up below one comment, or in the whole thread (0), by keyset. Whoever follows the
 * whole thread is left out of the answers to one comment. `claimed`: whom this run has taken already, before it was interrupted.
 */
export const listAtOnce = statement<
  RecipientRow,
  [threadId: string, commentId: number, after: number, high: number, startId: number, limit: number]
>(
  'followers.list-at-once',
  `SELECT f.id, f.email, f.email_key, f.locale, max(o.told, f.told) AS told, max(o.told_from, f.told) AS told_from, o.mail_id, o.day, o.mails
   FROM follows o CROSS JOIN followers f ON f.id = o.follower_id
   WHERE o.thread_id = ?1 AND o.comment_id = ?2 AND o.follower_id > ?3
     AND (max(o.told, f.told) < ?4 OR (o.told = ?4 AND o.mail_id >= ?5)) AND f.frequency = 'now'
     AND (?2 = 0 OR NOT EXISTS (SELECT 1 FROM follows whole
       WHERE whole.thread_id = ?1 AND whole.comment_id = 0 AND whole.follower_id = o.follower_id))
   ORDER BY o.follower_id LIMIT ?6`,
)

/**
 * Takes those of a page for a run: {follower: [told before, mail]}. Another run that was quicker leaves nothing to take. By the page's range and a
 * look-up in the JSON: joined with a list, the planner walks everybody who follows; RETURNING would read each row once more.
 */
export const claimAtOnce = statement<
  never,
  [
    threadId: string,
    commentId: number,
    high: number,
    day: number,
    claimsJson: string,
    firstId: number,
    lastId: number,
  ]
>(
  'followers.claim-at-once',
  `UPDATE follows SET told_from = told, told = ?3, mail_id = json_extract(?5, '$."' || follower_id || '"[1]'),
     mails = CASE WHEN day = ?4 THEN mails + 1 ELSE 1 END, day = ?4
   WHERE thread_id = ?1 AND comment_id = ?2 AND follower_id BETWEEN ?6 AND ?7
     AND told <= json_extract(?5, '$."' || follower_id || '"[0]')`,
)

/** Who waits for one comment to come up is told by one mail: whichever job took it. */
export const claimUp = statement<
  never,
  [threadId: string, waitsFor: number, followerId: number, mailId: number]
>(
  'followers.claim-up',
  `UPDATE follows SET mail_id = ?4 WHERE thread_id = ?1 AND comment_id = ?2 AND follower_id = ?3 AND mail_id IN (0, ?4)`,
)

/** Too many from one thread in a day: what is left waits for the next hour's digest. */
export const slowDown = statement<never, [idsJson: string]>(
  'followers.slow-down',
  `UPDATE followers SET slot = -1 WHERE id IN (SELECT value FROM json_each(?1) wanted) AND slot IS NULL`,
)

export interface DueRow extends Omit<RecipientRow, 'day' | 'mails'> {
  readonly site_id: string
  /** What they follow; null for nothing. */
  readonly thread_id: string | null
  readonly comment_id: number | null
  /** Up to where they know what came up there. */
  readonly follow_told: number | null
}

/**
 * Whose digest is due, by keyset over all sites, each with what they follow: a row for each follow, and one for whoever follows nothing. Each
 * digest stays within its own site.
 */
export const listDue = statement<DueRow, [slot: number, after: number, limit: number]>(
  'followers.list-due',
  `SELECT page.*, o.thread_id, o.comment_id, o.told AS follow_told
   FROM (SELECT id, site_id, email, email_key, locale, told, told_from, mail_id
         FROM followers INDEXED BY followers_slot WHERE slot = ?1 AND id > ?2 ORDER BY id LIMIT ?3) page
   LEFT JOIN follows o INDEXED BY follows_follower ON o.follower_id = page.id`,
)

export interface CameRow {
  readonly thread_id: string
  readonly seq: number
  readonly comment_id: number
  readonly parent_id: number
}

/** What came up in threads since each of them was told of: [thread, from]. Read once for all readers of a page who follow there. */
export const listCame = statement<CameRow, [wantedJson: string, high: number, limit: number]>(
  'followers.list-came',
  `SELECT n.thread_id, n.seq, n.comment_id, n.parent_id
   FROM json_each(?1) wanted CROSS JOIN follow_news n INDEXED BY follow_news_thread
     ON n.thread_id = wanted.value ->> 0 AND n.seq > wanted.value ->> 1 AND n.seq <= ?2
   LIMIT ?3`,
)

/** As followers.claim-at-once, for digests. */
export const claimDigests = statement<
  never,
  [slot: number, high: number, claimsJson: string, firstId: number, lastId: number]
>(
  'followers.claim-digests',
  `UPDATE followers INDEXED BY followers_slot
   SET told_from = told, told = ?2, mail_id = json_extract(?3, '$."' || id || '"[1]')
   WHERE slot = ?1 AND id BETWEEN ?4 AND ?5 AND told = json_extract(?3, '$."' || id || '"[0]')`,
)

// For whoever moves a thread. A follow notes the threads it stood in before: a link of a mail names the one it was sent for.

/** Readers of a whole page go along, as many as a step takes; who follows both follows one. */
export const moveFollows = statement<never, [fromThread: string, toThread: string, limit: number]>(
  'followers.move-follows',
  `INSERT INTO follows (thread_id, comment_id, follower_id, told, told_from, mail_id, day, mails, created_at, came_by)
   SELECT ?2, comment_id, follower_id, told, told_from, mail_id, day, mails, created_at, coalesce(came_by, '') || ?1 || ' '
   FROM follows WHERE thread_id = ?1 AND comment_id = 0 ORDER BY follower_id LIMIT ?3
   ON CONFLICT DO NOTHING`,
)

/** Behind the statement above in its batch: the same ones. */
export const dropFollows = statement<never, [threadId: string, limit: number]>(
  'followers.drop-follows',
  `DELETE FROM follows WHERE thread_id = ?1 AND comment_id = 0 AND follower_id IN (
     SELECT follower_id FROM follows WHERE thread_id = ?1 AND comment_id = 0 ORDER BY follower_id LIMIT ?2)`,
)

/** The way back, for those who came from there. */
export const moveFollowsBack = statement<never, [fromThread: string, toThread: string, limit: number]>(
  'followers.move-follows-back',
  `UPDATE OR REPLACE follows SET thread_id = ?2, came_by = nullif(substr(came_by, 1, instr(came_by, ?2) - 1), '')
   WHERE thread_id = ?1 AND comment_id = 0 AND follower_id IN (
     SELECT follower_id FROM follows WHERE thread_id = ?1 AND comment_id = 0 AND instr(came_by, ?2) > 0 LIMIT ?3)`,
)

/** Who is told of answers to comments that moved, or waits for one of them to come up (whenUp). */
export const moveAnswerFollows = statement<never, [fromThread: string, toThread: string, idsJson: string]>(
  'followers.move-answer-follows',
  `UPDATE OR REPLACE follows SET thread_id = ?2
   WHERE thread_id = ?1 AND comment_id IN (SELECT value FROM json_each(?3) wanted UNION ALL SELECT -value FROM json_each(?3) wanted)`,
)

/** What nobody was told of yet is told where it stands now. */
export const moveNews = statement<never, [siteId: string, toThread: string, idsJson: string]>(
  'followers.move-news',
  `UPDATE follow_news SET thread_id = ?2
   WHERE comment_id IN (SELECT wanted.value FROM json_each(?3) wanted) AND site_id = ?1`,
)

/** What was asked for and not confirmed yet begins, once it is, at the new place. */
export const moveRequests = statement<never, [fromThread: string, toThread: string]>(
  'followers.move-requests',
  `UPDATE follow_requests INDEXED BY follow_requests_open SET thread_id = ?2
   WHERE confirmed_at IS NULL AND requested_at > 0 AND thread_id = ?1`,
)
