import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { findOwnComment } from '../queries'
import { type Status, statusName } from '../status'

/** A comment as its status page shows it. */
export interface CommentStatus {
  readonly id: number
  /** Spam is told as rejected: which filter caught it is nothing a spammer should learn. */
  readonly status: Exclude<Status, 'spam'>
  /** As stored (sites/reasons.ts), or null. */
  readonly reason: string | null
  readonly name: string
  readonly html: string
  readonly createdAt: number
  readonly page: string
}

/**
 * What became of a comment, for whoever holds its status link or the token on its author's device.
 * @throws comments/token-missing (401), comments/token-wrong (403), comments/unknown (404)
 */
export async function readStatus(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  site: Site,
  id: number,
  token: string | undefined,
): Promise<CommentStatus> {
  if (!token) throw refuse('token-missing')
  const readings = await Promise.all([ctx.tokens.read('status', token), ctx.tokens.read('author', token)])
  const opens = readings.some(
    ({ state, ...reading }) =>
      state === 'good' && 'value' in reading && reading.value[0] === site.id && reading.value[1] === id,
  )
  if (!opens) throw refuse('token-wrong')
  const row = await ctx.db.first(findOwnComment(site.id, id))
  if (!row) throw refuse('unknown')
  const status = statusName(row.status)
  return {
    id,
    status: status === 'spam' ? 'rejected' : status,
    reason: row.reason,
    name: row.author_name,
    html: row.html,
    createdAt: row.created_at,
    page: row.page,
  }
}
