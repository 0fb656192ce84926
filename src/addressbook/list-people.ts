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
import {
  listAll,
  listByImport,
  listByLeft,
  listByList,
  listBySource,
  listByStatus,
  listByWord,
} from './list-queries'
import { findByKey, type PersonRow } from './queries'
import type { ListPeople } from './schema'

export const PAGE = 50
/** Rows that a page may read. Who is looked at costs two: one of an index and their own; where a list is asked of them, one more. */
const ROWS = 148
/** Of several filters each gives so many first: one that has fewer gives all there are, and of the others the rarest leads. */
const PROBE = 6
/** The cheaper one leads unless another is so many times as rare. */
const RARER = 2

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
  /** The word by which they were found. */
  readonly word?: string
  /** All they have (JSON). */
  readonly words: string
}
type Position = readonly (string | number)[]

/** What gives people in order. */
interface Drive {
  readonly scope: string
  readonly start: Position
  /** Rows read for each it gives. */
  readonly cost: number
  look(after: Position, count: number): Bound<Row>
}

/** What was asked, ready to be looked for. */
interface Search {
  /** The cheapest first; any of them alone would find everybody who fits. */
  readonly drives: readonly Drive[]
  /** Nothing else is asked than what its one index gives: nobody is looked at in vain. */
  readonly exact: boolean
  /** What the statements cannot say without reading more. */
  keeps(row: Row): boolean
}

/**
 * A page of a site's subscribers, newest first; of a search in the order of the words that were found, unless a rarer filter leads. A page reads
 * at most 150 rows. Where filters that are all frequent leave few, it says how far it looked, and the next one goes on from there.
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
  const search = searchOf(site.id, asked, q)
  const found = await (asked.after === undefined ? begin(ctx, search) : goOn(ctx, search, asked.after))
  const exact = asked.after === undefined ? await findExact(ctx, site, asked, q) : undefined
  const others = exact ? found.rows.filter(({ id }) => id !== exact.id) : found.rows
  const items = [...(exact ? [exact] : []), ...others].map(
    ({ words: _, ...row }: Row | (PersonRow & { words?: string })) => ({
      ...row,
      email: maySee ? row.email : maskEmail(row.email),
    }),
  )
  return { items, next: found.next, looked: found.looked }
}

/** The first page: of several filters the one that leads is found by a few rows of each. */
async function begin(ctx: Pick<Ctx, 'db'>, search: Search) {
  const { drives } = search
  const [only] = drives
  if (!only) return { rows: [], next: null, looked: null }
  if (drives.length === 1) return read(ctx, search, only, only.start, [], ROWS)
  const probes = await ctx.db.batch(drives.map((drive) => drive.look(drive.start, PROBE)))
  const known = drives.map((drive, at) => ({ drive, rows: probes[at]!.rows }))
  const all = known.find(({ rows }) => rows.length < PROBE)
  if (all)
    return { rows: all.rows.filter(({ fits }) => fits === 1).filter(search.keeps), next: null, looked: null }
  const lead = known.reduce((best, other) => (span(other.rows) > RARER * span(best.rows) ? other : best))
  const spent = drives.reduce((sum, { cost }) => sum + PROBE * cost, 0)
  return read(ctx, search, lead.drive, positionOf(lead.rows.at(-1)!), lead.rows, ROWS - spent)
}

/** Over how long a time its first few came. Words have an order of their own, and few of them are frequent: nothing is rarer. */
const span = (rows: readonly Row[]): number =>
  rows[0]!.word === undefined ? rows[0]!.id - rows.at(-1)!.id : Number.MAX_SAFE_INTEGER

function goOn(ctx: Pick<Ctx, 'db'>, search: Search, cursor: string) {
  for (const drive of search.drives) {
    const after = decodeCursor(drive.scope, cursor)
    if (after) return read(ctx, search, drive, after, [], ROWS)
  }
  throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
}

/** @param before those of this drive that were looked at for this page already */
async function read(
  ctx: Pick<Ctx, 'db'>,
  { exact, keeps }: Search,
  drive: Drive,
  from: Position,
  before: readonly Row[],
  budget: number,
) {
  const count = exact ? PAGE + 1 : Math.floor(budget / drive.cost)
  const rows = await ctx.db.all(drive.look(from, count))
  const looked = [...before, ...rows]
  const fitting = looked.filter(({ fits }) => fits === 1).filter(keeps)
  const isOver = rows.length < count
  const page = fitting.slice(0, PAGE)
  if (isOver && fitting.length <= PAGE) return { rows: page, next: null, looked: null }
  const last = fitting.length >= PAGE ? page.at(-1)! : looked.at(-1)!
  return {
    rows: page,
    next: encodeCursor(drive.scope, positionOf(last)),
    looked: fitting.length >= PAGE ? null : looked.length,
  }
}

const positionOf = ({ word, id }: Row): Position => (word === undefined ? [id] : [word, id])

function searchOf(siteId: string, asked: ListPeople, q: string): Search {
  const { list, source, import: importId, from, to } = asked
  const narrowed = q !== '' || list !== '' || source !== '' || importId !== 0
  const state = asked.state ?? (narrowed ? 'any' : 'confirmed')
  const status = state === 'any' ? '' : state
  const [newest, oldest] = [to === undefined ? Number.MAX_SAFE_INTEGER : idAt(to + DAY_MS), idAt(from ?? 0)]
  const scope = `people:${siteId}:${q === '' ? '' : 'q'}:${[status, source, String(importId || ''), list].join(':')}`
  const fields = (before: number, count: number) =>
    [siteId, before, oldest, count, status, source, importId, list] as const
  const byId = (name: string, statement: typeof listAll): Drive => ({
    scope: `${scope}:${name}`,
    start: [newest],
    cost: name === 'list' || list === '' ? 2 : 3,
    look: ([id], count) => statement(...fields(Math.min(Number(id), newest), count)),
  })
  const [first = '', ...also] = wordsOf(q)
  const byWord: Drive = {
    scope: `${scope}:word`,
    start: [first, 0],
    cost: list === '' ? 2 : 3,
    look: ([word, id], count) =>
      listByWord(...fields(newest, count), String(word), Number(id), `${first}\u{10ffff}`),
  }
  const drives = [
    ...(first ? [byWord] : []),
    ...(list ? [byId('list', status === 'unsubscribed' ? listByLeft : listByList)] : []),
    ...(importId ? [byId('import', listByImport)] : []),
    ...(source ? [byId('source', listBySource)] : []),
    // Of a list, a state is that of the membership, which no index of people has.
    ...(status && !list ? [byId('status', listByStatus)] : []),
  ]
  return {
    // Nobody is on a list before they have confirmed.
    drives: list && status === 'pending' ? [] : drives.length > 0 ? drives : [byId('all', listAll)],
    exact: first === '' && [status, source, importId || '', list].filter((one) => one !== '').length <= 1,
    keeps: ({ word, words }) => isFoundBy(JSON.parse(words), word, first, also),
  }
}

/** Whether each word asked for begins one of theirs; and of those that begin like the first, the index gave the first. */
const isFoundBy = (
  words: readonly string[],
  word: string | undefined,
  first: string,
  also: readonly string[],
): boolean =>
  (word === undefined || word === words.filter((own) => own.startsWith(first)).sort(byBytes)[0]) &&
  [first, ...also].every((asked) => asked === '' || words.some((own) => own.startsWith(asked)))

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
