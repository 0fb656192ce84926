import type { FieldIssue } from '../../kernel/error'
import { HOUR_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { sha256 } from '../../platform/hash'
import type { CompiledRules } from '../../rules/public'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { assess, type Doubt, type Words } from './assess'

/** Long enough to think it over. */
const ACK_MS = HOUR_MS

export interface Heeded {
  /** Whether a moderator reads it first, whatever else the site holds. */
  readonly hold: boolean
  /** What was found. */
  readonly doubts: readonly Doubt[]
}

/**
 * Assesses words that are about to be posted, new or edited, and tells their author of doubts before anything is written (A13, V-25). Whoever was told
 * may change the words, which are then assessed anew, or send the same ones for review with `ack`: a token for exactly these words in this place, good for
 * an hour. They wait then, and never go out by themselves: a program that answers every refusal with its `ack` reaches the queue and nothing more.
 * @param words.place what the words belong to: a page, or a comment that is edited
 * @throws comments/nudge (409, with `ack`), comments/not-taken (422); both name the doubts as issues of the body
 */
export async function heedDoubts(
  ctx: Pick<Ctx, 'tokens' | 'clock'>,
  site: Site,
  words: Words & { readonly place: string },
  ack: string | undefined,
  rules?: CompiledRules,
): Promise<Heeded> {
  const { verdict, doubts } = assess(site, words, rules)
  if (verdict === 'publish') return { hold: false, doubts }
  if (verdict === 'hold') return { hold: true, doubts }
  const issues = doubts.map(toIssue)
  if (verdict === 'reject') throw refuse('not-taken', { issues })
  const hash = await sha256(JSON.stringify([words.place, words.body]))
  const reading = await ctx.tokens.read('doubt', ack ?? '')
  if (reading.state === 'good' && reading.value[0] === site.id && reading.value[1] === hash) {
    return { hold: true, doubts: [...doubts, { code: 'insisted' }] }
  }
  const fresh = await ctx.tokens.sign('doubt', [site.id, hash], ctx.clock.now() + ACK_MS)
  throw refuse('nudge', { issues, more: { ack: fresh } })
}

/** Which rule it was is for the team to know: whoever is told would write around it. */
const toIssue = ({ code, count = 0, field }: Doubt): FieldIssue => ({
  field: field === 'name' ? 'name' : field === 'domain' ? 'email' : 'body',
  message: `comments.doubt-${code}`,
  params: { count },
})
