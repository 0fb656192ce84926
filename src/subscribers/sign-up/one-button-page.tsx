import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { TextKey, TextParams } from '../../i18n/translate'
import type { AppEnv } from '../../web/app-env'
import { renderPage } from '../../web/page'
import { Notice } from '../../web/ui/notice'

export interface OneButtonPage {
  readonly kind?: 'plain' | 'success' | 'error'
  readonly status?: number
  readonly title: TextKey
  readonly text: TextKey
  /** Says what the button is for, where the text above it does not. */
  readonly hint?: TextKey
  readonly button?: TextKey
  /** What pressing does, as a form of ours posts it: an address below ours, and the field that says it was pressed. */
  readonly action?: string
  readonly params?: TextParams
  /** Shown as a list below the text. */
  readonly items?: readonly string[]
  /** Below everything the page says. */
  readonly more?: Child
  /** Leads to the reader's own page. */
  readonly preferences?: string | undefined
  /** Where the person came from. */
  readonly back?: string | null
}

/** A page that a mail's link opens: what would happen, and one button that does it. Opening it does nothing. */
export const showOneButton = <E extends AppEnv>(
  c: Context<E>,
  {
    kind = 'plain',
    status = 200,
    title,
    text,
    hint,
    button,
    action,
    params = {},
    items,
    preferences,
    back,
    more,
  }: OneButtonPage,
): Promise<Response> => {
  const { t } = c.var
  return renderPage(
    c,
    { title: t(title, params), status },
    <Notice kind={kind} title={t(title, params)}>
      <p>{t(text, params)}</p>
      {items && (
        <ul>
          {items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )}
      {hint && <p>{t(hint, params)}</p>}
      {button && action !== undefined && (
        <form method="post" action={action}>
          <button type="submit" class="aw-button" name="pressed" value="yes" autofocus>
            {t(button, params)}
          </button>
        </form>
      )}
      {preferences && (
        <p>
          <a href={preferences}>{t('preferences.link')}</a>
        </p>
      )}
      {back && (
        <p>
          <a href={back} rel="noreferrer">
            {t('subscribers.back')}
          </a>
        </p>
      )}
      {more}
    </Notice>,
  )
}
