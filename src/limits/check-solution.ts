import type { AppError } from '../kernel/error'
import { isoTime } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { refuse } from './errors'
import { type Challenge, issueChallenge } from './issue-challenge'
import { isSolved } from './proof'
import type { Budgeted } from './queries'

/** What somebody who wants something written shows of themselves. */
export interface Effort {
  /** A challenge and its answer, `challenge~answer`, from whoever was asked for one. */
  readonly solution?: string | undefined
  /** What it was worked out for: the words or the address, as sent. */
  readonly content: string
  /** False for a page without scripts, or without TLS: it is not asked for what it cannot do, and waits instead. */
  readonly canSolve: boolean
}

export const NO_EFFORT: Effort = { content: '', canSolve: false }

/** A solution that holds. It is taken by writing it down in the batch of what it was for (limits.spend-or-stop). */
export interface Solved {
  readonly nonce: string
  readonly expiresAt: number
}

type CheckCtx = Pick<Ctx, 'config' | 'db' | 'clock' | 'tokens' | 'networks'>

/**
 * Checks what a device worked out: our challenge, of this site and for this purpose, not past its end, solved for exactly this content.
 * @returns undefined if none was sent
 * @throws limits/challenge-failed (403), with why and a fresh challenge
 */
export async function checkSolution(
  ctx: CheckCtx,
  siteId: string,
  purpose: Budgeted,
  { solution, content }: Effort,
): Promise<Solved | undefined> {
  if (!solution) return undefined
  const [challenge = '', answer = ''] = solution.split('~')
  const reading = await ctx.tokens.read('challenge', challenge)
  if (reading.state === 'forged') throw await failed(ctx, siteId, purpose, 'forged')
  if (reading.state === 'expired') throw await failed(ctx, siteId, purpose, 'expired')
  const [site, what, bits, nonce, expiresAt] = reading.value
  if (site !== siteId || what !== purpose) throw await failed(ctx, siteId, purpose, 'elsewhere')
  if (!(await isSolved(challenge, content, answer, Number(bits))))
    throw await failed(ctx, siteId, purpose, 'unsolved')
  return { nonce: String(nonce), expiresAt: Number(expiresAt) }
}

/** As it stands in answers. */
export const told = ({ expiresAt, ...rest }: Challenge) => ({ ...rest, expiresAt: isoTime(expiresAt) })

type Why = 'forged' | 'expired' | 'elsewhere' | 'unsolved' | 'spent'

/** A solution that does not count, with the next challenge: a device that was honest goes on by itself. */
export const failed = async (ctx: CheckCtx, siteId: string, purpose: Budgeted, why: Why): Promise<AppError> =>
  refuse('challenge-failed', { more: { why, ...told(await issueChallenge(ctx, siteId, purpose)) } })

/** What a script is told that has to work something out first. */
export const askForSolution = async (ctx: CheckCtx, siteId: string, purpose: Budgeted): Promise<AppError> =>
  refuse('challenge-needed', { more: told(await issueChallenge(ctx, siteId, purpose)) })
