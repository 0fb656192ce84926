import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { eraseJobs } from '../platform/erase-queries'
import { enqueue } from '../platform/outbox'
import type { Bound } from '../platform/sql'
import { beginDeletion, endDeletion, eraseMembers, eraseSiteRow } from '../sites/public'
import { siteTag } from '../web/public-cache'
import { erasureDue } from './jobs'
import type { ErasureDue } from './schema'

type InParts = (siteId: string, limit: number) => Bound<unknown>

/** Who erases what of a site (src/erasure.ts). */
export interface SiteTables {
  readonly comments: {
    readonly list: (siteId: string, limit: number) => Bound<{ readonly id: number }>
    readonly erase: (idsJson: string) => Bound<unknown>
    /** Out of the full text index, which is a database of its own. */
    readonly forget: (ctx: Ctx, ids: readonly number[]) => Promise<void>
  }
  readonly ofComments: Readonly<Record<string, (idsJson: string) => Bound<unknown>>>
  readonly ofSite: Readonly<Record<string, InParts>>
  readonly inSearch: Readonly<Record<string, InParts>>
  readonly walked: Readonly<
    Record<
      string,
      {
        readonly end: (after: string, window: number) => Bound<{ readonly key: string }>
        readonly erase: (siteId: string, after: string, end: string) => Bound<unknown>
      }
    >
  >
}

/** Rows of one statement; each takes entries of up to eight indexes with it. */
export const ERASE_PART = 500
/** Rows of a table that one step of a walk passes. */
const WINDOW = 5000
/** Statements of one job, but for those of the step it ends with: within the fifty that a request on the free plan may ask of D1. */
const QUERIES = 36
/** Behind every key: those are base64url. */
const LAST = '~'

/**
 * Job `team.erase-site`: a part of what a deleted site leaves behind; what is left goes into the next job, the row of the site last. Goes
 * through all tables twice, because a job that was under way may have written behind the first pass. Run twice, it finds less to do.
 */
export async function eraseSite(ctx: Ctx, wish: ErasureDue, tables: SiteTables): Promise<void> {
  const { siteId, id } = wish
  const begun = await ctx.db.first(beginDeletion(siteId, id, ctx.clock.now()))
  // Called back, or gone already.
  if (!begun) return
  if (wish.step === '') await ctx.cache.purgeNow([siteTag(siteId)])
  const steps = [
    'comments',
    ...[tables.ofSite, tables.inSearch, tables.walked].flatMap((part) => Object.keys(part)),
  ]
  let at = Math.max(0, steps.indexOf(wish.step))
  let { after, pass } = wish
  const asked = () => ctx.db.usage.queries + ctx.search.usage.queries
  const before = asked()
  while (asked() - before < QUERIES) {
    const next = await eraseStep(ctx, siteId, tables, steps[at]!, after)
    if (next !== undefined) {
      after = next
      continue
    }
    after = ''
    at++
    if (at < steps.length) continue
    if (pass === 2) return finish(ctx, siteId)
    at = 0
    pass++
  }
  await ctx.db.run(enqueue(ctx, erasureDue, { siteId, id, step: steps[at]!, after, pass }))
  ctx.wake()
}

/** @returns where the table goes on; undefined once nothing of the site is left in it */
async function eraseStep(
  ctx: Ctx,
  siteId: string,
  tables: SiteTables,
  step: string,
  after: string,
): Promise<string | undefined> {
  if (step === 'comments') return eraseComments(ctx, siteId, tables)
  const walk = tables.walked[step]
  if (!walk) {
    const inSearch = tables.inSearch[step]
    const { changes } = inSearch
      ? await ctx.search.run(inSearch(siteId, ERASE_PART))
      : await ctx.db.run(tables.ofSite[step]!(siteId, ERASE_PART))
    return changes < ERASE_PART ? undefined : ''
  }
  const end = (await ctx.db.first(walk.end(after, WINDOW)))?.key
  await ctx.db.run(walk.erase(siteId, after, end ?? LAST))
  return end
}

/** The index first: a comment that is gone could not be found there any more. */
async function eraseComments(
  ctx: Ctx,
  siteId: string,
  { comments, ofComments }: SiteTables,
): Promise<string | undefined> {
  const ids = (await ctx.db.all(comments.list(siteId, ERASE_PART))).map((row) => row.id)
  if (ids.length === 0) return undefined
  await comments.forget(ctx, ids)
  const json = JSON.stringify(ids)
  // The comments before their votes, or each vote would count itself out of its comment first.
  await ctx.db.batch([comments.erase(json), ...Object.values(ofComments).map((erase) => erase(json))])
  return ids.length < ERASE_PART ? undefined : ''
}

/** What is left to tell: that there was a site of this word and that it was deleted. Not by whom, nor its name. */
async function finish(ctx: Ctx, siteId: string): Promise<void> {
  const { statement } = recordAction(
    ctx,
    { siteId: '*', actor: 'system', action: 'site.erase', subject: `site:${siteId}` },
    { onlyIfChanged: true },
  )
  await ctx.db.batch([
    eraseJobs(siteId, erasureDue.name),
    eraseMembers(siteId),
    endDeletion(siteId),
    eraseSiteRow(siteId),
    statement,
  ])
  await ctx.cache.purgeNow([siteTag(siteId)])
}
