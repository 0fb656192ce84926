import { parseEmail } from '../kernel/email-address'
import type { FieldIssue } from '../kernel/error'
import { readingsOf } from '../kernel/skeleton'
import type { Ctx } from '../platform/context'
import { hashAddresses } from '../platform/hash'
import { listTeam, type Site } from '../sites/public'
import { marksOf, type Traits } from './ban'
import { knows, nameMarks } from './marks-of-writer'

/** Of a pattern, besides the star: one alone would be half the alphabet. Two are a name already where they are Chinese. */
const PATTERN_LETTERS = 2

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

/**
 * What a ban must not be by: an address, a name or a domain of the team, and where the site or this desk lives.
 * @returns one issue for each trait that is refused, with the trait as its field
 */
export async function checkTraits(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  { address, name, domain, pattern }: Traits,
): Promise<readonly FieldIssue[]> {
  const team = await ctx.db.all(listTeam(site.id))
  const theirs = team.map(({ email }) => parseEmail(email)?.key ?? email)
  const issues: FieldIssue[] = []
  if (address && (await hashAddresses(ctx.config.hashKey, theirs)).includes(address.key))
    issues.push({ field: 'address', message: 'bans.own-team' })
  if (name !== undefined) {
    const isOurs = knows(marksOf({ name, pattern }, 0).map(([mark]) => mark))
    const reserved = [...site.settings.reservedNames, ...team.map((member) => member.name)]
    // A pattern is as wide as the shortest way to read it: *m* may be read of two letters, and is in half of all names.
    const letters = [...readingsOf(name)].map((reading) => [...reading].length)
    if (Math.max(0, ...letters) === 0) issues.push({ field: 'name', message: 'bans.name-empty' })
    else if (pattern && (Math.min(...letters) < PATTERN_LETTERS || name.slice(1, -1).includes('*')))
      issues.push({ field: 'name', message: 'bans.pattern-wrong' })
    else if (reserved.some((one) => isOurs(nameMarks(one))))
      issues.push({ field: 'name', message: 'bans.own-name' })
  }
  if (domain !== undefined) {
    const ours = [...site.settings.origins, ctx.config.publicUrl].map((origin) => new URL(origin).hostname)
    if (ours.some((host) => isWithin(host, domain)))
      issues.push({ field: 'domain', message: 'bans.own-site' })
    else if (theirs.some((key) => isWithin(key.slice(key.lastIndexOf('@') + 1), domain)))
      issues.push({ field: 'domain', message: 'bans.own-team' })
  }
  return issues
}
