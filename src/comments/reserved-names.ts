import { parseEmail } from '../kernel/email-address'
import { readingsOf } from '../kernel/skeleton'
import { SECOND_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { listTeam, type Site } from '../sites/public'
import { siteTag } from '../web/public-cache'

/** So long a name of the team that was changed or removed may still count. */
const TEAM_MS = 30 * SECOND_MS

interface Team {
  /** Every reading of a name that only the team may use. */
  readonly readings: ReadonlySet<string>
  /** Comparable forms of the team's addresses. */
  readonly addresses: ReadonlySet<string>
}

/**
 * Whether a name is one of the team's or of the owner's list, or passes for one: other scripts, invisible characters, case, spaces, signs
 * and accents make no difference (UTS 39; S-1B).
 * @param proven the comparable form of an address that whoever writes has proven: somebody of the team may use every reserved name
 */
export async function isReserved(
  ctx: Pick<Ctx, 'db' | 'clock' | 'memory' | 'config'>,
  site: Site,
  name: string,
  proven?: string,
): Promise<boolean> {
  const { readings, addresses } = await readTeam(ctx, site)
  if (proven !== undefined && addresses.has(proven)) return false
  return [...readingsOf(name)].some((reading) => readings.has(reading))
}

/** The comparable form of the address that whoever posted a comment had proven, if they had. */
export const provenBy = (row: {
  readonly verified: number
  readonly author_email: string | null
}): string | undefined =>
  row.verified === 1 && row.author_email !== null ? parseEmail(row.author_email)?.key : undefined

/** One query in half a minute and isolate: the team writes seldom, visitors often. */
async function readTeam(ctx: Pick<Ctx, 'db' | 'clock' | 'memory' | 'config'>, site: Site): Promise<Team> {
  const key = `team:${site.id}`
  const listed = site.settings.reservedNames.join('\n')
  const known = ctx.config.development
    ? undefined
    : ctx.memory.get<Team & { readonly listed: string }>(key, ctx.clock.now())
  if (known?.listed === listed) return known
  const people = await ctx.db.all(listTeam(site.id))
  const names = [...site.settings.reservedNames, ...people.map(({ name }) => name)]
  const team = {
    listed,
    readings: new Set(names.flatMap((name) => [...readingsOf(name)])),
    addresses: new Set(people.map(({ email }) => parseEmail(email)?.key ?? email)),
  }
  ctx.memory.put(key, team, { now: ctx.clock.now(), ttlMs: TEAM_MS, bytes: 4000, tags: [siteTag(site.id)] })
  return team
}
