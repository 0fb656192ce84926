import type { Ctx } from '../platform/context'
import type { Bound } from '../platform/sql'
import { insertAction, insertActionIfChanged } from './queries'

/** Who did what to which thing. `before` and `after` hold states, never addresses or bodies. */
export interface Action {
  readonly siteId: string
  /** `person:ID`, `visitor` or `system`. */
  readonly actor: string
  /** `comment.approve`, `subscriber.confirm`, … */
  readonly action: string
  /** `comment:ID`, … */
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
  /** How long the thing was looked at first, if somebody measured; told of nobody (M-70). */
  readonly lookedMs?: number | null | undefined
}

/**
 * A row of the log for the batch that does the thing.
 * @param onlyIfChanged write it only if the statement right before it in the batch changed a row: a repeat leaves no trace
 * @returns the statement, and the action's id, by which it can be undone
 */
export function recordAction(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  action: Action,
  { onlyIfChanged = false } = {},
): { readonly id: number; readonly statement: Bound<never> } {
  const id = ctx.newId()
  const insert = onlyIfChanged ? insertActionIfChanged : insertAction
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const { siteId, actor, action: name, subject } = action
  return {
    id,
    statement: insert(
      siteId,
      id,
      actor,
      name,
      subject,
      json(action.before),
      json(action.after),
      ctx.clock.now(),
      action.lookedMs ?? null,
    ),
  }
}
