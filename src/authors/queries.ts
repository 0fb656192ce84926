import { STOP, statement } from '../platform/sql'

/** A comment with what its writer can be known by, and the beginning of its words. */
export interface WriterRow {
  readonly id: number
  readonly revision: number
  readonly author_name: string
  readonly author_email: string | null
  readonly author_url: string | null
  readonly network: string | null
  /** Only of a comment with links: nothing else in it is looked at. */
  readonly html: string
  readonly body: string
  readonly created_at: number
  /** 1: whoever wrote it has proven the address. */
  readonly verified: number
}

/** What a comment tells of its writer. The site is part of the question (S-32). */
export const findWriter = statement<Omit<WriterRow, 'body' | 'revision'>, [siteId: string, id: number]>(
  'authors.find-writer',
  `SELECT id, author_name, author_email, author_url, network, html, verified, created_at
   FROM comments WHERE site_id = ?1 AND id = ?2`,
)

const WRITER = `c.id, c.revision, c.author_name, c.author_email, c.author_url, c.network,
  iif(instr(c.html, '<a ') > 0, c.html, '') AS html, substr(c.body, 1, 200) AS body, c.created_at, c.verified`

/** What waits, oldest first by keyset, up to a moment: two rows for each. */
export const listHeldWriters = statement<
  WriterRow,
  [siteId: string, afterId: number, beforeId: number, limit: number]
>(
  'authors.list-held-writers',
  `SELECT ${WRITER} FROM comments c INDEXED BY comments_held
   WHERE c.site_id = ?1 AND c.status = 0 AND c.id > ?2 AND c.id < ?3 ORDER BY c.id LIMIT ?4`,
)

/** The newest that readers see. */
export const listPublishedWriters = statement<WriterRow, [siteId: string, limit: number]>(
  'authors.list-published-writers',
  `SELECT ${WRITER} FROM comments c INDEXED BY comments_recent
   WHERE c.site_id = ?1 AND c.status = 1 ORDER BY c.id DESC LIMIT ?2`,
)

/** The newest of one address, however long ago: published ones among its last two hundred. */
export const listPublishedOf = statement<WriterRow, [siteId: string, address: string, limit: number]>(
  'authors.list-published-of',
  `SELECT * FROM (SELECT ${WRITER}, c.status FROM comments c INDEXED BY comments_author
     WHERE c.site_id = ?1 AND c.author_email = ?2 ORDER BY c.id DESC LIMIT 200) WHERE status = 1 LIMIT ?3`,
)

/** In front of a decision that a ban makes: stops it once the ban is lifted. */
export const stopIfLifted = statement<never, [siteId: string, banId: number]>(
  'authors.stop-if-lifted',
  `SELECT ${STOP} FROM bans WHERE site_id = ?1 AND id = ?2 AND state = 2`,
)
