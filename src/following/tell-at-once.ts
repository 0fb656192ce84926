import { claimAtOnce, findNewest, listAtOnce, markTold, slowDown } from '../followers/public'
import { DAY_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { findSite, toSite } from '../sites/public'
import { newsCame } from './jobs'
import { listThreadNews } from './queries'
import type { TellAtOnce } from './schema'
import { BATCH, claimsOf, newsTo, type Told, tellReaders, toItem } from './tell-readers'

/** So many mails a day come at once from one thread to one reader; then an hour's come together. */
export const AT_ONCE_A_DAY = 20
/** As many comments as one look takes: more than a mail shows. */
const NEWS_MAX = 50

/**
 * Job `following.tell-at-once`: a page of those who follow a thread or one comment, by keyset, one mail each with all they do not know yet. What is
 * up, who follows and where it stands is read now and not when the job was made (U12). Each reader is taken before their mail goes, with the mail's
 * id and where it begins, so that a second run, at the same time or later, makes no second mail.
 */
export async function tellAtOnce(ctx: Ctx, job: TellAtOnce): Promise<void> {
  const { siteId, threadId, commentId, startId, after, one = false } = job
  const high = job.high ?? (await ctx.db.first(findNewest()))?.seq ?? 0
  const limit = one ? 1 : BATCH
  const [sites, listed] = await ctx.db.batch([
    findSite(siteId),
    listAtOnce(threadId, commentId, after, high, startId, limit),
  ])
  if (!sites.rows[0] || listed.rows.length === 0) return
  const site = toSite(sites.rows[0])
  const readers = listed.rows.map((row) => {
    const resumed = row.told === high && row.mail_id >= startId
    return { ...row, resumed, from: resumed ? row.told_from : row.told }
  })
  const from = Math.min(...readers.map((reader) => reader.from))
  const news = await ctx.db.all(listThreadNews(threadId, commentId, from, high, NEWS_MAX))

  const day = Math.floor(ctx.clock.now() / DAY_MS)
  const wanting = readers.flatMap((reader) => {
    const items = newsTo(reader.email, news).filter(({ seq }) => seq > reader.from)
    return items.length === 0 ? [] : [{ ...reader, items }]
  })
  const often = wanting.filter(
    ({ resumed, mails, day: last }) => !resumed && last === day && mails >= AT_ONCE_A_DAY,
  )
  const taken = wanting
    .filter((reader) => !often.includes(reader))
    .map((reader) => ({ ...reader, mailId: reader.resumed ? reader.mail_id : ctx.newId() }))
  const claims = taken.filter(({ resumed }) => !resumed)
  const [claimed] = await ctx.db.batch([
    claimAtOnce(
      threadId,
      commentId,
      high,
      day,
      claimsOf(claims.map(({ id, from, mailId }) => [id, from, mailId])),
      claims[0]?.id ?? 0,
      claims.at(-1)?.id ?? 0,
    ),
    markTold(JSON.stringify(news.map(({ seq }) => seq))),
    ...(often.length > 0 ? [slowDown(JSON.stringify(often.map(({ id }) => id)))] : []),
  ])
  const again = { siteId, threadId, commentId, startId, high }
  if (claimed!.changes !== claims.length) {
    // Another run took one of them up to an earlier comment. Those this run has taken are found as its own: look once more.
    await ctx.db.batch([enqueue(ctx, newsCame, { ...again, after, one })])
    return ctx.wake()
  }
  const told = taken.map(
    (reader): Told => ({
      id: reader.id,
      email: reader.email,
      locale: reader.locale,
      siteId,
      siteName: site.name,
      mailId: reader.mailId,
      of: { threadId, commentId },
      items: reader.items.map((row) => toItem(row, commentId !== 0)),
    }),
  )
  const failed = await tellReaders(ctx, told)
  if (one && failed.length > 0) throw new Error('the mail did not go')

  const next = listed.rows.length === limit && !one ? listed.rows.at(-1)!.id : undefined
  const jobs = [
    ...(next === undefined ? [] : [enqueue(ctx, newsCame, { ...again, after: next })]),
    ...failed.map((id) => enqueue(ctx, newsCame, { ...again, after: id - 1, one: true }, MINUTE_MS)),
  ]
  if (jobs.length === 0) return
  await ctx.db.batch(jobs)
  ctx.wake()
}
