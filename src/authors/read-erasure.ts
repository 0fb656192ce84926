import { findSpellings, listAuthored } from '../comments/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { findWriter } from './queries'

/** So many are counted; beyond that there are more. */
export const COUNTED_MAX = 500

/** Whom the page that erases is about. */
export interface Erasure {
  readonly id: number
  readonly name: string
  /** null: there is none, or not any more. */
  readonly address: string | null
  readonly verified: boolean
  /** Comments with that address, this one among them. */
  readonly comments: number
}

/** @throws authors/unknown (404) */
export async function readErasure(
  ctx: Pick<Ctx, 'db' | 'search' | 'config'>,
  site: Pick<Site, 'id'>,
  commentId: number,
): Promise<Erasure> {
  const row = await ctx.db.first(findWriter(site.id, commentId))
  if (!row) throw refuse('unknown')
  const { id, author_name: name, author_email: address } = row
  const spellings = address === null ? [] : await findSpellings(ctx, site.id, address)
  const rows = await ctx.db.all(listAuthored(site.id, JSON.stringify(spellings), COUNTED_MAX + 1))
  return { id, name, address, verified: row.verified === 1, comments: rows.length }
}
