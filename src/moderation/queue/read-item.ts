import {
  type Doubt,
  isOpen,
  listReports,
  type ReportReason,
  readDoubts,
  type Status,
  statusName,
} from '../../comments/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { type Decision, findDecision } from '../decisions/find-decision'
import { pageStateOf } from '../decisions/set-page'
import { refuse } from '../errors'
import { findItem, listAuthorRecord } from '../queries'
import type { PageState } from '../schema'
import { findTies, type Ties } from './find-ties'
import { type Beside, readBeside } from './read-beside'

/** A comment at the desk, with what a fair decision needs (M-10). */
export interface Item {
  readonly id: number
  readonly status: Status
  readonly revision: number
  readonly name: string
  readonly email: string | null
  /** Whether its author had proven that address when posting it. */
  readonly verified: boolean
  readonly url: string | null
  /** Hash of where it came from, for who asks the database; it stays on the server. */
  readonly network: string | null
  readonly body: string
  readonly html: string
  readonly createdAt: number
  readonly page: string
  readonly title: string
  readonly parent: { readonly name: string; readonly html: string; readonly status: Status } | null
  /** What became of the author's comments here, this one included; null without an address to know them by. */
  readonly record: AuthorRecord | null
  /** Who made the decision that stands. */
  readonly decision: Decision | undefined
  /** Whether it stands first in its thread; null for a reply, which cannot. */
  readonly pinned: boolean | null
  /** What readers reported of it, open ones first. */
  readonly reports: readonly Report[]
  /** What the checks found in its words. */
  readonly doubts: readonly Doubt[]
  /** Why it was rejected or returned, as stored (sites/reasons.ts). */
  readonly reason: string | null
  /** What its page says for itself. */
  readonly pageState: PageState
  /** Whether its age closes it, by the site's setting. */
  readonly closedByAge: boolean
  /** Its page at the desk. */
  readonly threadId: string
  /** What it shares with other comments. */
  readonly ties: Ties
  /** What readers see before and after it. */
  readonly beside: Beside
}

/** A reader's report. `reason` is a word of comments/reports/report-reasons.ts. */
export interface Report {
  readonly reason: ReportReason
  readonly note: string
  readonly at: number
  readonly open: boolean
  /** Of a notice of illegal content: what its sender refers to, which words it was about if others stand there now, whether the decision is mailed. */
  readonly notice: {
    readonly reference: string
    readonly words: string | null
    readonly awaited: boolean
  } | null
}

export interface AuthorRecord {
  /** Of the last `counted` at most. */
  readonly counts: Readonly<Partial<Record<Status, number>>>
  readonly counted: number
  /** True if there are more than were counted. */
  readonly isMore: boolean
  readonly firstAt: number
  readonly lastAt: number
}

/**
 * How far it is counted what became of the author's last comments, and what else shares something with this one. Beyond that a number says little more, and
 * each costs a row of the page's budget, which a long list, or one of many sites, has used up.
 */
const COUNTED = { full: { record: 20, ties: 4 }, brief: { record: 4, ties: 1 } } as const

/**
 * @param how what is counted beside it: less for a page that shows much else
 * @throws moderation/unknown (404) for an id that is not of this site
 */
export async function readItem(
  ctx: Pick<Ctx, 'config' | 'db' | 'search' | 'clock'>,
  site: Site,
  id: number,
  how: keyof typeof COUNTED = 'full',
): Promise<Item> {
  const counted = COUNTED[how]
  const [found, record, reports] = await ctx.db.batch([
    findItem(site.id, id),
    listAuthorRecord(site.id, id, counted.record + 1),
    listReports(site.id, id),
  ])
  const row = found.rows[0]
  if (!row) throw refuse('unknown')
  const [decision, ties, beside] = await Promise.all([
    findDecision(ctx, site, row),
    findTies(ctx, site, row, counted.ties),
    readBeside(ctx, row),
  ])
  return {
    id: row.id,
    status: statusName(row.status),
    revision: row.revision,
    name: row.author_name,
    email: row.author_email,
    verified: row.verified === 1,
    url: row.author_url,
    network: row.network,
    body: row.body,
    html: row.html,
    createdAt: row.created_at,
    page: row.page,
    title: row.title,
    parent:
      row.parent_name === null
        ? null
        : { name: row.parent_name, html: row.parent_html ?? '', status: statusName(row.parent_status ?? 0) },
    record: recordOf(record.rows, counted.record),
    decision,
    pinned: row.depth > 0 ? null : row.pinned_at !== null,
    reports: reports.rows.map(toReport).sort((a, b) => Number(b.open) - Number(a.open) || b.at - a.at),
    reason: row.reason,
    doubts: readDoubts(row.doubts),
    pageState: pageStateOf(row),
    closedByAge:
      row.closed_at === null &&
      !isOpen(site, { closed_at: null, created_at: row.thread_at }, ctx.clock.now()),
    threadId: row.thread_id,
    ties,
    beside,
  }
}

/** What was counted; nothing where no address tells whose the comments are. */
function recordOf(
  found: readonly { readonly status: number | null; readonly created_at: number }[],
  counted: number,
): AuthorRecord | null {
  const rows = found.filter((row) => row.status !== null)
  const first = found.find(({ status }) => status === null)
  const [last] = rows
  if (!first || !last) return null
  const counts: Partial<Record<Status, number>> = {}
  for (const row of rows.slice(0, counted)) {
    const status = statusName(row.status!)
    counts[status] = (counts[status] ?? 0) + 1
  }
  return {
    counts,
    counted,
    isMore: rows.length > counted,
    firstAt: first.created_at,
    lastAt: last.created_at,
  }
}

const toReport = (row: NonNullable<ReturnType<typeof listReports>['row']>): Report => ({
  reason: row.reason as ReportReason,
  note: row.note,
  at: row.created_at,
  open: row.settled_by === null,
  notice:
    row.reference === null
      ? null
      : { reference: String(row.reference), words: row.words, awaited: row.awaited === 1 },
})
