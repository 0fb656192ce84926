import type { Translator } from '../i18n/translate'
import { LiveFieldError } from '../web/ui/live-field-error'

/** Where the code of the mail is typed, on the device that asked. Its answer takes its place. */
export const CodeForm = (props: {
  readonly t: Translator
  readonly siteId: string
  readonly claim: string
}) => {
  const { t, siteId, claim } = props
  return (
    <form
      class="aw-ask aw-more"
      part="ask"
      method="post"
      action={`/embed/${siteId}/code`}
      novalidate
      aria-label={t('followers.code-label')}
      data-fault={t('error.fault')}
    >
      <p part="note">{t('followers.asked')}</p>
      <input type="hidden" name="confirm" value={claim} />
      <div class="aw-who">
        <div class="aw-field">
          <label for="f-code" part="label">
            {t('followers.code-label')}
          </label>
          <input
            id="f-code"
            part="input"
            class="aw-input"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={16}
            aria-describedby="h-code e-code"
          />
          <p class="aw-hint" id="h-code">
            {t('followers.code-hint')}
          </p>
          <LiveFieldError t={t} id="e-code" name="code" />
        </div>
      </div>
      <p class="aw-alert" part="alert" role="alert" />
      <p class="aw-actions aw-buttons">
        <button type="submit" class="aw-button" part="button">
          {t('followers.code-button')}
        </button>
      </p>
    </form>
  )
}
