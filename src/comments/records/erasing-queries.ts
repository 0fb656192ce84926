// Comments of an author who asked to be forgotten.
import { statement } from '../../platform/sql'

/** A comment as far as its erasure touches others: its thread, and what stands above it. */
export interface AuthoredRow {
  readonly id: number
  readonly site_id: string
  readonly thread_id: string
  readonly root_id: number
  readonly path: string
  readonly status: number
  readonly author_email: string
}

const AUTHORED = 'c.id, c.site_id, c.thread_id, c.root_id, c.path, c.status, c.author_email'

/** Those signed with an address, in each way it was typed. */
export const listAuthored = statement<AuthoredRow, [siteId: string, spellingsJson: string, limit: number]>(
  'comments.list-authored',
  `SELECT ${AUTHORED} FROM json_each(?2) wanted
   CROSS JOIN comments c INDEXED BY comments_author ON c.site_id = ?1 AND c.author_email = wanted.value LIMIT ?3`,
)

/** How an address was typed in these comments. */
export const listSpellings = statement<{ readonly author_email: string }, [siteId: string, idsJson: string]>(
  'comments.list-spellings',
  `SELECT DISTINCT c.author_email FROM json_each(?2) wanted
   CROSS JOIN comments c ON c.id = wanted.value AND c.site_id = ?1 WHERE c.author_email IS NOT NULL`,
)

/** Those of these numbers that have an author again. Read by number; the table is not walked. */
export const findAuthoredAgain = statement<AuthoredRow, [idsJson: string, limit: number]>(
  'comments.find-authored-again',
  `SELECT ${AUTHORED} FROM json_each(?1) wanted
   CROSS JOIN comments c ON c.id = wanted.value WHERE c.author_email IS NOT NULL LIMIT ?2`,
)

/** Other words to every reader, so another revision: what was seen before decides nothing now. What a rule found in a name, a website or an address may be just that: the doubt stays, not what it looked for. */
export const forgetAuthors = statement<never, [siteId: string, idsJson: string, name: string]>(
  'comments.forget-authors',
  `UPDATE comments SET author_name = ?3, author_email = NULL, author_url = NULL, verified = 0, network = NULL,
     idempotency_key = NULL, request_hash = NULL, revision = revision + 1,
     doubts = iif(doubts IS NULL, NULL, (SELECT json_group_array(json(iif(wanted.value ->> 'field' <> 'text', json_set(wanted.value, '$.about', '…'), wanted.value))) FROM json_each(doubts) wanted))
   WHERE id IN (SELECT wanted.value FROM json_each(?2) wanted) AND site_id = ?1 AND author_email IS NOT NULL`,
)

export const forgetWords = statement<never, [siteId: string, idsJson: string]>(
  'comments.forget-words',
  `UPDATE comments SET body = '', html = '', doubts = NULL
   WHERE id IN (SELECT wanted.value FROM json_each(?2) wanted) AND site_id = ?1`,
)

/** Where notices of illegal content are answered (reports/notice-queries.ts). */
export const listNotifiers = statement<{ readonly email: string }, [siteId: string]>(
  'comments.list-notifiers',
  `SELECT DISTINCT r.email FROM reports r INDEXED BY reports_to_answer CROSS JOIN comments c ON c.id = r.comment_id AND c.site_id = ?1
   WHERE r.email IS NOT NULL AND r.reference > 0`,
)

export const forgetNotices = statement<never, [siteId: string, spellingsJson: string]>(
  'comments.forget-notices-of',
  `UPDATE reports SET email = NULL WHERE email IS NOT NULL AND reference > 0 AND email IN (SELECT wanted.value FROM json_each(?2) wanted)
     AND EXISTS (SELECT 1 FROM comments c WHERE c.id = comment_id AND c.site_id = ?1)`,
)
