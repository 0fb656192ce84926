import { parseEmail } from '../../kernel/email-address'
import { readingsOf } from '../../kernel/skeleton'
import { SECOND_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Bound } from '../../platform/sql'
import { type CompiledRules, compileRules, listRules, rulesTag } from '../../rules/public'
import { listTeam, type Site } from '../../sites/public'
import { siteTag } from '../../web/public-cache'

/** So long a rule or a name of the team that was changed or removed may still count. */
const GUARD_MS = 30 * SECOND_MS

/** What everybody's words are held against, the same for all of a site. */
export interface Guard {
  /** Every reading of a name that only the team may use. */
  readonly readings: ReadonlySet<string>
  /** Comparable forms of the team's addresses. */
  readonly addresses: ReadonlySet<string>
  readonly rules: CompiledRules
  /** How many comments the site got today, if that was asked for and counted just now. */
  readonly today?: number
}

/**
 * One round trip in half a minute and isolate: rules and the team are written seldom, comments often.
 * @param counts the statement that counts the day's comments for readPressure(), which is as old as the rest may be: it goes along for nothing
 */
export async function readGuard(
  ctx: Pick<Ctx, 'db' | 'clock' | 'memory' | 'config'>,
  site: Site,
  counts?: Bound<{ readonly count: number }>,
): Promise<Guard> {
  const key = `guard:${site.id}`
  const listed = site.settings.reservedNames.join('\n')
  const known = ctx.config.development
    ? undefined
    : ctx.memory.get<Guard & { readonly listed: string }>(key, ctx.clock.now())
  if (known?.listed === listed) return known
  const [team, rules, day] = await ctx.db.batch([
    listTeam(site.id),
    listRules(site.id),
    ...(counts ? [counts] : []),
  ])
  const names = [...site.settings.reservedNames, ...team.rows.map(({ name }) => name)]
  const on = rules.rows.filter(({ off }) => off === 0)
  const guard = {
    listed,
    readings: new Set(names.flatMap((name) => [...readingsOf(name)])),
    addresses: new Set(team.rows.map(({ email }) => parseEmail(email)?.key ?? email)),
    rules: compileRules(on),
  }
  // A letter of a pattern is a node of about a hundred bytes, twice.
  const bytes = 4000 + 200 * on.reduce((sum, { pattern }) => sum + pattern.length, 0)
  const tags = [siteTag(site.id), rulesTag(site.id)]
  ctx.memory.put(key, guard, { now: ctx.clock.now(), ttlMs: GUARD_MS, bytes, tags })
  return day?.rows[0] ? { ...guard, today: day.rows[0].count } : guard
}
