import { type Context, Hono } from 'hono'
import { CodeForm, redeemCode } from '../followers/public'
import { AppError } from '../kernel/error'
import { parsePageUrl } from '../kernel/page-url'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import { allowsOrigin } from '../sites/public'
import { describeProblem } from '../web/on-error'
import { renderPage } from '../web/page'
import { checkInput, type RawInput, readInput } from '../web/read-input'
import { Notice } from '../web/ui/notice'
import { FollowForm, type FollowFormState } from './follow-form'
import { followPage } from './follow-page'
import { EnterCode, FollowPage, OpenFollowForm } from './schema'

/** For scripts: `/v1/{site}/follows`. */
export const follows = new Hono<SiteEnv>()

follows.post('/:site/follows', withSite, fromAllowedOrigin, async (c) => {
  const input = checkInput(FollowPage, await readInput(c))
  const { status, claim } = await followPage(c.var.ctx, c.var.site, input, c.var.t.locale)
  return c.json({ status, ...(claim !== undefined && { confirm: claim }) }, status === 'pending' ? 202 : 201)
})

follows.post('/:site/follows/code', withSite, fromAllowedOrigin, async (c) =>
  c.json({ proof: await enterCode(c) }),
)

/** Pieces for the element. */
export const followFragments = new Hono<SiteEnv>()

// Writes nothing. A form like the others, whose answer takes its place, is nothing new for the element.
followFragments.post('/:site/follow/form', withSite, fromAllowedOrigin, async (c) => {
  const { site, t } = c.var
  const { page } = checkInput(OpenFollowForm, await readInput(c))
  return c.html(<FollowForm t={t} action={`/embed/${site.id}/follow`} page={page.href} autofocus />)
})

followFragments.post('/:site/follow', withSite, fromAllowedOrigin, async (c) => {
  const { ctx, site, t } = c.var
  const { status, claim } = await followPage(ctx, site, checkInput(FollowPage, await readInput(c)), t.locale)
  return claim === undefined
    ? c.html(<p class="aw-note">{t('followers.now-following')}</p>, 201)
    : c.html(<CodeForm t={t} siteId={site.id} claim={claim} />, status === 'pending' ? 202 : 201)
})

followFragments.post('/:site/code', withSite, fromAllowedOrigin, async (c) =>
  c.html(
    <p class="aw-note" data-proof={await enterCode(c)}>
      {c.var.t('followers.proven')}
    </p>,
  ),
)

/** The whole page, for browsers without scripts and for links: `/{site}/follow`. */
export const followPages = new Hono<SiteEnv>()

followPages.get('/:site/follow', withSite, (c) => showForm(c, { page: c.req.query('page') }, 200))

followPages.post('/:site/follow', withSite, fromAllowedOrigin, async (c) => {
  const { ctx, site, t } = c.var
  const raw = await readInput(c)
  try {
    const input = checkInput(FollowPage, raw)
    await followPage(ctx, site, input, t.locale)
    return renderPage(
      c,
      { title: t('subscribers.pending-title'), status: 202 },
      <Notice kind="success" title={t('subscribers.pending-title')}>
        <p>{t('followers.asked-page')}</p>
        <p>
          <a href={input.page.href} rel="noopener">
            {t('comments.back-to-page')}
          </a>
        </p>
      </Notice>,
    )
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { detail, errors } = describeProblem(error, t)
    return showForm(c, raw, error.status, errors ? { issues: errors } : { message: detail })
  }
})

async function enterCode(c: Context<SiteEnv>): Promise<string> {
  const { code, confirm } = checkInput(EnterCode, await readInput(c))
  return redeemCode(c.var.ctx, c.var.site, confirm, code)
}

function showForm(
  c: Context<SiteEnv>,
  raw: RawInput,
  status: number,
  form: FollowFormState = {},
): Promise<Response> {
  const { ctx, site, t } = c.var
  // A page that may send no referrer posts its form with "Origin: null", which nobody's list of origins holds.
  c.header('Referrer-Policy', 'same-origin')
  const title = t('followers.follow-title')
  // Only a page of the site itself is shown as a link.
  const page = typeof raw.page === 'string' ? parsePageUrl(raw.page) : undefined
  const own = page && allowsOrigin(site, page.origin, ctx.config.publicUrl) ? page.href : undefined
  return renderPage(
    c,
    { title: status === 200 ? title : `${t('page.error-prefix')} ${title}`, status },
    <main class="notice notice-plain">
      <h1 tabindex={-1}>{title}</h1>
      <p>{t('followers.follow-text', { site: site.name })}</p>
      <FollowForm
        t={t}
        action={`/${site.id}/follow${c.req.query('lang') ? `?lang=${t.locale}` : ''}`}
        page={own ?? (typeof raw.page === 'string' ? raw.page : '')}
        form={{ values: raw, ...form }}
        told
      />
      {own !== undefined && (
        <p>
          <a href={own} rel="noopener">
            {t('comments.back-to-page')}
          </a>
        </p>
      )}
    </main>,
  )
}
