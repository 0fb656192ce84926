import type * as v from 'valibot'
import { forgetErasedComments, LEDGER_DAYS, listErasedComments, recordAction } from '../audit/public'
import { type AuthoredRow, eraseAuthored, findAuthoredAgain } from '../comments/public'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { findSite, toSite } from '../sites/public'
import { forgetAddress } from './forget-address'
import { authorsChecked } from './jobs'
import type { AuthorsErasedFrom } from './schema'

/** Numbers looked for at once, and comments erased in one run: a free plan's fifty queries are enough for both. */
const LOOKED_FOR = 500
export const ERASED_AT_ONCE = 100

/**
 * Nightly, and job `authors.erase-again`: comments whose author was erased and is back, because the database was turned back or filled from a file, lose them
 * again (S-85), as the first time. By number: what the same person wrote after being erased has another. Goes on by a job where there is more.
 * @returns how many comments it took an author from
 */
export async function eraseAuthorsAgain(
  ctx: Pick<Ctx, 'db' | 'search' | 'clock' | 'newId' | 'wake' | 'cache' | 'config' | 'log'>,
  from: v.InferOutput<typeof AuthorsErasedFrom> = { day: 0, id: 0 },
): Promise<number> {
  if (from.day === 0)
    await ctx.search.run(forgetErasedComments(Math.floor(ctx.clock.now() / DAY_MS) - LEDGER_DAYS))
  const noted = await ctx.search.all(listErasedComments(from.day, from.id, LOOKED_FOR))
  const last = noted.at(-1)
  if (!last) return 0
  const ids = JSON.stringify(noted.map(({ id }) => id))
  const back = await ctx.db.all(findAuthoredAgain(ids, ERASED_AT_ONCE))
  // Of one site and one address at a time: the first of what is back. The rest is found by the next run.
  const first = back[0]
  const theirs = back.filter(
    (row) => row.site_id === first?.site_id && row.author_email === first.author_email,
  )
  if (first) await eraseBack(ctx, theirs, new Map(noted.map((line) => [line.id, line])))
  const isMore = back.length > theirs.length || back.length === ERASED_AT_ONCE
  if (isMore || noted.length === LOOKED_FOR) {
    await ctx.db.run(enqueue(ctx, authorsChecked, isMore ? from : { day: last.day, id: last.id }))
    ctx.wake()
  }
  return theirs.length
}

/** @param rows of one address at one site */
async function eraseBack(
  ctx: Parameters<typeof eraseAuthorsAgain>[0],
  rows: readonly AuthoredRow[],
  ledger: ReadonlyMap<number, { readonly day: number; readonly words: number }>,
): Promise<void> {
  const { site_id: id, author_email: address } = rows[0]!
  // An archived site is erased like any other, only that its language is not known here.
  const row = await ctx.db.first(findSite(id))
  const site = { id, locale: row && toSite(row).settings.locale }
  const lastDay = Math.max(...rows.map((one) => ledger.get(one.id)!.day))
  const forgotten = await forgetAddress(ctx, id, address, (lastDay + 1) * DAY_MS)
  for (const words of [0, 1]) {
    const part = rows.filter((one) => ledger.get(one.id)!.words === words)
    if (part.length === 0) continue
    const { statement: logged } = recordAction(ctx, {
      siteId: id,
      actor: 'system',
      action: 'author.erase',
      subject: `comment:${part[0]!.id}`,
      after: { words: words === 1 ? 'go' : 'stay' },
    })
    await eraseAuthored(ctx, site, part, { isWordsToo: words === 1, isAgain: true }, [logged, ...forgotten])
  }
  ctx.log.info('authors.erased-again', { count: rows.length })
}
