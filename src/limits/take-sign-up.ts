import { MAIL_PROVIDERS } from '../kernel/mail-providers'
import { DAY_MS, HOUR_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import { enqueue } from '../platform/outbox'
import { type Bound, isStop } from '../platform/sql'
import { refuse as refuseRequest } from '../web/errors'
import { askForSolution, checkSolution, type Effort, failed, type Solved } from './check-solution'
import { brakePulled } from './jobs'
import { pullBrake, spendOrStop, takeOrStop } from './queries'

/** Sign-ups of one network at one site in an hour that nobody has to work for (S-50). */
export const SIGN_UPS_HOURLY = 5
/** So many times as many are taken, and wait, from a network whose browsers run no scripts. */
const WITHOUT_SCRIPTS = 2
/** Mails to addresses of one domain in an hour, over all sites; what is more is spread over the hours after. Of no provider everybody uses. */
export const DOMAIN_HOURLY = 100
/** From this part of a site's budget on, scripts work for each sign-up. */
export const NEAR = 0.8
/** What comes without scripts and waits for another day is no more than the budget of so many. */
const DAYS_AHEAD = 3

export interface SignUpTaken {
  /** How long the mail waits. */
  readonly delayMs: number
  /** For the batch that writes the sign-up. */
  readonly statements: readonly Bound<never>[]
}

/**
 * Counts a sign-up against its network, its site and the domain of its address, exactly and before anything is written (F2, F3). What is beyond the
 * limits is not refused: a script works out a challenge, a page without scripts waits for its mail, and a site whose budget is used up
 * sends the rest on the days after. What the address is to us is not asked here, so that everybody gets the same answer (F4).
 * @throws limits/challenge-needed and limits/challenge-failed (403), web/too-many-requests (429)
 */
export async function takeSignUp(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'networks' | 'config'>,
  site: { readonly id: string; readonly budget: number; readonly always: boolean },
  domain: string,
  effort: Effort,
): Promise<SignUpTaken> {
  const solved = await checkSolution(ctx, site.id, 'sign-up', effort)
  const asks = effort.canSolve && !solved
  if (asks && site.always) throw await askForSolution(ctx, site.id, 'sign-up')
  const near = Math.floor(site.budget * NEAR)
  const now = ctx.clock.now()
  const [hour, day] = [floorTo(now, HOUR_MS), floorTo(now, DAY_MS)]
  const network = await ctx.networks.current()
  const most = solved ? Number.MAX_SAFE_INTEGER : SIGN_UPS_HOURLY * (asks ? 1 : WITHOUT_SCRIPTS)
  const mostOfSite = solved ? Number.MAX_SAFE_INTEGER : asks ? near : site.budget * (DAYS_AHEAD + 1)
  const who = MAIL_PROVIDERS.has(domain) ? undefined : await hashAddress(ctx.config.hashKey, `@${domain}`)
  const taken = await take(ctx, site.id, solved, asks, [
    takeOrStop(day, site.id, '', 'sign-up', mostOfSite),
    ...(network === undefined ? [] : [takeOrStop(hour, site.id, network, 'sign-up', most)]),
    ...(who === undefined ? [] : [takeOrStop(hour, '*', who, 'domain', Number.MAX_SAFE_INTEGER)]),
  ])
  const ofSite = taken[0] ?? 0
  const ofNetwork = network === undefined ? 0 : (taken[1] ?? 0)
  const ofDomain = who === undefined ? 0 : (taken.at(-1) ?? 0)
  const level = ofSite > site.budget ? 2 : ofSite > near ? 1 : 0
  // Exact, so exactly one sign-up is the first beyond each mark.
  const isFirst = ofSite === near + 1 || ofSite === site.budget + 1
  return {
    delayMs: Math.max(
      solved || (ofNetwork <= SIGN_UPS_HOURLY && level === 0) ? 0 : HOUR_MS,
      Math.floor(Math.max(0, ofDomain - 1) / DOMAIN_HOURLY) * HOUR_MS,
      level < 2 ? 0 : day - now + Math.ceil((ofSite - site.budget) / site.budget) * DAY_MS,
    ),
    statements: isFirst
      ? [
          pullBrake(site.id, day / DAY_MS, 'sign-up', level, now, ctx.newId()),
          enqueue(ctx, brakePulled, { siteId: site.id, day: day / DAY_MS, what: 'sign-up' }),
        ]
      : [],
  }
}

const floorTo = (at: number, span: number): number => Math.floor(at / span) * span

/** @returns how often each has been used by now, this time included */
async function take(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock' | 'tokens' | 'networks'>,
  siteId: string,
  solved: Solved | undefined,
  asks: boolean,
  uses: readonly ReturnType<typeof takeOrStop>[],
): Promise<readonly number[]> {
  try {
    const answers = await ctx.db.batch([
      ...uses,
      ...(solved ? [spendOrStop(solved.expiresAt, solved.nonce)] : []),
    ])
    return answers.slice(0, uses.length).map(({ rows }) => (rows[0] as { used: number }).used)
  } catch (error) {
    if (!isStop(error)) throw error
    if (asks) throw await askForSolution(ctx, siteId, 'sign-up')
    // With a solution nothing is limited but the solution itself.
    if (solved) throw await failed(ctx, siteId, 'sign-up', 'spent')
    throw refuseRequest('too-many-requests', { retryAfterS: HOUR_MS / 1000 }, { cause: error })
  }
}
