import { statement } from '../platform/sql'
import type { PersonRow } from './queries'

// Subscribers by what an index gives in order (the drive), and what else is asked of them (FITS). A drive looks at so many at a time and no
// more: filters that no index knows could else read everybody before a page is full. Each row says whether it fits.

interface Candidate extends PersonRow {
  readonly fits: 0 | 1
  /** Where a list is asked for: when they left it, if they have. */
  readonly left_at: number | null
  /** All by which they are found (JSON). */
  readonly words: string
}

type Params = [
  siteId: string,
  beforeId: number,
  fromId: number,
  look: number,
  status: string,
  source: string,
  importId: number,
  listId: string,
]

const COLUMNS =
  's.id, s.email, s.name, s.status, s.created_at, s.confirmed_at, s.unsubscribed_at, s.import_id, s.source, s.words'

// ORDER BY stands in the drive alone: what is joined to it keeps its order, and a second one would sort.

const FITS = `(?6 = '' OR s.source = ?6) AND (?7 = 0 OR s.import_id = ?7)`
/** Of a list, a state is that of the membership: somebody may have left it and be on another. */
const FITS_ON_LIST = `iif(?8 = '', ?5 = '' OR s.status = ?5,
  m.subscriber_id IS NOT NULL AND (?5 = '' OR ?5 = iif(m.left_at IS NULL, 'confirmed', 'unsubscribed')))`
/** The same where the list itself leads. */
const FITS_THERE = `(?5 = '' OR ?5 = iif(page.left_at IS NULL, 'confirmed', 'unsubscribed'))`
/** Reads a row where a list is asked for. */
const JOIN_LIST = 'LEFT JOIN subscriptions m ON m.site_id = ?1 AND m.list_id = ?8 AND m.subscriber_id = s.id'
const FROM_PAGE = `page CROSS JOIN subscribers s ON s.id = page.id AND s.site_id = ?1 ${JOIN_LIST}`
const WINDOW = 'AND id < ?2 AND id >= ?3'

/** Everybody, newest first: each state has its place in one index, and the three are merged. */
export const listAll = statement<Candidate, Params>(
  'addressbook.list-all',
  `SELECT ${COLUMNS}, ${FITS} AND ${FITS_ON_LIST} AS fits, m.left_at
   FROM (
     SELECT id FROM subscribers INDEXED BY subscribers_status WHERE site_id = ?1 AND status = 'confirmed' ${WINDOW}
     UNION ALL SELECT id FROM subscribers INDEXED BY subscribers_status WHERE site_id = ?1 AND status = 'pending' ${WINDOW}
     UNION ALL SELECT id FROM subscribers INDEXED BY subscribers_status WHERE site_id = ?1 AND status = 'unsubscribed' ${WINDOW}
     ORDER BY id DESC LIMIT ?4) ${FROM_PAGE}`,
)

export const listByStatus = statement<Candidate, Params>(
  'addressbook.list-by-status',
  `SELECT ${COLUMNS}, ${FITS} AND ${FITS_ON_LIST} AS fits, m.left_at
   FROM (SELECT id FROM subscribers INDEXED BY subscribers_status
     WHERE site_id = ?1 AND status = ?5 ${WINDOW} ORDER BY id DESC LIMIT ?4) ${FROM_PAGE}`,
)

export const listBySource = statement<Candidate, Params>(
  'addressbook.list-by-source',
  `SELECT ${COLUMNS}, ${FITS} AND ${FITS_ON_LIST} AS fits, m.left_at
   FROM (SELECT id FROM subscribers INDEXED BY subscribers_source
     WHERE site_id = ?1 AND source = ?6 ${WINDOW} ORDER BY id DESC LIMIT ?4) ${FROM_PAGE}`,
)

/** By the index that only imported people are in. */
export const listByImport = statement<Candidate, Params>(
  'addressbook.list-by-import',
  `SELECT ${COLUMNS}, ${FITS} AND ${FITS_ON_LIST} AS fits, m.left_at
   FROM (SELECT id FROM subscribers INDEXED BY subscribers_import
     WHERE import_id = ?7 ${WINDOW} ORDER BY id DESC LIMIT ?4) ${FROM_PAGE}`,
)

/** Everybody who is or was on a list. */
export const listByList = statement<Candidate, Params>(
  'addressbook.list-by-list',
  `SELECT ${COLUMNS}, ${FITS} AND ${FITS_THERE} AS fits, page.left_at
   FROM (SELECT subscriber_id, left_at FROM subscriptions
     WHERE site_id = ?1 AND list_id = ?8 AND subscriber_id < ?2 AND subscriber_id >= ?3 ORDER BY subscriber_id DESC LIMIT ?4) page
   CROSS JOIN subscribers s ON s.id = page.subscriber_id`,
)

/** Everybody who has left a list. */
export const listByLeft = statement<Candidate, Params>(
  'addressbook.list-by-left',
  `SELECT ${COLUMNS}, ${FITS} AND ${FITS_THERE} AS fits, page.left_at
   FROM (SELECT subscriber_id, left_at FROM subscriptions INDEXED BY subscriptions_gone
     WHERE site_id = ?1 AND list_id = ?8 AND left_at IS NOT NULL AND subscriber_id < ?2 AND subscriber_id >= ?3
     ORDER BY subscriber_id DESC LIMIT ?4) page
   CROSS JOIN subscribers s ON s.id = page.subscriber_id`,
)

/**
 * Whoever has a word that begins so, in the order of the words. Somebody with several of them comes several times; with all their words at
 * hand the caller keeps the first.
 */
export const listByWord = statement<
  Candidate & { readonly word: string },
  [...Params, afterWord: string, afterId: number, end: string]
>(
  'addressbook.list-by-word',
  `SELECT ${COLUMNS}, page.word, s.id < ?2 AND s.id >= ?3 AND ${FITS} AND ${FITS_ON_LIST} AS fits, m.left_at
   FROM (SELECT word, subscriber_id AS id FROM subscriber_words
     WHERE site_id = ?1 AND (word, subscriber_id) > (?9, ?10) AND word < ?11 ORDER BY word, subscriber_id LIMIT ?4) ${FROM_PAGE}`,
)
