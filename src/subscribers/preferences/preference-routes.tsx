import { type Context, Hono } from 'hono'
import { readFollowingOf } from '../../followers/public'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import { maskEmail } from '../../kernel/email-address'
import { AppError } from '../../kernel/error'
import type { AppEnv } from '../../web/app-env'
import { describeProblem } from '../../web/on-error'
import { renderPage } from '../../web/page'
import { checkInput, type RawInput, readInput } from '../../web/read-input'
import { Notice } from '../../web/ui/notice'
import { askAddressChange } from '../address/ask-address-change'
import { askOwnData } from '../data/ask-own-data'
import { mayUndo, readLeaving } from '../leaving/unsubscribe'
import { unsubscribeToken } from '../links'
import { NewAddress, Preferences, withTickedLists } from '../schema'
import { showOneButton } from '../sign-up/one-button-page'
import { comeBack } from './come-back'
import { pauseNews } from './pause-news'
import {
  Following,
  OwnData,
  type PreferencesDone,
  PreferencesMain,
  type PreferencesView,
} from './preference-page'
import { type ReaderPreferences, readPreferences } from './read-preferences'
import { savePreferences } from './save-preferences'

/**
 * The reader's own page, from the link of any mail: `/preferences/{token}`. GET and HEAD show, POST acts and shows what is kept then. The token
 * is the whole permission, for ever; what it should not allow to whoever a mail was forwarded to goes through the mailbox once more.
 */
export const preferencePages = new Hono<AppEnv>()

type Act = (
  c: Context<AppEnv>,
  token: string,
  input: RawInput,
) => Promise<readonly [ReaderPreferences | undefined, PreferencesDone]>

preferencePages.get('/preferences/:token', async (c) =>
  show(c, await readPreferences(c.var.ctx, c.req.param('token')), {}),
)

preferencePages.post('/preferences/:token', (c) =>
  act(c, async (c, token, input) => {
    const { ctx, t } = c.var
    const wishes = checkInput(Preferences, withTickedLists(input))
    return [await savePreferences(ctx, token, wishes, t, c.req.header('user-agent')), 'saved']
  }),
)

preferencePages.post('/preferences/:token/pause', (c) =>
  act(c, async (c, token, input) => [
    await pauseNews(c.var.ctx, token, typeof input.until === 'string' ? input.until : ''),
    'paused',
  ]),
)

preferencePages.post('/preferences/:token/resume', (c) =>
  act(c, async (c, token) => [await pauseNews(c.var.ctx, token, undefined), 'resumed']),
)

preferencePages.post('/preferences/:token/address', (c) =>
  act(c, async (c, token, input) => {
    const { email } = checkInput(NewAddress, input)
    return [await askAddressChange(c.var.ctx, token, email, c.req.header('user-agent')), 'address']
  }),
)

preferencePages.post('/preferences/:token/data', (c) =>
  act(c, async (c, token) => [await askOwnData(c.var.ctx, token), 'data']),
)

preferencePages.post('/preferences/:token/back', (c) =>
  act(c, async (c, token) => [await comeBack(c.var.ctx, token, c.var.t, c.req.header('user-agent')), 'back']),
)

/** Does it in the reader's language, or shows the page again with what was typed and what is wrong. */
async function act(c: Context<AppEnv>, work: Act): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const before = await readPreferences(c.var.ctx, token)
  if (!before) return showUnknown(c)
  speakLike(c, before)
  const input = await readForm(c)
  try {
    const [reader, done] = await work(c, token, input)
    return await show(c, reader, { done })
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const { errors = [] } = describeProblem(error, c.var.t)
    return show(c, before, {
      values: Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)])),
      errors: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    })
  }
}

/** A button alone may come without a body. */
const readForm = (c: Context<AppEnv>): Promise<RawInput> =>
  c.req.header('content-type') ? readInput(c) : Promise.resolve({})

async function show(
  c: Context<AppEnv>,
  reader: ReaderPreferences | undefined,
  said: {
    readonly done?: PreferencesDone
    readonly values?: Readonly<Record<string, string>>
    readonly errors?: Readonly<Record<string, string>>
  },
): Promise<Response> {
  if (!reader) return showUnknown(c)
  speakLike(c, reader)
  const { ctx, t } = c.var
  const token = c.req.param('token') ?? ''
  const [leave, following] = await Promise.all([
    unsubscribeToken(ctx, reader.site_id, reader.id),
    readFollowingOf(ctx, reader.site_id, reader.email_key),
  ])
  const view = { t, reader, token, leave, following, now: ctx.clock.now(), ...said }
  if (reader.status !== 'confirmed') return showLeft(c, view)
  const title = t('preferences.title', { site: reader.site_name })
  return renderPage(
    c,
    {
      title: said.errors ? `${t('page.error-prefix')} ${title}` : title,
      status: said.errors ? 422 : 200,
    },
    <PreferencesMain {...view} />,
  )
}

/** Who has left finds the way back here, and what is still kept. */
async function showLeft(
  c: Context<AppEnv>,
  { t, reader, token, leave, following, now, done }: PreferencesView,
): Promise<Response> {
  const leaving = await readLeaving(c.var.ctx, leave)
  const undo = leaving !== undefined && mayUndo(leaving, now)
  const said = done === 'back' || done === 'data' ? done : undefined
  const params = { site: reader.site_name, address: maskEmail(reader.email) }
  return renderPage(
    c,
    { title: t('subscribers.left-title') },
    <Notice kind="success" title={t('subscribers.left-title')}>
      {said ? (
        <p class="said" role="status">
          {t(`preferences.done-${said}`)}
        </p>
      ) : (
        <p>{t('subscribers.left-text', params)}</p>
      )}
      <p>{t(undo ? 'subscribers.undo-text' : 'preferences.back-text')}</p>
      <form method="post" action={undo ? `/unsubscribe/${leave}/undo` : `/preferences/${token}/back`}>
        <button type="submit" class="aw-button" name="pressed" value="yes">
          {t(undo ? 'subscribers.undo-button' : 'preferences.back-button')}
        </button>
      </form>
      <Following t={t} following={following} />
      <OwnData t={t} reader={reader} token={token} />
    </Notice>,
  )
}

const showUnknown = (c: Context<AppEnv>): Promise<Response> =>
  showOneButton(c, { status: 410, title: 'subscribers.unknown-title', text: 'subscribers.unknown-text' })

/** The page speaks the language of the mail it was opened from. */
function speakLike(c: Context<AppEnv>, { locale }: { readonly locale: string }): void {
  c.set('t', translator(negotiateLocale(c.req.query('lang'), locale, undefined)))
}
