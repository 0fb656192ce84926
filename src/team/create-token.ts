import { recordAction } from '../audit/public'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { insertToken } from './token-queries'
import type { CreateToken } from './token-schema'

/** Of one site. */
export const TOKENS_MAX = 20

/** In front of every token, so that it is known for one where it was lost: in a log, in a repository. */
export const TOKEN_PREFIX = 'afterword_'

/**
 * Makes a token that speaks for this person at this site, as far as the scopes and their role reach.
 * @returns the token, for the only time: just its hash is kept
 * @throws team/tokens-many (409)
 */
export async function createToken(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  { name, days, scopes }: CreateToken,
): Promise<string> {
  const now = ctx.clock.now()
  const id = ctx.newId()
  const token = `${TOKEN_PREFIX}${randomToken()}`
  const { statement } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'token.create',
      subject: `token:${id}`,
      after: { name, scopes: scopes.join(' '), days },
    },
    { onlyIfChanged: true },
  )
  const expiresAt = now + days * DAY_MS
  const [made] = await ctx.db.batch([
    insertToken(
      site.id,
      id,
      await sha256(token),
      name,
      scopes.join(' '),
      personId,
      now,
      expiresAt,
      TOKENS_MAX,
    ),
    statement,
  ])
  if (made.changes === 0) throw refuse('tokens-many', { params: { max: TOKENS_MAX } })
  return token
}
