import type { Status } from '../comments/public'
import { decodeCursor, encodeCursor } from '../kernel/page'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { type Decision, toDecision } from './find-decision'
import { listLog } from './queries'

export interface LogEntry extends Decision {
  readonly subject: string
  readonly before: Status | null
  readonly after: Status | null
}

const LOG_PAGE = 50

/** A page of a site's log, newest first. @throws web/fields-refused (422) for a cursor of another list */
export async function readLog(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  after: string | undefined,
): Promise<{ readonly items: readonly LogEntry[]; readonly next: string | null }> {
  const scope = `log:${site.id}`
  const from = after === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(scope, after)?.[0]
  if (typeof from !== 'number') throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const rows = await ctx.db.all(listLog(site.id, from, LOG_PAGE + 1))
  const items = rows.slice(0, LOG_PAGE).map((row) => ({
    ...toDecision(row),
    subject: row.subject,
    before: statusOf(row.before),
    after: statusOf(row.after),
  }))
  const last = rows.length > LOG_PAGE ? items.at(-1) : undefined
  return { items, next: last ? encodeCursor(scope, [last.id]) : null }
}

const statusOf = (json: string | null): Status | null =>
  (JSON.parse(json ?? 'null') as { status?: Status } | null)?.status ?? null
