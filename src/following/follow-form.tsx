import { FREQUENCIES } from '../followers/public'
import type { Translator } from '../i18n/translate'
import { EMAIL_MAX } from '../kernel/email-address'
import { LiveFieldError } from '../web/ui/live-field-error'

/** What a refused form is shown again with. */
export interface FollowFormState {
  readonly values?: Readonly<Record<string, unknown>>
  readonly issues?: readonly { readonly field: string; readonly message: string }[]
  readonly message?: string
}

/** Following without writing, or only the mark: in the element below the thread, and on a page of its own. */
export const FollowForm = (props: {
  readonly t: Translator
  readonly action: string
  readonly page: string
  readonly form?: FollowFormState
  /** Whether what stands above it says already how it goes on. */
  readonly told?: boolean
  /** Whether the reader asked for it just now, and goes on in it. */
  readonly autofocus?: boolean
}) => {
  const { t, action, page, form = {}, told = false, autofocus } = props
  const value = (name: string) =>
    typeof form.values?.[name] === 'string' ? (form.values[name] as string) : ''
  const issue = form.issues?.find(({ field }) => field === 'email')
  const other = form.message ?? form.issues?.find(({ field }) => field !== 'email')?.message
  return (
    <form
      class="aw-ask aw-more"
      part="ask"
      method="post"
      action={action}
      novalidate
      aria-label={t('followers.follow-title')}
      data-fault={t('error.fault')}
    >
      <input type="hidden" name="page" value={page} />
      <div class="aw-who">
        <div class="aw-field">
          <label for="w-email" part="label">
            {t('subscribers.email-label')}
          </label>
          <input
            id="w-email"
            part="input"
            class="aw-input"
            type="email"
            dir="auto"
            name="email"
            value={value('email')}
            autocomplete="email"
            inputmode="email"
            autocapitalize="none"
            spellcheck={false}
            maxlength={EMAIL_MAX}
            required
            autofocus={autofocus}
            aria-describedby="w-error"
            aria-invalid={issue ? 'true' : undefined}
          />
          <LiveFieldError t={t} id="w-error" name="email" message={issue?.message} />
        </div>
        <div class="aw-field">
          <label for="w-notify" part="label">
            {t('followers.notify')}
          </label>
          <select id="w-notify" part="input" class="aw-input" name="notify">
            {(['all', 'mark'] as const).map((notify) => (
              <option value={notify} selected={value('notify') === notify}>
                {t(`followers.notify-${notify}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="aw-field">
          <label for="w-frequency" part="label">
            {t('followers.how-often')}
          </label>
          <select id="w-frequency" part="input" class="aw-input" name="frequency">
            {FREQUENCIES.map((frequency) => (
              <option value={frequency} selected={value('frequency') === frequency}>
                {t(`followers.frequency-${frequency}`)}
              </option>
            ))}
          </select>
        </div>
        {!told && <p class="aw-hint aw-wide">{t('followers.follow-privacy')}</p>}
      </div>
      <p class="aw-alert" part="alert" role="alert">
        {other}
      </p>
      <p class="aw-actions aw-buttons">
        <button type="submit" class="aw-button" part="button">
          {t('followers.follow-button')}
        </button>
      </p>
    </form>
  )
}
