import { assess } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import { compileRules, type Rule } from '../../rules/public'
import type { Site } from '../../sites/public'
import { compareVerdicts, readTried, type Trial, wordsOf } from './compare-verdicts'

/**
 * What other rules would have said of a site's last thousand comments, beside what the present ones say. Of what waits for another
 * reason (first comments, the page) it knows nothing: words alone are tried.
 */
export async function tryRules(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  present: readonly Rule[],
  other: readonly Rule[],
): Promise<Trial> {
  const [before, after] = [compileRules(present), compileRules(other)]
  return compareVerdicts(
    await readTried(ctx, site.id),
    (row) => assess(site, wordsOf(row), before).verdict,
    (row) => assess(site, wordsOf(row), after).verdict,
  )
}
