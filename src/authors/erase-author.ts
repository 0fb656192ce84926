import type * as v from 'valibot'
import { recordAction } from '../audit/public'
import { eraseAuthored, findSpellings, listAuthored } from '../comments/public'
import { parseEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { findSite, type Site, toSite } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { refuse } from './errors'
import { forgetAddress } from './forget-address'
import { authorErased } from './jobs'
import { findWriter } from './queries'
import type { AuthorErased, EraseAuthor } from './schema'

/** Comments of one transaction, and transactions of one go: a free plan's fifty queries are enough. */
export const PART = 100
const PARTS = 3

type EraseCtx = Pick<Ctx, 'db' | 'search' | 'clock' | 'newId' | 'wake' | 'cache' | 'config'>

/**
 * Forgets who wrote a comment and asked for it: name, address and website go from everything of that address at the site, with what it follows, bans by it and
 * notes on it; with `words` `go` what was written, too (S-84). The first three hundred comments before this answers, the rest by a job that was written with
 * the act. What stays are places, votes and a row of the log that names nobody. Who comments again later is somebody new.
 * @throws authors/unknown (404), authors/no-address (409), web/fields-refused (422: another address was typed)
 */
export async function eraseAuthor(
  ctx: EraseCtx,
  site: Pick<Site, 'id'>,
  personId: number,
  commentId: number,
  { typed, words }: EraseAuthor,
): Promise<void> {
  const row = await ctx.db.first(findWriter(site.id, commentId))
  if (!row) throw refuse('unknown')
  if (row.author_email === null) throw refuse('no-address')
  if (typed.key !== parseEmail(row.author_email)?.key)
    throw fieldsRefused([{ field: 'typed', message: 'addressbook.erase-typed' }])
  const wish = { siteId: site.id, commentId, words }
  await ctx.db.batch([
    recordAction(ctx, {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'author.erase',
      subject: `comment:${commentId}`,
      after: { words },
    }).statement,
    ...(await forgetAddress(ctx, site.id, row.author_email, ctx.clock.now() + 1)),
    enqueue(ctx, authorErased, wish),
  ])
  await eraseParts(ctx, wish)
  // Behind the first parts, so that the job does not do them at the same time.
  ctx.wake()
}

/** Job `authors.erase`: three parts, and the job for more. Twice is once. */
export async function goOnErasing(ctx: EraseCtx, wish: v.InferOutput<typeof AuthorErased>): Promise<void> {
  if (!(await eraseParts(ctx, wish))) return
  await ctx.db.run(enqueue(ctx, authorErased, wish))
  ctx.wake()
}

/** The comment it was asked at is the last: until then it tells whose they are. @returns whether there may be more */
async function eraseParts(ctx: EraseCtx, wish: v.InferOutput<typeof AuthorErased>): Promise<boolean> {
  const { siteId, commentId, words } = wish
  const asked = await ctx.db.first(findWriter(siteId, commentId))
  if (!asked || asked.author_email === null) return false
  const row = await ctx.db.first(findSite(siteId))
  const site = { id: siteId, locale: row && toSite(row).settings.locale }
  const spellings = JSON.stringify(await findSpellings(ctx, siteId, asked.author_email))
  for (let part = 0; part < PARTS; part++) {
    const rows = await ctx.db.all(listAuthored(siteId, spellings, PART + 1))
    const others = rows.filter(({ id }) => id !== commentId)
    const now = others.length === 0 ? rows : others.slice(0, PART)
    if (now.length === 0) return false
    await eraseAuthored(ctx, site, now, { isWordsToo: words === 'go', isAgain: false })
  }
  return true
}
