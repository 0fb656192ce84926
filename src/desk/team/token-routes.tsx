import { type Context, Hono } from 'hono'
import { requireFresh, requirePerson } from '../../auth/middleware'
import { isFresh } from '../../auth/public'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { CreateToken, createToken, readTokens, revokeToken } from '../../team/public'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { TokensMain, type TokensNotes } from './tokens-page'

/** Keys for scripts: `/desk/{site}/tokens`. */
export const tokensDesk = new Hono<MemberEnv>()

tokensDesk.use('/:site/tokens/*', requirePerson, withMembership)

tokensDesk.get('/:site/tokens', permit('tokens.manage'), (c) =>
  showTokens(c, { revoked: c.req.query('done') === 'revoked' }),
)

/** Answers with the page itself and not by leading there: the token is shown here, now, and never again. */
tokensDesk.post('/:site/tokens', permit('tokens.manage'), requireFresh, async (c) => {
  const { ctx, site, person, t } = c.var
  const input = await readInput(c)
  try {
    return showTokens(c, { made: await createToken(ctx, site, person.id, checkInput(CreateToken, input)) })
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error
    const { detail, errors } = describeProblem(error, t)
    return showTokens(c, {
      status: error.status,
      issues: errors ?? [],
      warning: errors ? undefined : detail,
      typed: input,
    })
  }
})

tokensDesk.post('/:site/tokens/:id/revoke', permit('tokens.manage'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  await revokeToken(ctx, site, person.id, id)
  return c.redirect(`/desk/${site.id}/tokens?done=revoked`, 303)
})

async function showTokens(c: Context<MemberEnv>, notes: TokensNotes & { readonly status?: number }) {
  const { t, ctx, site, session } = c.var
  const page = (
    <TokensMain
      t={t}
      site={site}
      tokens={await readTokens(ctx, site)}
      publicUrl={ctx.config.publicUrl}
      now={ctx.clock.now()}
      isFresh={isFresh(session, ctx.clock.now())}
      {...notes}
    />
  )
  const title = `${notes.issues?.length ? `${t('page.error-prefix')} ` : ''}${t('team.tokens')}`
  return show(c, 'team', title, page, notes.status)
}
