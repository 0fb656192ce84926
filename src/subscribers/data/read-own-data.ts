import type { Ctx } from '../../platform/context'
import { refuse } from '../../web/errors'
import { findOwnData, type OwnDataRow } from './data-queries'

/**
 * Whose data a link shows.
 * @returns `expired` a day after it was sent; undefined if erased
 * @throws web/link-altered (403)
 */
export async function readOwnData(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  token: string,
): Promise<{ readonly row: OwnDataRow; readonly expired: boolean } | undefined> {
  const reading = await ctx.tokens.read('own-data', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id] = reading.value
  const row = await ctx.db.first(findOwnData(String(siteId), Number(id)))
  return row && { row, expired: reading.state === 'expired' }
}
