import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import {
  askFollowAgain,
  CODE_MS,
  changeFollowing,
  codeOf,
  confirmFollow,
  declineFollow,
  type FollowingChange,
  linkWanted,
  readAsked,
  readFollowing,
} from '../followers/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { type TextKey, type TextParams, translator } from '../i18n/translate'
import { maskEmail } from '../kernel/email-address'
import { enqueue } from '../platform/outbox'
import type { AppEnv } from '../web/app-env'
import { isOneClick } from '../web/one-click'
import { renderPage } from '../web/page'
import { checkInput, readInput } from '../web/read-input'
import { Notice } from '../web/ui/notice'
import { FollowingPage } from './following-page'
import { listPlaces } from './queries'
import { ChangeFollowing } from './schema'
import { readStop } from './stop-following'

/**
 * The pages that links of mails about comments open: `/following/…`. GET and HEAD show, POST acts (U8, S-20). The token is the whole permission; no
 * cookie and no Origin is asked for (U5).
 */
export const followingPages = new Hono<AppEnv>()

followingPages.get('/following/confirm/:token', async (c) => {
  const token = c.req.param('token')
  return showAsked(c, await readAsked(c.var.ctx, 'follow-confirm', token), token, false)
})

followingPages.post('/following/confirm/:token', async (c) => {
  const token = c.req.param('token')
  return showAsked(c, await confirmFollow(c.var.ctx, token), token, true)
})

followingPages.post('/following/confirm/:token/again', async (c) => {
  const token = c.req.param('token')
  const found = await askFollowAgain(c.var.ctx, token)
  if (found.state !== 'expired') return showAsked(c, found, token, false)
  const { locale, email } = found.request
  return sayAgain(c, locale, email)
})

followingPages.get('/following/not-me/:token', async (c) => {
  const token = c.req.param('token')
  const found = await readAsked(c.var.ctx, 'follow-not-me', token)
  if (found.state === 'gone') return say(c, 410, 'subscribers.gone-title', 'followers.gone-text')
  const { email, locale, site_name: site } = found.request
  return say(speakLike(c, locale), 200, 'subscribers.not-me-title', 'followers.not-me-text', {
    params: { address: maskEmail(email), site },
    button: { key: 'subscribers.not-me-button', action: `/following/not-me/${token}` },
  })
})

followingPages.post('/following/not-me/:token', async (c) => {
  const found = await declineFollow(c.var.ctx, c.req.param('token'))
  if (found.state === 'gone') return say(c, 200, 'subscribers.gone-title', 'followers.gone-text')
  const { email, locale } = found.request
  return say(speakLike(c, locale), 200, 'subscribers.not-me-done-title', 'subscribers.not-me-done-text', {
    kind: 'success',
    params: { address: maskEmail(email) },
  })
})

followingPages.get('/following/stop/:token', async (c) => showStop(c, false, 200))

followingPages.post('/following/stop/:token', async (c) => {
  // Neither one click of a mail program nor our button (U9): the page asks.
  const meant = await isOneClick(c)
  return showStop(c, meant, meant ? 200 : 400)
})

followingPages.get('/following/:token', async (c) => showFollowing(c))

followingPages.post('/following/:token', async (c) => {
  const { ctx } = c.var
  const state = await readFollowing(ctx, c.req.param('token'))
  if (state.state === 'gone') return showFollowing(c)
  if (state.state === 'expired') {
    const { id, site_id: siteId, locale } = state.follower
    await ctx.db.batch([enqueue(ctx, linkWanted, { siteId, followerId: id, mailId: ctx.newId() })])
    ctx.wake()
    return sayAgain(c, locale, state.follower.email)
  }
  const change = changeOf(checkInput(ChangeFollowing, await readInput(c)))
  if (change) await changeFollowing(ctx, state.follower, change)
  return showFollowing(c, change)
})

function changeOf({
  stop,
  frequency,
  forget,
}: ReturnType<typeof checkInput<typeof ChangeFollowing>>): FollowingChange | undefined {
  if (stop === 'all') return { stop: 'all' }
  if (stop !== undefined) {
    const [threadId = '', commentId = ''] = stop.split('.')
    return { stop: { threadId, commentId: Number(commentId) || 0 } }
  }
  if (frequency !== undefined) return { frequency }
  return forget === undefined ? undefined : { forget }
}

async function showFollowing(
  c: Context<AppEnv, '/following/:token'>,
  change?: FollowingChange,
): Promise<Response> {
  const { ctx } = c.var
  const token = c.req.param('token')
  const state = await readFollowing(ctx, token)
  if (state.state === 'gone') return say(c, 410, 'subscribers.gone-title', 'followers.gone-text')
  const { follower } = state
  const { t } = speakLike(c, follower.locale).var
  const site = follower.site_name
  if (state.state === 'expired') {
    return say(c, 410, 'subscribers.expired-title', 'followers.link-expired-text', {
      params: { address: maskEmail(follower.email) },
      button: { key: 'subscribers.again-button', action: `/following/${token}` },
    })
  }
  const ids = [...new Set(state.follows.map(({ thread_id }) => thread_id))]
  const places = await ctx.db.all(listPlaces(follower.site_id, JSON.stringify(ids)))
  const done = change && ('stop' in change ? 'stopped' : 'forget' in change ? 'forgotten' : 'saved')
  return renderPage(
    c,
    { title: t('followers.page-title', { site }) },
    <FollowingPage
      t={t}
      state={state}
      places={places}
      action={`/following/${token}`}
      done={done && t(`followers.did-${done}`)}
    />,
  )
}

/** The way out of one follow or of all, from a header or a link of a mail. */
async function showStop(c: Context<AppEnv, '/following/stop/:token'>, act: boolean, status: number) {
  const token = c.req.param('token')
  const found = await readStop(c.var.ctx, token)
  if (!found) return say(c, act ? 200 : 410, 'subscribers.gone-title', 'followers.gone-text')
  const { follower, place, change } = found
  const params = {
    site: follower.site_name,
    address: maskEmail(follower.email),
    page: place?.title || place?.page || c.var.t('followers.page-gone'),
  }
  const all = change.stop === 'all'
  speakLike(c, follower.locale)
  if (act) {
    await changeFollowing(c.var.ctx, follower, change)
    return say(
      c,
      status,
      'followers.stopped-title',
      all ? 'followers.stopped-all-text' : 'followers.stopped-text',
      {
        kind: 'success',
        params,
      },
    )
  }
  return say(c, status, 'followers.stop-title', all ? 'followers.stop-all-text' : 'followers.stop-text', {
    params,
    button: { key: 'followers.stop', action: `/following/stop/${token}` },
  })
}

async function showAsked(
  c: Context<AppEnv>,
  found: Awaited<ReturnType<typeof readAsked>>,
  token: string,
  acted: boolean,
): Promise<Response> {
  if (found.state === 'gone') return say(c, 410, 'subscribers.gone-title', 'followers.gone-text')
  const { request } = found
  const { ctx } = c.var
  speakLike(c, request.locale)
  const params = { site: request.site_name, address: maskEmail(request.email) }
  if (found.state === 'expired')
    return say(c, 410, 'subscribers.expired-title', 'subscribers.expired-text', {
      params,
      button: { key: 'subscribers.again-button', action: `/following/confirm/${token}/again` },
    })
  if (found.state === 'open' && !acted) {
    return say(
      c,
      200,
      'followers.confirm-title',
      request.thread_id === null ? 'followers.mark-text' : 'followers.confirm-text',
      {
        params,
        button: { key: 'followers.confirm-button', action: `/following/confirm/${token}` },
      },
    )
  }
  // The code proves the device where it is typed; it stands in the mail as well, which whoever is here has read.
  const codeLives = request.requested_at + CODE_MS > ctx.clock.now()
  const code = codeLives ? await codeOf(ctx, request.site_id, request.id) : undefined
  return say(
    c,
    200,
    'followers.confirmed-title',
    request.thread_id === null ? 'followers.marked-text' : 'followers.confirmed-text',
    {
      kind: 'success',
      params,
      below: code && (
        <p>{c.var.t('followers.code-text', { code: `${code.slice(0, 4)}\u00a0${code.slice(4)}` })}</p>
      ),
    },
  )
}

interface Said {
  readonly kind?: 'plain' | 'success'
  readonly params?: TextParams
  readonly button?: { readonly key: TextKey; readonly action: string }
  readonly below?: Child
}

/** A page that says one thing, with at most one button. */
function say(
  c: Context<AppEnv>,
  status: number,
  title: TextKey,
  text: TextKey,
  said: Said = {},
): Promise<Response> {
  const { t } = c.var
  const { kind = 'plain', params = {}, button, below } = said
  return renderPage(
    c,
    { title: t(title, params), status },
    <Notice kind={kind} title={t(title, params)}>
      <p>{t(text, params)}</p>
      {below}
      {button && (
        <form method="post" action={button.action}>
          <button type="submit" class="aw-button" name="pressed" value="yes" autofocus>
            {t(button.key, params)}
          </button>
        </form>
      )}
    </Notice>,
  )
}

/** A new mail in place of one whose link is too old (N-13). */
const sayAgain = (c: Context<AppEnv>, locale: string, email: string) =>
  say(speakLike(c, locale), 202, 'subscribers.again-title', 'subscribers.again-text', {
    params: { address: maskEmail(email) },
  })

/** The page speaks the language of the mail it was opened from. */
function speakLike<C extends Context<AppEnv>>(c: C, locale: string): C {
  c.set('t', translator(negotiateLocale(c.req.query('lang'), locale, undefined)))
  return c
}
