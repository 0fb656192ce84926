import type { Translator } from '../i18n/translate'
import type { ConsentWords } from './consent-words'

export interface SignUpFormProps {
  readonly t: Translator
  /** Where the form leads: absolute, because it also stands on pages of other origins. */
  readonly action: string
  readonly words: ConsentWords
  /** The page it stands on, where the server knows it. */
  readonly page?: string | undefined
  /** What was typed, and what is wrong with it. */
  readonly value?: string | undefined
  readonly error?: string | undefined
}

/**
 * One field, one button. The same markup inside <afterword-subscribe> and on the page without scripts; its classes and parts are what the
 * element and docs/guides/sign-ups.md rely on. Ids are safe twice on a host page, because each element has a shadow root of its own.
 */
export const SignUpForm = ({ t, action, words, page, value, error }: SignUpFormProps) => (
  <form class="aw-signup" part="form" method="post" action={action} novalidate>
    <div class="aw-field">
      <label part="label" for="aw-email">
        {t('subscribers.email-label')}
      </label>
      <input
        part="input"
        class="aw-input"
        id="aw-email"
        type="email"
        name="email"
        value={value}
        autocomplete="email"
        inputmode="email"
        autocapitalize="none"
        spellcheck={false}
        maxlength={254}
        required
        aria-describedby={error === undefined ? 'aw-consent' : 'aw-email-error aw-consent'}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
      <p class="aw-error" part="error" id="aw-email-error" data-for="email" hidden={error === undefined}>
        {error}
      </p>
    </div>
    <button part="button" class="aw-button" type="submit">
      {t('subscribers.sign-up-button')}
    </button>
    <p class="aw-consent" part="note" id="aw-consent">
      {words.words}
    </p>
    <input type="hidden" name="words" value={words.id} />
    {page !== undefined && <input type="hidden" name="page" value={page} />}
  </form>
)
