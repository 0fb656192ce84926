import { type Context, Hono } from 'hono'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import { maskEmail } from '../kernel/email-address'
import type { AppEnv } from '../web/app-env'
import { refuse } from '../web/errors'
import { checkInput, readInput } from '../web/read-input'
import { ReasonForm } from './leaving/reason-form'
import { mayTell, tellReason } from './leaving/tell-reason'
import { type Leaving, mayUndo, readLeaving, undoUnsubscribe, unsubscribe } from './leaving/unsubscribe'
import { preferencesPath } from './links'
import { TellReason } from './schema'
import { askAgain } from './sign-up/ask-again'
import { confirmSubscription } from './sign-up/confirm-subscription'
import { declineRequest } from './sign-up/decline-request'
import { type OneButtonPage, showOneButton } from './sign-up/one-button-page'
import { listName } from './sign-up/read-offer'
import { type RequestState, readRequest } from './sign-up/read-request'

/** `List-Unsubscribe=One-Click` has 26 bytes; multipart around it a few hundred. */
const MAX_BYTES = 10_000
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * The pages that the links of mails open. GET and HEAD show, POST acts: mail scanners open every link (U8). The token is the whole
 * permission; no cookie and no Origin is asked for (U5).
 */
export const mailPages = new Hono<AppEnv>()

mailPages.get('/confirm/:token', async (c) =>
  showRequest(c, await readRequest(c.var.ctx, 'confirm', c.req.param('token')), {
    title: 'subscribers.confirm-title',
    text: 'subscribers.confirm-text',
    button: 'subscribers.confirm-button',
    action: `/confirm/${c.req.param('token')}`,
  }),
)

mailPages.post('/confirm/:token', async (c) =>
  showRequest(c, await confirmSubscription(c.var.ctx, c.req.param('token'), c.req.header('user-agent')), {
    kind: 'success',
    title: 'subscribers.confirmed-title',
    text: 'subscribers.confirmed-text',
  }),
)

mailPages.post('/confirm/:token/again', async (c) => {
  const found = await askAgain(c.var.ctx, c.req.param('token'), c.req.header('user-agent'))
  const asked = found.state === 'expired' || found.state === 'used'
  return showRequest(c, asked ? { ...found, state: 'open' } : found, {
    title: 'subscribers.again-title',
    text: asked ? 'subscribers.again-text' : 'subscribers.confirm-text',
    ...(!asked && { button: 'subscribers.confirm-button', action: `/confirm/${c.req.param('token')}` }),
  })
})

mailPages.get('/not-me/:token', async (c) => {
  const found = await readRequest(c.var.ctx, 'not-me', c.req.param('token'))
  return showRequest(c, found.state === 'gone' ? found : { ...found, state: 'open' }, {
    title: 'subscribers.not-me-title',
    text: 'subscribers.not-me-text',
    button: 'subscribers.not-me-button',
    action: `/not-me/${c.req.param('token')}`,
  })
})

mailPages.post('/not-me/:token', async (c) => {
  const found = await declineRequest(c.var.ctx, c.req.param('token'))
  // Pressed twice: the first time erased it, and the person should read the same.
  if (found.state === 'gone') {
    return showOneButton(c, { title: 'subscribers.gone-title', text: 'subscribers.gone-text' })
  }
  return showRequest(
    c,
    { ...found, state: 'open' },
    { kind: 'success', title: 'subscribers.not-me-done-title', text: 'subscribers.not-me-done-text' },
  )
})

mailPages.get('/unsubscribe/:token', async (c) => {
  const token = c.req.param('token')
  return showSubscriber(c, await readLeaving(c.var.ctx, token), token)
})

mailPages.post('/unsubscribe/:token', async (c) => {
  const { ctx } = c.var
  const token = c.req.param('token')
  const subscriber = await readLeaving(ctx, token)
  const pair = await readPair(c)
  const meant = pair['list-unsubscribe']?.toLowerCase() === 'one-click' || pair.pressed !== undefined
  // Neither one click of a mail program nor our button (U9): the page asks.
  if (!meant) return showSubscriber(c, subscriber, token, { status: 400 })
  return showSubscriber(c, subscriber && (await unsubscribe(ctx, token)), token)
})

mailPages.post('/unsubscribe/:token/undo', async (c) => {
  const subscriber = await undoUnsubscribe(c.var.ctx, c.req.param('token'))
  if (!subscriber) return showUnknown(c)
  const back = !subscriber.hasLeft
  return showOneButton(speakLike(c, subscriber), {
    kind: back ? 'success' : 'plain',
    status: back ? 200 : 410,
    title: back ? 'subscribers.undone-title' : 'subscribers.undo-late-title',
    text: back ? 'subscribers.undone-text' : 'subscribers.undo-late-text',
    params: { ...namesOf(subscriber), list: subscriber.list_name || subscriber.site_name },
    ...(back && { preferences: await preferencesPath(c.var.ctx, subscriber.site_id, subscriber.id) }),
  })
})

/** Why somebody left, after they have: its own form, so that leaving asks nothing (N-20). */
mailPages.post('/unsubscribe/:token/reason', async (c) => {
  const token = c.req.param('token')
  const answer = checkInput(TellReason, await readInput(c))
  const subscriber = await tellReason(c.var.ctx, token, answer)
  // The way back stays as long as it is open.
  return showSubscriber(c, subscriber, token, { told: true })
})

/** A sign-up's page: `open` is what the caller says, every other state is the same wherever it is met. */
async function showRequest(c: Context<AppEnv>, found: RequestState, open: OneButtonPage): Promise<Response> {
  if (found.state === 'gone') {
    return showOneButton(c, { status: 410, title: 'subscribers.gone-title', text: 'subscribers.gone-text' })
  }
  const { state, request } = found
  speakLike(c, request)
  const params = namesOf(request)
  const items = request.lists.map((list) => listName(list, request.site_name, c.var.t))
  const again = {
    status: 410,
    button: 'subscribers.again-button',
    action: `/confirm/${c.req.param('token')}/again`,
  } as const
  const pages: Record<typeof state, OneButtonPage> = {
    open,
    confirmed: { kind: 'success', title: 'subscribers.already-title', text: 'subscribers.already-text' },
    expired: { ...again, title: 'subscribers.expired-title', text: 'subscribers.expired-text' },
    used: { ...again, title: 'subscribers.used-title', text: 'subscribers.used-text' },
  }
  const { ctx } = c.var
  const isIn = state === 'confirmed' || (state === 'open' && open.title === 'subscribers.confirmed-title')
  return showOneButton(c, {
    ...pages[state],
    ...(isIn && { preferences: await preferencesPath(ctx, request.site_id, request.subscriber_id) }),
    params,
    // The first list is called after the site, which the text names already.
    ...(request.lists.some(({ name }) => name !== '') && { items }),
    back: pages[state].kind === 'success' ? request.page : null,
  })
}

async function showSubscriber(
  c: Context<AppEnv>,
  subscriber: Leaving | undefined,
  token: string,
  { status = 200, told = false }: { readonly status?: number; readonly told?: boolean } = {},
): Promise<Response> {
  if (!subscriber) return showUnknown(c)
  speakLike(c, subscriber)
  const { t, ctx } = c.var
  const params = { ...namesOf(subscriber), list: subscriber.list_name || subscriber.site_name }
  const ofList = Boolean(subscriber.list_name)
  if (!subscriber.hasLeft) {
    return showOneButton(c, {
      status,
      title: ofList ? 'subscribers.leave-list-title' : 'subscribers.leave-title',
      text: ofList ? 'subscribers.leave-list-text' : 'subscribers.leave-text',
      button: 'subscribers.leave-button',
      action: `/unsubscribe/${token}`,
      params,
      ...(subscriber.status === 'confirmed' && {
        preferences: await preferencesPath(ctx, subscriber.site_id, subscriber.id),
      }),
    })
  }
  return showOneButton(c, {
    status,
    kind: 'success',
    title: 'subscribers.left-title',
    text: ofList ? 'subscribers.left-list-text' : 'subscribers.left-text',
    ...(mayUndo(subscriber, ctx.clock.now()) && {
      hint: 'subscribers.undo-text',
      button: 'subscribers.undo-button',
      action: `/unsubscribe/${token}/undo`,
    }),
    ...(mayTell(subscriber, ctx.clock.now()) && {
      more: told ? (
        <p class="said" role="status">
          {t('preferences.done-saved')}
        </p>
      ) : (
        <ReasonForm t={t} token={token} />
      ),
    }),
    params,
  })
}

const showUnknown = (c: Context<AppEnv>): Promise<Response> =>
  showOneButton(c, { status: 410, title: 'subscribers.unknown-title', text: 'subscribers.unknown-text' })

/** The page speaks the language of the mail it was opened from. */
function speakLike(c: Context<AppEnv>, { locale }: { readonly locale: string }): Context<AppEnv> {
  c.set('t', translator(negotiateLocale(c.req.query('lang'), locale, undefined)))
  return c
}

const namesOf = (row: { readonly site_name: string; readonly email: string }) => ({
  site: row.site_name,
  address: maskEmail(row.email),
})

/**
 * The fields of an unsubscribe POST, names in lower case: RFC 8058 sends urlencoded or multipart (U6). Mail programs that name no type, or call it
 * text, mean the same.
 * @throws web/body-too-large (413), web/body-unreadable (400)
 */
async function readPair(c: Context): Promise<Readonly<Record<string, string>>> {
  if (Number(c.req.header('content-length') ?? 0) > MAX_BYTES) throw refuse('body-too-large')
  const fields = FORM_TYPES.test(c.req.header('content-type') ?? '')
    ? Object.entries(await readInput(c))
    : [...new URLSearchParams((await c.req.text()).slice(0, MAX_BYTES))]
  return Object.fromEntries(
    fields.map(([name, value]) => [name.trim().toLowerCase(), String(value).trim()] as const),
  )
}
