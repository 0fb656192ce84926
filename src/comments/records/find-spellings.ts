import { parseEmail } from '../../kernel/email-address'
import type { Ctx } from '../../platform/context'
import { findDocuments } from '../../search/public'
import { addressMark } from '../checks/marks'
import { listSpellings } from './erasing-queries'

/** So many of an address's newest comments are looked at for how it was typed. */
const LOOKED_AT = 1000

/** In which ways an address was typed at a site, as its comments hold it: capitals make no other address. @param address one of them */
export async function findSpellings(
  ctx: Pick<Ctx, 'db' | 'search' | 'config'>,
  siteId: string,
  address: string,
): Promise<readonly string[]> {
  const mark = await addressMark(ctx.config.hashKey, address)
  const asked = { siteId, words: '', author: '', page: '', status: '', marks: mark ? [mark] : [] } as const
  const ids = mark
    ? await findDocuments(ctx, asked, { before: Number.MAX_SAFE_INTEGER, limit: LOOKED_AT })
    : []
  const rows = await ctx.db.all(listSpellings(siteId, JSON.stringify(ids)))
  const key = parseEmail(address)?.key
  const theirs = rows.map((row) => row.author_email).filter((email) => parseEmail(email)?.key === key)
  return [...new Set([address, ...theirs])]
}
