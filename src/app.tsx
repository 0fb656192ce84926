import { Hono } from 'hono'
import { addressbookDesk } from './addressbook/desk'
import { importDesk } from './addressbook/import-routes'
import { confirmAgain } from './auth/confirm-routes'
import { notMe } from './auth/not-me-routes'
import { otherDoors } from './auth/passkey-routes'
import { account } from './auth/routes'
import { commentFeeds } from './comments/feed/feed'
import { commentFragments } from './comments/fragments'
import { ownPages } from './comments/own/own-routes'
import { statusPages } from './comments/own/status-routes'
import { stopPages } from './comments/own/stop-routes'
import { commentPages } from './comments/pages'
import { readerFragments, reportPages, reports } from './comments/reader-routes'
import { comments } from './comments/routes'
import { demo } from './demo/routes'
import { ownAccount } from './desk/account/account-routes'
import { bansApi } from './desk/bans/bans-api-routes'
import { bansDesk } from './desk/bans/bans-routes'
import { eraseDesk } from './desk/bans/erase-routes'
import { listsDesk } from './desk/lists/lists-routes'
import { mailDesk } from './desk/mail/mail-routes'
import { noticesDesk } from './desk/mail/notices-routes'
import { sendersDesk } from './desk/mail/senders-routes'
import { logDesk } from './desk/overview/log-routes'
import { overviewDesk } from './desk/overview/overview-routes'
import { operations } from './desk/pages'
import { pagesDesk } from './desk/pages/pages-routes'
import { threadsApi } from './desk/pages/threads-api-routes'
import { acrossDesk } from './desk/queue/across-routes'
import { deskApi } from './desk/queue/api-routes'
import { pinDesk } from './desk/queue/pin-routes'
import { wordsDesk } from './desk/queue/words-routes'
import { desk } from './desk/routes'
import { setUpDesk } from './desk/set-up/set-up-routes'
import { limitsDesk } from './desk/settings/limits-routes'
import { rulesDesk } from './desk/settings/rules-routes'
import { exportApi, exportDesk } from './desk/sites/export-routes'
import { archiveDesk, sitesDesk } from './desk/sites/sites-routes'
import { sweepsApi } from './desk/sweeps/sweep-api-routes'
import { sweepsDesk } from './desk/sweeps/sweep-routes'
import { invitations } from './desk/team/invite-routes'
import { teamDesk } from './desk/team/team-routes'
import { tokensDesk } from './desk/team/token-routes'
import { followingPages } from './following/mail-routes'
import { followFragments, followPages, follows } from './following/routes'
import { negotiateLocale } from './i18n/negotiate-locale'
import { deskLocale, translator } from './i18n/translate'
import { challenges } from './limits/routes'
import { mailHooks } from './mail/routes'
import { moderateByMail } from './moderation/routes'
import { createContext } from './platform/context'
import { mailboxPages } from './subscribers/address/mailbox-routes'
import { mailPages } from './subscribers/pages'
import { preferencePages } from './subscribers/preferences/preference-routes'
import { signUpFragment, signUpPages, subscriptions } from './subscribers/routes'
import type { AppEnv } from './web/app-env'
import { askedLanguage } from './web/asked-language'
import { refuse } from './web/errors'
import { onError } from './web/on-error'
import { sameOriginOnly } from './web/same-origin'
import { openToHostPages, securityHeaders } from './web/security-headers'
import { serverTiming } from './web/server-timing'
import { withoutSlash } from './web/without-slash'

/** The whole surface: what every request passes, then one line per router. */
export const app = new Hono<AppEnv>()

app.onError(onError)

app.use(async (c, next) => {
  const locale = negotiateLocale(askedLanguage(c), undefined, c.req.header('accept-language'))
  c.set('t', translator(/^\/(v1\/)?desk(\/|$)/.test(c.req.path) ? deskLocale(locale) : locale))
  c.set('ctx', createContext(c.env, c.executionCtx as ExecutionContext, c.req.header('cf-connecting-ip')))
  await next()
})
app.use(serverTiming)
app.use(securityHeaders)

// The desk's API has no host page for a reader.
app.use('/v1/*', (c, next) => (/^\/v1\/desk(\/|$)/.test(c.req.path) ? next() : openToHostPages(c, next)))
app.use('/embed/*', openToHostPages)

app.use(withoutSlash)

app.use('/desk/*', sameOriginOnly)

app.route('/v1/desk', exportApi)
app.route('/v1/desk', sweepsApi)
app.route('/v1/desk', deskApi)
// Behind the token that the router above asks for.
app.route('/v1/desk', threadsApi)
app.route('/v1/desk', bansApi)
app.route('/v1', comments)
app.route('/v1', follows)
app.route('/v1', reports)
app.route('/v1', subscriptions)
app.route('/v1', challenges)
app.route('/embed', commentFragments)
app.route('/embed', readerFragments)
app.route('/embed', followFragments)
app.route('/embed', signUpFragment)
app.route('/desk', account)
app.route('/desk', otherDoors)
app.route('/desk', notMe)
app.route('/desk', confirmAgain)
app.route('/desk', ownAccount)
app.route('/desk', invitations)
app.route('/desk', sitesDesk)
// Before the addresses of single sites.
app.route('/desk', acrossDesk)
app.route('/desk', archiveDesk)
app.route('/desk', teamDesk)
app.route('/desk', tokensDesk)
app.route('/desk', mailDesk)
app.route('/desk', sendersDesk)
app.route('/desk', noticesDesk)
app.route('/desk', rulesDesk)
app.route('/desk', limitsDesk)
app.route('/desk', bansDesk)
app.route('/desk', eraseDesk)
app.route('/desk', listsDesk)
// Before the addresses of single subscribers.
app.route('/desk', importDesk)
app.route('/desk', addressbookDesk)
app.route('/desk', logDesk)
app.route('/desk', exportDesk)
app.route('/desk', overviewDesk)
app.route('/desk', setUpDesk)
app.route('/desk', pinDesk)
app.route('/desk', wordsDesk)
app.route('/desk', pagesDesk)
app.route('/desk', sweepsDesk)
app.route('/desk', desk)
app.route('/hooks', mailHooks)
app.route('/', moderateByMail)
app.route('/', followingPages)
app.route('/', stopPages)
app.route('/', mailPages)
app.route('/', preferencePages)
app.route('/', mailboxPages)
app.route('/', operations)
app.route('/', demo)
// Hold /{site}/… too, so they stand behind every router with fixed first words.
app.route('/', ownPages)
app.route('/', commentFeeds)
app.route('/', commentPages)
app.route('/', followPages)
app.route('/', reportPages)
app.route('/', statusPages)
app.route('/', signUpPages)

app.notFound(() => {
  throw refuse('not-found')
})
