import type { Ctx } from '../platform/context'
import type { Bound } from '../platform/sql'
import { insertActions } from './queries'
import type { Action } from './record-action'

/** What is the same for all rows of a bulk, and what is not. */
export interface Bulk extends Pick<Action, 'siteId' | 'actor' | 'action'> {
  readonly items: readonly {
    readonly subject: string
    readonly before: object
    readonly after: object
  }[]
}

/**
 * A row of the log for each of many things done by one press of a button, in one statement for the batch that does them.
 * @returns the statement, and the bulk's id: every row carries it, so that all can be found and taken back together
 */
export function recordBulk(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  { siteId, actor, action, items }: Bulk,
): { readonly id: number; readonly statement: Bound<never> } {
  const id = ctx.newId()
  const rows = items.map(({ subject, before, after }) => [
    ctx.newId(),
    action,
    subject,
    JSON.stringify(before),
    JSON.stringify({ ...after, bulk: id }),
  ])
  return { id, statement: insertActions(siteId, actor, JSON.stringify(rows), ctx.clock.now()) }
}
