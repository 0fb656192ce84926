import { type Context, Hono } from 'hono'
import type { Translator } from '../i18n/translate'
import { AppError } from '../kernel/error'
import { meantAddress } from '../kernel/mistyped-email'
import { parsePageUrl } from '../kernel/page-url'
import { parseTimeZone } from '../kernel/time-zone'
import { effortFor } from '../limits/public'
import { sha256 } from '../platform/hash'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import { allowsOrigin } from '../sites/public'
import { shapeOf } from '../web/negotiate'
import { describeProblem } from '../web/on-error'
import { renderPage } from '../web/page'
import { keepBriefly, siteTag } from '../web/public-cache'
import { checkInput, type RawInput, readInput } from '../web/read-input'
import { Notice } from '../web/ui/notice'
import { DEFAULT_FORM } from './lists/sign-up-options'
import { Subscribe, withTickedLists } from './schema'
import { carryWords, sentenceOf } from './sign-up/consent-words'
import { readOffer } from './sign-up/read-offer'
import { SignUpForm } from './sign-up/sign-up-form'
import { subscribe } from './sign-up/subscribe'

/** For scripts, and for a form of a host page that leads here: `/v1/{site}/subscriptions`. */
export const subscriptions = new Hono<SiteEnv>()

subscriptions.post('/:site/subscriptions', withSite, fromAllowedOrigin, (c) =>
  shapeOf(c) === 'page' ? signUpByForm(c) : signUpByScript(c),
)

/** The piece of HTML inside <afterword-subscribe>. */
export const signUpFragment = new Hono<SiteEnv>()

signUpFragment.get('/:site/subscribe', withSite, async (c) => {
  const html = String(await (<SignUpForm {...(await formOf(c, c.req.query('form'), c.req.query('list')))} />))
  if (keepBriefly(c, [siteTag(c.var.site.id)], (await sha256(html)).slice(0, 16))) return c.body(null, 304)
  return c.html(html)
})

/** The whole page, for browsers without scripts and for links: `/{site}/subscribe`. */
export const signUpPages = new Hono<SiteEnv>()

signUpPages.get('/:site/subscribe', withSite, (c) => {
  const { page, form } = c.req.query()
  return showForm(c, { page, form, list: idsIn(c.req.query('list')) }, undefined, 200)
})
signUpPages.post('/:site/subscribe', withSite, fromAllowedOrigin, (c) => signUpByForm(c))

/** @param canSolve whether a script sends it, which can work out a challenge */
const factsOf = (c: Context<SiteEnv>, input: RawInput, canSolve: boolean) => ({
  agent: c.req.header('user-agent'),
  referrer: ownPage(c, c.req.header('referer')),
  effort: effortFor(input, (textIn(input.email) ?? '').trim(), canSolve),
})

async function signUpByScript(c: Context<SiteEnv>): Promise<Response> {
  const { ctx, site, t } = c.var
  const input = await readInput(c)
  const wish = checkInput(Subscribe, withTickedLists(input))
  const { isDelayed } = await subscribe(ctx, site, wish, t, factsOf(c, input, true))
  // Where the mail may be, unless there is a better reason why none comes (N-04).
  const hint = isDelayed ? undefined : t('subscribers.pending-hint')
  const message = [pendingText(t, isDelayed), guessOf(t, wish) ?? hint].filter(Boolean).join(' ')
  return c.json({ status: 'pending', message, change: t('subscribers.pending-change') }, 202)
}

/** Whoever mistyped waits for a mail in vain (V-26). Depends on what was typed alone: it tells nothing of who is known here. */
function guessOf(t: Translator, { email }: Subscribe): string | undefined {
  const meant = meantAddress(email.address)
  return meant && t('subscribers.did-you-mean', { address: meant })
}

const pendingText = (t: Translator, isDelayed: boolean): string =>
  t(isDelayed ? 'subscribers.pending-later' : 'subscribers.pending')

/** What a person typed is never lost: a refusal shows the form again with it. */
async function signUpByForm(c: Context<SiteEnv>): Promise<Response> {
  const { ctx, site, t } = c.var
  const input = await readInput(c)
  let isDelayed: boolean
  let guess: string | undefined
  try {
    const wish = checkInput(Subscribe, withTickedLists(input))
    ;({ isDelayed } = await subscribe(ctx, site, wish, t, factsOf(c, input, false)))
    guess = guessOf(t, wish)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return showForm(c, input, error, error.status)
  }
  return renderPage(
    c,
    { title: t('subscribers.pending-title'), status: 202 },
    <Notice kind="success" title={t('subscribers.pending-title')}>
      <p>{pendingText(t, isDelayed)}</p>
      {guess && <p>{guess}</p>}
      <p>{t('subscribers.pending-hint')}</p>
      <Back c={c} page={ownPage(c, input.page)} />
    </Notice>,
  )
}

async function showForm(
  c: Context<SiteEnv>,
  input: RawInput,
  refusal: AppError | undefined,
  status: number,
): Promise<Response> {
  const { site, t } = c.var
  const problem = refusal && describeProblem(refusal, t)
  const title = t('subscribers.page-title', { site: site.name })
  const page = ownPage(c, input.page)
  const errors = Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]))
  const shown = ['email', 'name', 'list'].some((field) => errors[field] !== undefined)
  const form = await formOf(c, textIn(input.form), input.list)
  if (refusal?.details.retryAfterS !== undefined) c.header('Retry-After', String(refusal.details.retryAfterS))
  return renderPage(
    c,
    { title: problem ? `${t('page.error-prefix')} ${title}` : title, status },
    <main class="notice notice-plain">
      <h1 tabindex={-1}>{title}</h1>
      <p>{t('subscribers.page-text', { site: site.name })}</p>
      {problem && !shown && (
        <p class="aw-error" role="alert">
          {problem.errors?.[0]?.message ?? problem.detail}
        </p>
      )}
      <SignUpForm
        {...form}
        page={page}
        values={{ timeZone: zoneOf(c), ...typedIn(input) }}
        errors={errors}
        zone="list"
      />
      <Back c={c} page={page} />
    </main>,
  )
}

/** What a form shows now, wherever it stands. @param wanted ids of lists, which the page names */
async function formOf(c: Context<SiteEnv>, form: string | undefined, wanted: unknown) {
  const { ctx, site, t } = c.var
  const ids = idsIn(wanted)
  const offer = await readOffer(ctx, site, form || DEFAULT_FORM, ids)
  return {
    t,
    siteName: site.name,
    action: actionOf(c),
    offer,
    wanted: ids,
    sentence: sentenceOf(site, offer, t),
    carried: await carryWords(ctx, site, offer, t),
  }
}

/** `news,weekly` of an attribute or an address, or what a form ticked. */
const idsIn = (list: unknown): readonly string[] =>
  (typeof list === 'string' ? list.split(',') : Array.isArray(list) ? list.map(String) : [])
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .slice(0, 50)

const typedIn = (input: RawInput): Record<string, string> =>
  Object.fromEntries(
    Object.entries(input).filter((field): field is [string, string] => typeof field[1] === 'string'),
  )

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Where the platform thinks the reader is: a first guess on a page that no script can ask. */
const zoneOf = (c: Context): string => {
  const { cf } = c.req.raw as { cf?: { timezone?: unknown } }
  return parseTimeZone(String(cf?.timezone ?? '')) ?? 'UTC'
}

const Back = ({ c, page }: { readonly c: Context<SiteEnv>; readonly page: string | undefined }) =>
  page === undefined ? null : (
    <p>
      <a href={page}>{c.var.t('subscribers.back')}</a>
    </p>
  )

/** Absolute, and in the language that was asked for, so that the answer speaks it too. */
function actionOf(c: Context<SiteEnv>): string {
  const lang = !c.req.query('lang') ? '' : `?lang=${c.var.t.locale}`
  return `${c.var.ctx.config.publicUrl}/${c.var.site.id}/subscribe${lang}`
}

/** A page of the site itself, or nothing: an address of somebody else's is never shown as a link or kept. */
function ownPage(c: Context<SiteEnv>, address: unknown): string | undefined {
  const page = typeof address === 'string' ? parsePageUrl(address) : undefined
  const { publicUrl } = c.var.ctx.config
  return page && page.origin !== publicUrl && allowsOrigin(c.var.site, page.origin, publicUrl)
    ? page.href
    : undefined
}
