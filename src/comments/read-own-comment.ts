import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { findComment } from './queries'
import { type Status, statusName } from './status'

/** A comment as its author sees it, whatever became of it. */
export interface OwnComment {
  readonly id: number
  readonly status: Status
  readonly parentId: number | null
  readonly name: string
  readonly html: string
  readonly body: string
  readonly createdAt: number
  readonly page: string
}

/**
 * @param token what the author got for posting, or undefined if none was sent
 * @throws comments/token-missing (401), comments/token-wrong (403), comments/unknown (404)
 */
export async function readOwnComment(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  site: Site,
  id: number,
  token: string | undefined,
): Promise<OwnComment> {
  if (token === undefined) throw refuse('token-missing')
  const reading = await ctx.tokens.read('author', token)
  if (reading.state !== 'good' || reading.value[0] !== site.id || reading.value[1] !== id)
    throw refuse('token-wrong')
  const row = await ctx.db.first(findComment(site.id, id))
  if (!row) throw refuse('unknown')
  return {
    id,
    status: statusName(row.status),
    parentId: row.parent_id,
    name: row.author_name,
    html: row.html,
    body: row.body,
    createdAt: row.created_at,
    page: row.page,
  }
}
