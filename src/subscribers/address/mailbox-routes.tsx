import { type Context, Hono } from 'hono'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import { maskEmail } from '../../kernel/email-address'
import { enqueue } from '../../platform/outbox'
import type { AppEnv } from '../../web/app-env'
import { renderPage } from '../../web/page'
import { Notice } from '../../web/ui/notice'
import type { OwnDataRow } from '../data/data-queries'
import { eraseSubscriber } from '../data/erase-subscriber'
import { exportSubscriber } from '../data/export-subscriber'
import { readOwnData } from '../data/read-own-data'
import { dataAsked } from '../jobs'
import { showOneButton } from '../sign-up/one-button-page'
import { confirmAddress } from './confirm-address'
import { declineAddress } from './decline-address'
import { type AddressState, readAddressChange } from './read-address-change'

/**
 * What only the mailbox itself may do: agree to news at a new address, see all data, erase it. The links of these mails end; GET and HEAD show,
 * POST acts.
 */
export const mailboxPages = new Hono<AppEnv>()

mailboxPages.get('/new-address/:token', async (c) =>
  showAddress(c, await readAddressChange(c.var.ctx, c.req.param('token'))),
)

mailboxPages.post('/new-address/:token', async (c) => {
  const found = await confirmAddress(c.var.ctx, c.req.param('token'), c.req.header('user-agent'))
  return showAddress(c, found.state === 'open' ? { ...found, state: 'done' } : found)
})

mailboxPages.post('/new-address/:token/decline', async (c) => {
  const found = await declineAddress(c.var.ctx, c.req.param('token'))
  if (!('change' in found) || found.state === 'done') return showAddress(c, found)
  speakLike(c, found.change)
  return showOneButton(c, {
    kind: 'success',
    title: 'subscribers.not-me-done-title',
    text: 'subscribers.not-me-done-text',
    params: { address: maskEmail(found.change.email) },
  })
})

function showAddress(c: Context<AppEnv>, found: AddressState): Promise<Response> {
  const late = {
    status: 410,
    title: 'subscribers.expired-title',
    text: 'preferences.new-address-expired',
  } as const
  if (!('change' in found)) {
    const gone = {
      status: 410,
      title: 'subscribers.gone-title',
      text: 'preferences.new-address-gone',
    } as const
    return showOneButton(c, found.state === 'gone' ? gone : late)
  }
  const { state, change } = found
  speakLike(c, change)
  const params = { site: change.site_name, address: maskEmail(change.email) }
  if (state === 'open') return askAddress(c, params)
  const pages = {
    done: {
      kind: 'success',
      title: 'preferences.new-address-done-title',
      text: 'preferences.new-address-done-text',
    },
    expired: late,
    own: {
      status: 409,
      title: 'preferences.new-address-own-title',
      text: 'preferences.new-address-own-text',
    },
  } as const
  return showOneButton(c, { ...pages[state], params })
}

/** Two answers, and the first is the one that the reader came for. */
function askAddress(
  c: Context<AppEnv>,
  params: { readonly site: string; readonly address: string },
): Promise<Response> {
  const { t } = c.var
  const token = c.req.param('token')
  return renderPage(
    c,
    { title: t('preferences.new-address-title', params) },
    <Notice title={t('preferences.new-address-title', params)}>
      <p>{t('preferences.new-address-to', params)}</p>
      <p>{t('preferences.new-address-text', params)}</p>
      <form method="post" action={`/new-address/${token}`}>
        <button type="submit" class="aw-button" name="pressed" value="yes">
          {t('preferences.new-address-button')}
        </button>
      </form>
      <form method="post" action={`/new-address/${token}/decline`}>
        <button type="submit" class="aw-second" name="pressed" value="yes">
          {t('preferences.new-address-decline')}
        </button>
      </form>
    </Notice>,
  )
}

mailboxPages.get('/own-data/:token', async (c) => {
  const found = await readOwnData(c.var.ctx, c.req.param('token'))
  return found && !found.expired ? showData(c, found.row) : showNoData(c, found)
})

mailboxPages.post('/own-data/:token', async (c) => {
  const found = await readOwnData(c.var.ctx, c.req.param('token'))
  if (!found || found.expired) return showNoData(c, found)
  const { id, site_id: siteId } = found.row
  const data = await exportSubscriber(c.var.ctx, siteId, id)
  if (!data) return showNoData(c, undefined)
  c.header('Content-Disposition', `attachment; filename="afterword-${siteId}.json"`)
  c.header('X-Robots-Tag', 'noindex')
  return c.body(JSON.stringify(data, null, 2), 200, { 'Content-Type': 'application/json; charset=utf-8' })
})

mailboxPages.post('/own-data/:token/again', async (c) => {
  const { ctx } = c.var
  const found = await readOwnData(ctx, c.req.param('token'))
  if (!found?.expired) return found ? showData(c, found.row) : showNoData(c, found)
  const { id: subscriberId, site_id: siteId } = found.row
  await ctx.db.run(enqueue(ctx, dataAsked, { siteId, subscriberId, mailId: ctx.newId() }))
  ctx.wake()
  speakLike(c, found.row)
  return showOneButton(c, {
    status: 202,
    title: 'subscribers.again-title',
    text: 'subscribers.again-text',
    params: { address: maskEmail(found.row.email) },
  })
})

mailboxPages.post('/own-data/:token/erase', async (c) => {
  const found = await readOwnData(c.var.ctx, c.req.param('token'))
  if (!found || found.expired) return showNoData(c, found)
  await eraseSubscriber(c.var.ctx, found.row.site_id, found.row)
  speakLike(c, found.row)
  return showOneButton(c, {
    kind: 'success',
    title: 'preferences.erased-title',
    text: 'preferences.erased-text',
    params: { site: found.row.site_name },
  })
})

function showData(c: Context<AppEnv>, row: OwnDataRow): Promise<Response> {
  speakLike(c, row)
  const { t } = c.var
  const token = c.req.param('token')
  const params = { site: row.site_name, address: maskEmail(row.email) }
  return renderPage(
    c,
    { title: t('preferences.own-title', params) },
    <main class="notice prefs">
      <h1 tabindex={-1}>{t('preferences.own-title', params)}</h1>
      <p>{t('preferences.own-text', params)}</p>
      <form method="post" action={`/own-data/${token}`}>
        <button type="submit" class="aw-button" name="pressed" value="yes">
          {t('preferences.own-download')}
        </button>
      </form>
      <section>
        <h2>{t('preferences.erase-title')}</h2>
        <p>{t('preferences.erase-text', params)}</p>
        <p>{t('preferences.erase-comments', params)}</p>
        <form method="post" action={`/own-data/${token}/erase`}>
          <button type="submit" class="aw-second" name="pressed" value="yes">
            {t('preferences.erase-button')}
          </button>
        </form>
      </section>
    </main>,
  )
}

/** Erased, or a link of yesterday. */
function showNoData(c: Context<AppEnv>, found: { readonly row: OwnDataRow } | undefined): Promise<Response> {
  if (!found)
    return showOneButton(c, {
      status: 410,
      title: 'subscribers.unknown-title',
      text: 'subscribers.unknown-text',
    })
  speakLike(c, found.row)
  return showOneButton(c, {
    status: 410,
    title: 'subscribers.expired-title',
    text: 'preferences.own-expired',
    button: 'subscribers.again-button',
    action: `/own-data/${c.req.param('token')}/again`,
    params: { address: maskEmail(found.row.email) },
  })
}

function speakLike(c: Context<AppEnv>, { locale }: { readonly locale: string }): void {
  c.set('t', translator(negotiateLocale(c.req.query('lang'), locale, undefined)))
}
