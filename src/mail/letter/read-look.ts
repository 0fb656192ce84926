import type { Ctx } from '../../platform/context'
import { DEFAULT_LOOK, type Look } from './look'
import { findLook, type LookRow } from './look-queries'

/** How a site's mails look now. */
export const readLook = async (ctx: Pick<Ctx, 'db'>, siteId: string): Promise<Look> =>
  toLook(await ctx.db.first(findLook(siteId)))

export const toLook = (row: LookRow | undefined): Look =>
  row === undefined
    ? DEFAULT_LOOK
    : { color: row.color, logoUrl: row.logo_url, logoAlt: row.logo_alt, postalAddress: row.postal_address }
