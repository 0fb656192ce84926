import { isoTime } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { listKeptMail } from '../queries'
import type { StoredMail } from '../transports/transport-development'

/** A row of the development outbox, as /demo/outbox.json gives it. */
export interface KeptMail extends StoredMail {
  readonly id: string
  readonly sentAt: string
}

/** What the development transport kept, newest first. @param limit how many; a journey of tests needs a few dozen */
export async function readKeptMail(ctx: Pick<Ctx, 'db'>, limit = 200): Promise<readonly KeptMail[]> {
  const rows = await ctx.db.all(listKeptMail(Number.MAX_SAFE_INTEGER, limit))
  return rows.map(({ id, message, created_at }) => ({
    id: String(id),
    ...(JSON.parse(message) as StoredMail),
    sentAt: isoTime(created_at),
  }))
}
