import {
  claimDigests,
  type DueRow,
  findNewest,
  listCame,
  listDue,
  markTold,
  slotsDue,
} from '../followers/public'
import { MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { listSiteNames } from '../sites/public'
import { digestsDue } from './jobs'
import { listNewsWords } from './queries'
import type { SendDigests } from './schema'
import { BATCH, claimsOf, newsTo, type Told, tellReaders, toItem } from './tell-readers'

/** As many comments as one look takes for a page of readers. What is more waits for nobody: the mail says that there is more. */
const CAME_MAX = 1000

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
  const due = [...Map.groupBy(await ctx.db.all(listDue(slot, after, limit)), ({ id }) => id).values()]
  const readers = due.flatMap((rows): Due[] => {
    const row = rows[0]!
    const resumed = row.told === high && row.mail_id >= startId
    if (row.told >= high && !resumed) return []
    const from = resumed ? row.told_from : row.told
    const follows = rows.flatMap(({ thread_id, comment_id, follow_told }) =>
      // Whoever waits for a comment of their own is told at once (tell-author-up.ts).
      thread_id === null || comment_id! < 0
        ? []
        : [{ threadId: thread_id, commentId: comment_id, from: Math.max(follow_told ?? 0, from) }],
    )
    return [{ ...row, resumed, from, follows }]
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
      ? [enqueue(ctx, digestsDue, { slot, startId, high, after: due.at(-1)![0]!.id })]
      : []),
    ...failed.map((id) =>
      enqueue(ctx, digestsDue, { slot, startId, high, after: id - 1, one: true }, MINUTE_MS),
    ),
  ]
  if (jobs.length === 0) return
  await ctx.db.batch(jobs)
  ctx.wake()
}

interface Due extends DueRow {
  readonly resumed: boolean
  readonly from: number
  readonly follows: readonly {
    readonly threadId: string
    /** 0 is the whole thread. */
    readonly commentId: number | null
    readonly from: number
  }[]
}

/** Those of them who have news, taken for this run. @returns undefined if another run was quicker with one of them */
async function takeThem(
  ctx: Ctx,
  readers: readonly Due[],
  slot: number,
  high: number,
): Promise<Told[] | undefined> {
  if (readers.length === 0) return []
  const news = await newsFor(ctx, readers, high)
  const all = [...new Set([...news.values()].flat())]
  const [found, sites] = await ctx.db.batch([
    listNewsWords(distinct(all.map(({ comment_id }) => comment_id))),
    listSiteNames(distinct(readers.map(({ site_id }) => site_id))),
  ])
  const words = new Map(found.rows.map((row) => [row.id, row]))
  const names = new Map(sites.rows.map(({ id, name }) => [id, name]))
  const taken = readers.flatMap((reader) => {
    const rows = (news.get(reader.id) ?? []).flatMap(({ comment_id }) => words.get(comment_id) ?? [])
    const items = newsTo(reader.email, rows).map((row) => toItem(row, false))
    const mailId = reader.resumed ? reader.mail_id : ctx.newId()
    return items.length === 0 ? [] : [{ reader, items, mailId }]
  })
  // What is down just now was told to nobody.
  const up = all.filter(({ comment_id }) => words.has(comment_id))
  const claims = taken.filter(({ reader }) => !reader.resumed)
  const [claimed] = await ctx.db.batch([
    claimDigests(
      slot,
      high,
      claimsOf(claims.map(({ reader, mailId }) => [reader.id, reader.from, mailId])),
      claims[0]?.reader.id ?? 0,
      claims.at(-1)?.reader.id ?? 0,
    ),
    markTold(distinct(up.map(({ seq }) => seq))),
  ])
  if (claimed.changes !== claims.length) return undefined
  return taken.map(({ reader, items, mailId }) => ({
    id: reader.id,
    email: reader.email,
    locale: reader.locale,
    siteId: reader.site_id,
    siteName: names.get(reader.site_id) ?? reader.site_id,
    mailId,
    items,
  }))
}

/** What each of them does not know yet, newest first. Read once for all of them, from where the first who follows a thread stands. */
async function newsFor(ctx: Pick<Ctx, 'db'>, readers: readonly Due[], high: number) {
  const since = new Map<string, number>()
  for (const { threadId, from } of readers.flatMap(({ follows }) => follows)) {
    since.set(threadId, Math.min(since.get(threadId) ?? from, from))
  }
  const came = await ctx.db.all(listCame(JSON.stringify([...since]), high, CAME_MAX))
  const byThread = Map.groupBy(came, ({ thread_id }) => thread_id)
  return new Map(
    readers.map(({ id, follows }) => {
      const news = follows.flatMap(({ threadId, commentId, from }) =>
        (byThread.get(threadId) ?? []).filter(
          ({ seq, parent_id }) => seq > from && (commentId === 0 || parent_id === commentId),
        ),
      )
      return [id, [...new Set(news)].sort((a, b) => b.seq - a.seq)] as const
    }),
  )
}

const distinct = (values: readonly (string | number)[]): string => JSON.stringify([...new Set(values)])
