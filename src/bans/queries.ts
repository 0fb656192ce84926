import { type Bound, STOP, statement } from '../platform/sql'
import { textOfNames } from './marks-of-writer'

/** The last moment there is (ECMA-262, 21.4.1.1): the end of what has none. */
export const ENDLESS = 8_640_000_000_000_000

/** Of bans.state: a ban that stands may have ended all the same, until the clock looks. */
export const STATE = { stands: 0, ended: 1, lifted: 2 } as const

export interface BanRow {
  readonly id: number
  readonly address_key: string | null
  readonly address: string | null
  readonly name: string | null
  readonly network: string | null
  readonly network_until: number | null
  readonly domain: string | null
  readonly proven: number
  readonly pattern: number
  readonly silent: number
  readonly reason: string
  readonly comment_id: number | null
  readonly made_by: number
  readonly ends_at: number
  readonly state: number
  readonly lifted_by: number | null
  readonly lifted_at: number | null
  readonly bulks: string
}

const COLUMNS = `b.id, b.address_key, b.address, b.name, b.network, b.network_until, b.domain, b.proven, b.pattern, b.silent, b.reason, b.comment_id,
  b.made_by, b.ends_at, b.state, b.lifted_by, b.lifted_at, b.bulks`

/** The same with the names of whoever made and lifted it. */
export interface ListedRow extends BanRow {
  readonly maker_name: string | null
  readonly maker_email: string | null
  readonly lifter_name: string | null
  readonly lifter_email: string | null
}

const LISTED = `${COLUMNS}, maker.name AS maker_name, maker.email AS maker_email, lifter.name AS lifter_name, lifter.email AS lifter_email`
const PEOPLE =
  'LEFT JOIN people maker ON maker.id = b.made_by LEFT JOIN people lifter ON lifter.id = b.lifted_by'

/** Marks that are looked for one by one, of a writer and in an index. */
const EXACT = 'json_each(?2) wanted CROSS JOIN ban_marks m ON m.site_id = ?1 AND m.mark = wanted.value'
/** The few that are pieces of names: all of a site's are compared. ';' comes after ':' and ends the range. */
const LIKE = `m.site_id = ?1 AND m.mark > 'like:' AND m.mark < 'like;' AND instr(?5, substr(m.mark, 6)) > 0`
const IN_FORCE = 'm.ends_at > ?3 AND m.silent <= 2 * ?4'

const STOPS = `SELECT ${STOP} FROM ${EXACT} WHERE ${IN_FORCE}`

type Looked = [siteId: string, marksJson: string, now: number, waitsToo: 0 | 1]

export const stopIfKnown = statement<never, Looked>('bans.stop-if-banned', STOPS)

export const stopIfKnownOrLike = statement<never, [...Looked, names: string]>(
  'bans.stop-if-banned-or-like',
  `${STOPS} UNION ALL SELECT ${STOP} FROM ban_marks m WHERE ${LIKE} AND ${IN_FORCE}`,
)

/**
 * In front of a batch that writes: stops it (platform/sql.ts, STOP) if a ban in force knows the writer, so that nothing comes between the look and the
 * write, and a writer whom no ban knows costs no round trip.
 * @param marks of marksOfWriter(), or of a network alone
 * @param waitsToo 0 once a ban was heeded that only makes it wait: then only an open one stops
 */
export function stopIfBanned(
  siteId: string,
  marks: readonly string[],
  now: number,
  waitsToo: 0 | 1,
): Bound<never> {
  const [names, json] = [textOfNames(marks), JSON.stringify(marks)]
  return names === ''
    ? stopIfKnown(siteId, json, now, waitsToo)
    : stopIfKnownOrLike(siteId, json, now, waitsToo, names)
}

const STANDING = `SELECT m.mark, m.silent AS level, ${LISTED} FROM`
const THEIR_BANS = `CROSS JOIN bans b ON b.site_id = ?1 AND b.id = m.ban_id ${PEOPLE} WHERE ${IN_FORCE}`

export const listKnowing = statement<
  ListedRow & { readonly mark: string; readonly level: number },
  [...Looked, names: string]
>(
  'bans.list-standing',
  `${STANDING} ${EXACT} ${THEIR_BANS}
   UNION ALL ${STANDING} ban_marks m ${THEIR_BANS} AND ${LIKE}`,
)

/** The bans in force that know a writer, with what gave them away, and whether it does more than make one doubt (`level` 2). */
export const listStanding = (
  siteId: string,
  marks: readonly string[],
  now: number,
): ReturnType<typeof listKnowing> => listKnowing(siteId, JSON.stringify(marks), now, 1, textOfNames(marks))

/** How many bans by a pattern are in force. */
export const countPatterns = statement<{ readonly count: number }, [siteId: string, now: number]>(
  'bans.count-patterns',
  `SELECT count(DISTINCT ban_id) AS count FROM ban_marks
   WHERE site_id = ?1 AND mark > 'like:' AND mark < 'like;' AND ends_at > ?2`,
)

export const insertBan = statement<
  never,
  [
    siteId: string,
    id: number,
    addressKey: string | null,
    address: string | null,
    name: string | null,
    network: string | null,
    networkUntil: number | null,
    domain: string | null,
    proven: number,
    pattern: number,
    silent: number,
    reason: string,
    commentId: number | null,
    madeBy: number,
    endsAt: number,
  ]
>(
  'bans.insert',
  `INSERT INTO bans (site_id, id, address_key, address, name, network, network_until, domain, proven, pattern, silent, reason, comment_id, made_by, ends_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)`,
)

/** Whatever of the ban stands now: `marksJson` is a list of [mark, endsAt], with a third, 1, where it only makes one doubt. Nothing is written for one that is lifted. */
export const insertMarks = statement<never, [siteId: string, banId: number, marksJson: string]>(
  'bans.insert-marks',
  `INSERT INTO ban_marks (site_id, mark, ban_id, silent, ends_at)
   SELECT b.site_id, wanted.value ->> 0, b.id, iif(wanted.value ->> 2, 2, b.silent), wanted.value ->> 1 FROM json_each(?3) wanted
   CROSS JOIN bans b ON b.site_id = ?1 AND b.id = ?2 AND b.state = 0
   WHERE true ON CONFLICT DO UPDATE SET silent = excluded.silent, ends_at = excluded.ends_at`,
)

export const deleteMarks = statement<never, [siteId: string, banId: number, marksJson: string]>(
  'bans.delete-marks',
  `DELETE FROM ban_marks WHERE site_id = ?1 AND mark IN (SELECT wanted.value FROM json_each(?3) wanted) AND ban_id = ?2`,
)

export const findBan = statement<ListedRow, [siteId: string, id: number]>(
  'bans.find',
  `SELECT ${LISTED} FROM bans b ${PEOPLE} WHERE b.site_id = ?1 AND b.id = ?2`,
)

/** Only one that is not lifted, and only if something differs. One that had ended stands again. */
export const changeEnd = statement<
  never,
  [siteId: string, id: number, endsAt: number, silent: number, proven: number]
>(
  'bans.change-end',
  `UPDATE bans SET ends_at = ?3, silent = ?4, proven = ?5, state = 0
   WHERE site_id = ?1 AND id = ?2 AND state < 2 AND (ends_at <> ?3 OR silent <> ?4 OR proven <> ?5)`,
)

export const liftBan = statement<never, [siteId: string, id: number, liftedBy: number, now: number]>(
  'bans.lift',
  `UPDATE bans SET state = 2, lifted_by = ?3, lifted_at = ?4
   WHERE site_id = ?1 AND id = ?2 AND state = 0 AND ends_at > ?4`,
)

/** A page of those in force, newest first. A day's worth of ended ones may lie between. */
export const listInForce = statement<
  ListedRow,
  [siteId: string, beforeId: number, limit: number, now: number]
>(
  'bans.list-in-force',
  `SELECT ${LISTED} FROM bans b INDEXED BY bans_state ${PEOPLE}
   WHERE b.site_id = ?1 AND b.state = 0 AND b.id < ?2 AND b.ends_at > ?4 ORDER BY b.id DESC LIMIT ?3`,
)

export const listByState = statement<
  ListedRow,
  [siteId: string, beforeId: number, limit: number, state: number]
>(
  'bans.list-by-state',
  `SELECT ${LISTED} FROM bans b INDEXED BY bans_state ${PEOPLE}
   WHERE b.site_id = ?1 AND b.state = ?4 AND b.id < ?2 ORDER BY b.id DESC LIMIT ?3`,
)

/** What ended since the clock looked last, in no order of ids: a day's worth. */
export const listJustEnded = statement<ListedRow, [siteId: string, beforeId: number, now: number]>(
  'bans.list-just-ended',
  `SELECT ${LISTED} FROM bans b INDEXED BY bans_ending ${PEOPLE}
   WHERE b.state = 0 AND b.ends_at <= ?3 AND b.site_id = ?1 AND b.id < ?2`,
)

/** What was decided along with a ban, for undo. */
export const noteBulk = statement<never, [siteId: string, id: number, bulk: number]>(
  'bans.note-bulk',
  `UPDATE bans SET bulks = json_insert(bulks, '$[#]', CAST(?3 AS INTEGER)) WHERE site_id = ?1 AND id = ?2`,
)

/** The clock: bans that are over, then what nobody has to be held against any more. */
export const settleEnded = statement<never, [now: number]>(
  'bans.settle-ended',
  "UPDATE bans SET state = 1, network = iif(network IS NULL, NULL, '') WHERE state = 0 AND ends_at <= ?1",
)

export const deleteEndedMarks = statement<never, [now: number]>(
  'bans.delete-ended-marks',
  'DELETE FROM ban_marks WHERE ends_at <= ?1',
)

/** Whoever asks to be forgotten: the ban with everything in it. */
export const listBansOf = statement<BanRow, [siteId: string, addressKey: string]>(
  'bans.list-of-address',
  `SELECT ${COLUMNS} FROM bans b INDEXED BY bans_address WHERE b.site_id = ?1 AND b.address_key = ?2`,
)

/** In front of the next: `bans` still says which marks are whose. */
export const deleteMarksOf = statement<never, [siteId: string, addressKey: string]>(
  'bans.delete-marks-of-address',
  `DELETE FROM ban_marks WHERE (site_id, mark, ban_id) IN (
     SELECT m.site_id, m.mark, m.ban_id FROM ban_marks m CROSS JOIN bans b INDEXED BY bans_address
     ON b.site_id = m.site_id AND b.id = m.ban_id WHERE m.site_id = ?1 AND b.address_key = ?2)`,
)

export const deleteBansOf = statement<never, [siteId: string, addressKey: string]>(
  'bans.delete-of-address',
  'DELETE FROM bans WHERE site_id = ?1 AND address_key = ?2',
)
