import { claimDigests, findNewest, listDue, listPending, markTold, slotsDue } from '../followers/public'
import { MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { digestsDue } from './jobs'
import { listNewsWords } from './queries'
import type { SendDigests } from './schema'
import { BATCH, claimsOf, newsTo, type Told, tellReaders, toItem } from './tell-readers'

/** As many comments as one look takes for a page of readers. What is more waits for nobody: the mail says that there is more. */
const PENDING_MAX = 1000

/** Hourly: puts the digests of this hour under way. */
export async function startDigests(ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>): Promise<void> {
  const startId = ctx.newId()
  await ctx.db.batch(
    slotsDue(ctx.clock.now()).map((slot) => enqueue(ctx, digestsDue, { slot, startId, after: 0 })),
  )
  ctx.wake()
}

/**
 * Job `following.send-digests`: a page of the readers whose digest is due, by keyset, one mail each with what they do not know yet of all they
 * follow at their site. Whoever has no news costs a few rows read and no mail. State and claims as in tell-at-once.ts.
 */
export async function sendDigests(ctx: Ctx, job: SendDigests): Promise<void> {
  const { slot, startId, after, one = false } = job
  const high = job.high ?? (await ctx.db.first(findNewest()))?.seq ?? 0
  if (high === 0) return
  const limit = one ? 1 : BATCH
  const due = await ctx.db.all(listDue(slot, after, limit))
  const readers = due.flatMap((row) => {
    const resumed = row.told === high && row.mail_id >= startId
    return row.told >= high && !resumed ? [] : [{ ...row, resumed, from: resumed ? row.told_from : row.told }]
  })
  const told = await takeThem(ctx, readers, slot, high)
  if (!told) {
    // Another run took one of them; those this run has taken are found as its own.
    await ctx.db.batch([enqueue(ctx, digestsDue, { slot, startId, high, after, one })])
    return ctx.wake()
  }
  const failed = await tellReaders(ctx, told)
  if (one && failed.length > 0) throw new Error('the mail did not go')

  const jobs = [
    ...(due.length === limit && !one
      ? [enqueue(ctx, digestsDue, { slot, startId, high, after: due.at(-1)!.id })]
      : []),
    ...failed.map((id) =>
      enqueue(ctx, digestsDue, { slot, startId, high, after: id - 1, one: true }, MINUTE_MS),
    ),
  ]
  if (jobs.length === 0) return
  await ctx.db.batch(jobs)
  ctx.wake()
}

type Due = NonNullable<ReturnType<typeof listDue>['row']> & {
  readonly resumed: boolean
  readonly from: number
}

/** Those of them who have news, taken for this run. @returns undefined if another run was quicker with one of them */
async function takeThem(
  ctx: Ctx,
  readers: readonly Due[],
  slot: number,
  high: number,
): Promise<Told[] | undefined> {
  if (readers.length === 0) return []
  const wanted = JSON.stringify(readers.map(({ id, from }) => [id, from]))
  const pending = await ctx.db.all(listPending(wanted, high, PENDING_MAX))
  const ids = [...new Set(pending.map(({ comment_id }) => comment_id))]
  const words = new Map((await ctx.db.all(listNewsWords(JSON.stringify(ids)))).map((row) => [row.id, row]))
  const taken = readers.flatMap((reader) => {
    const rows = pending
      .filter(({ follower_id }) => follower_id === reader.id)
      .sort((a, b) => b.seq - a.seq)
      .flatMap(({ comment_id }) => words.get(comment_id) ?? [])
    const items = newsTo(reader.email, rows).map((row) => toItem(row, false))
    const mailId = reader.resumed ? reader.mail_id : ctx.newId()
    return items.length === 0 ? [] : [{ reader, items, mailId }]
  })
  // What is down just now was told to nobody.
  const up = pending.filter(({ comment_id }) => words.has(comment_id))
  const seqs = [...new Set(up.map(({ seq }) => seq))]
  const claims = taken.filter(({ reader }) => !reader.resumed)
  const [claimed] = await ctx.db.batch([
    claimDigests(
      slot,
      high,
      claimsOf(claims.map(({ reader, mailId }) => [reader.id, reader.from, mailId])),
      claims[0]?.reader.id ?? 0,
      claims.at(-1)?.reader.id ?? 0,
    ),
    markTold(JSON.stringify(seqs)),
  ])
  if (claimed.changes !== claims.length) return undefined
  return taken.map(({ reader, items, mailId }) => ({
    id: reader.id,
    email: reader.email,
    locale: reader.locale,
    siteId: reader.site_id,
    siteName: reader.site_name,
    mailId,
    items,
  }))
}
