import {
  type Doubt,
  isOpen,
  listReports,
  type ReportReason,
  readDoubts,
  type Status,
  statusName,
} from '../comments/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { type Decision, findDecision } from './find-decision'
import { findTies, type Ties } from './find-ties'
import { countAuthorRecord, findItem } from './queries'
import { type Beside, readBeside } from './read-beside'
import type { PageState } from './schema'
import { pageStateOf } from './set-page'

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

/** A reader's report. `reason` is a word of comments/report-reasons.ts. */
export interface Report {
  readonly reason: ReportReason
  readonly note: string
  readonly at: number
  readonly open: boolean
}

export interface AuthorRecord {
  readonly counts: Readonly<Partial<Record<Status, number>>>
  readonly firstAt: number
  readonly lastAt: number
}

/** @throws moderation/unknown (404) for an id that is not of this site */
export async function readItem(
  ctx: Pick<Ctx, 'config' | 'db' | 'search' | 'clock'>,
  site: Site,
  id: number,
): Promise<Item> {
  const [found, record, reports] = await ctx.db.batch([
    findItem(site.id, id),
    countAuthorRecord(site.id, id),
    listReports(site.id, id),
  ])
  const row = found.rows[0]
  if (!row) throw refuse('unknown')
  const [decision, ties, beside] = await Promise.all([
    findDecision(ctx, site, row),
    findTies(ctx, site, row),
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
    record:
      record.rows.length === 0
        ? null
        : {
            counts: Object.fromEntries(record.rows.map(({ status, count }) => [statusName(status), count])),
            firstAt: Math.min(...record.rows.map(({ first_at }) => first_at)),
            lastAt: Math.max(...record.rows.map(({ last_at }) => last_at)),
          },
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

const toReport = (row: NonNullable<ReturnType<typeof listReports>['row']>): Report => ({
  reason: row.reason as ReportReason,
  note: row.note,
  at: row.created_at,
  open: row.settled_by === null,
})
