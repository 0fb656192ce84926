import { maskEmail, parseEmail } from '../kernel/email-address'
import { idAt } from '../kernel/id'
import { decodeCursor, encodeCursor, type Page } from '../kernel/page'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Bound } from '../platform/sql'
import type { Site } from '../sites/public'
import { foldWord } from '../subscribers/public'
import { fieldsRefused } from '../web/read-input'
import { listAll, listByImport, listByList, listBySource, listByStatus, listByWord } from './list-queries'
import { findByKey, type PersonRow } from './queries'
import type { ListPeople } from './schema'

export const PAGE = 50
/** How many are looked at for one page: first as many as the budget of rows takes, then as far as anybody may wait for. */
const LOOKS = [70, 330, 600] as const

export interface Person extends Omit<PersonRow, 'email'> {
  /** Masked for whoever may not see addresses. */
  readonly email: string
  /** Where a list is shown: when they left it, if they have. */
  readonly left_at?: number | null
}

export interface PeoplePage extends Page<Person> {
  /** Filters that no index knows left the page short: so many were looked at, and `next` looks further. */
  readonly looked: number | null
}

interface Row extends PersonRow {
  readonly fits: 0 | 1
  readonly left_at: number | null
  /** The word by which they were found, and all they have (JSON). */
  readonly word?: string
  readonly words?: string
}
type Position = readonly (string | number)[]

/** What gives people in order, and whether every one of it is wanted. */
interface Drive {
  readonly scope: string
  readonly exact: boolean
  readonly start: Position
  look(after: Position, count: number): Bound<Row>
  /** What the statement cannot say without reading more. */
  keeps?(row: Row): boolean
}

/**
 * A page of a site's subscribers, newest first; of a search in the order of the words that were found. What one index gives is read row by
 * row; what several filters together leave is looked for among at most a thousand, and the page says so.
 * @param maySee whether addresses are shown whole; who may not see them cannot search either, or the search would tell them
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function listPeople(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  asked: ListPeople,
  maySee: boolean,
): Promise<PeoplePage> {
  const q = maySee ? asked.q : ''
  const drive = driveOf(site.id, asked, q)
  const found = asked.after === undefined ? drive.start : decodeCursor(drive.scope, asked.after)
  if (!found) throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const exact = asked.after === undefined ? await findExact(ctx, site, asked, q) : undefined
  const { rows, next, looked } = await read(ctx, drive, found)
  const others = exact ? rows.filter(({ id }) => id !== exact.id) : rows
  const items = [...(exact ? [exact] : []), ...others].map((row) => ({
    ...row,
    email: maySee ? row.email : maskEmail(row.email),
  }))
  return { items, next: next && encodeCursor(drive.scope, next), looked }
}

async function read(ctx: Pick<Ctx, 'db'>, drive: Drive, from: Position) {
  const fitting: Row[] = []
  let [looked, after] = [0, from]
  for (const count of drive.exact ? [PAGE + 1] : LOOKS) {
    const rows = await ctx.db.all(drive.look(after, count))
    fitting.push(...rows.filter((row) => row.fits === 1 && (drive.keeps?.(row) ?? true)))
    looked += rows.length
    if (fitting.length > PAGE) {
      const rowsShown = fitting.slice(0, PAGE)
      return { rows: rowsShown, next: positionOf(rowsShown.at(-1)!), looked: null }
    }
    if (rows.length < count) return { rows: fitting, next: null, looked: null }
    after = positionOf(rows.at(-1)!)
  }
  return { rows: fitting, next: after, looked }
}

const positionOf = ({ word, id }: Row): Position => (word === undefined ? [id] : [word, id])

function driveOf(siteId: string, asked: ListPeople, q: string): Drive {
  const { list, source, import: importId, from, to } = asked
  const state =
    asked.state ?? (q !== '' || list !== '' || source !== '' || importId !== 0 ? 'any' : 'confirmed')
  const status = state === 'any' ? '' : state
  const [newest, oldest] = [to === undefined ? Number.MAX_SAFE_INTEGER : idAt(to + DAY_MS), idAt(from ?? 0)]
  const filters = [status, source, String(importId || ''), list]
  const set = filters.filter((filter) => filter !== '').length
  const scope = `people:${siteId}:${q === '' ? '' : 'q'}:${filters.join(':')}`
  const fields = (before: number, count: number) =>
    [siteId, before, oldest, count, status, source, importId, list] as const
  if (q !== '') {
    const [first = '', ...also] = wordsOf(q)
    return {
      scope,
      exact: false,
      start: [first, 0],
      look: ([word, id], count) =>
        listByWord(...fields(newest, count), String(word), Number(id), `${first}\u{10ffff}`),
      keeps: ({ word, words }) => isFoundBy(JSON.parse(words ?? '[]'), word ?? '', first, also),
    }
  }
  const byId = list
    ? listByList
    : importId
      ? listByImport
      : source
        ? listBySource
        : status
          ? listByStatus
          : listAll
  return {
    scope,
    exact: set <= 1,
    start: [newest],
    look: ([id], count) => byId(...fields(Math.min(Number(id), newest), count)),
  }
}

/** Whether this is the first of their words that begins so, and each further word asked for begins one of theirs too. */
const isFoundBy = (words: readonly string[], word: string, first: string, also: readonly string[]): boolean =>
  word === words.filter((own) => own.startsWith(first)).sort(byBytes)[0] &&
  also.every((asked) => words.some((own) => own.startsWith(asked)))

/** As the index orders them: by code points. */
const byBytes = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]]
  const at = x.findIndex((character, place) => character !== y[place])
  return at === -1 ? x.length - y.length : (x[at]!.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? -1)
}

/** First the word that leaves the fewest to look at: an address, then the longest; a host is shared by many. */
const wordsOf = (q: string): readonly string[] =>
  q
    .split(/\s+/)
    .map(foldWord)
    .filter((word) => word !== '')
    .sort((a, b) => rank(b) - rank(a) || b.length - a.length)

const rank = (word: string): number => (word.includes('@') ? 2 : word.includes('.') ? 0 : 1)

/** A whole address finds its owner by the keyed hash, however it is written; filters hold for them too. */
async function findExact(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  { state, source, import: importId, list, from, to }: ListPeople,
  q: string,
): Promise<PersonRow | undefined> {
  const address = parseEmail(q)
  const plain = (state ?? 'any') === 'any' && source === '' && list === '' && importId === 0
  if (!address || !plain || from !== undefined || to !== undefined) return undefined
  return ctx.db.first(findByKey(site.id, await hashAddress(ctx.config.hashKey, address.key)))
}
