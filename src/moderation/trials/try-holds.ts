import { assess, closedBefore, holdReasons, type Verdict } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import { compileRules, type Rule } from '../../rules/public'
import type { Site } from '../../sites/public'
import { compareVerdicts, readTried, type Trial, wordsOf } from './compare-verdicts'
import { countKnownBefore, listTriedThreads, type TriedRow } from './try-queries'

/** Rows that may be spent on who was known before: two each. With more addresses than that, only the newest of each one's comments are looked at. */
const LOOKED_BACK = 500

type Held = Pick<Site, 'settings'>

/**
 * What other settings would have said of a site's last thousand comments when they came, beside what the present ones say: what waits, what is not
 * taken, what goes up. As far as it can be told afterwards: an author is known by what is up today of what they had written by then.
 * @param rules the owner's, which hold under both
 */
export async function tryHolds(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  other: Held,
  rules: readonly Rule[],
): Promise<Trial> {
  const rows = await readTried(ctx, site.id)
  const threadIds = [...new Set(rows.map(({ thread_id }) => thread_id))]
  const [threads, known] = await Promise.all([
    ctx.db.all(listTriedThreads(JSON.stringify(threadIds))),
    knownBefore(ctx, site, [site, other], rows),
  ])
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]))
  const compiled = compileRules(rules)
  const judge =
    (settings: Held) =>
    (row: TriedRow): Verdict => {
      const thread = threadOf.get(row.thread_id)
      const { verdict } = assess(settings, wordsOf(row), compiled)
      if (verdict === 'reject' || (thread && thread.created_at < closedBefore(settings, row.created_at)))
        return 'reject'
      // Who was told and sent it all the same waits, whatever else is said.
      if (verdict !== 'publish') return verdict
      const author = { proven: row.verified === 1, published: known.get(row.id) ?? 0 }
      return holdReasons(settings, row.html, author, thread, row.created_at).length > 0 ? 'hold' : 'publish'
    }
  return compareVerdicts(rows, judge(site), judge(other))
}

/** How much of its proven address was up before each comment; nothing is read where neither settings ask for it. */
async function knownBefore(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  both: readonly Held[],
  rows: readonly TriedRow[],
): Promise<ReadonlyMap<number, number>> {
  const most = Math.max(0, ...both.map(({ settings }) => (settings.hold === 'some' ? settings.holdFirst : 0)))
  const proven = rows.filter(({ verified, author_email }) => verified === 1 && author_email !== null)
  const addresses = [...new Set(proven.map(({ author_email }) => author_email!))]
  if (most === 0 || addresses.length === 0) return new Map()
  const look = Math.min(most, Math.max(1, Math.floor(LOOKED_BACK / addresses.length)))
  const wanted = addresses.slice(0, LOOKED_BACK)
  const counted = await ctx.db.all(countKnownBefore(site.id, JSON.stringify(wanted), rows.at(-1)!.id, look))
  // A look that found nothing but published ones was too short to count: whoever wrote them is known.
  const published = new Map(
    counted.map((row) => [row.address, row.published === look ? most : row.published]),
  )
  // Oldest first: what one comment adds counts for the next.
  return new Map(
    proven.toReversed().map(({ id, author_email, status }) => {
      const before = published.get(author_email!) ?? 0
      published.set(author_email!, before + (status === 1 ? 1 : 0))
      return [id, before]
    }),
  )
}
