import type { Translator } from '../../i18n/translate'
import { REASON_WORDS_MAX, REASONS, type Reason } from '../schema'

/** As readers choose it and the desk counts it. */
export const reasonName = (t: Translator, reason: Reason): string =>
  t(reason === 'other' ? 'comments.report-other' : `subscribers.reason-${reason}`)

/** Why somebody left, if they want to say it: below everything else, and on its own (N-20). */
export const ReasonForm = ({ t, token }: { readonly t: Translator; readonly token: string }) => (
  <form method="post" action={`/unsubscribe/${token}/reason`} class="aw-why">
    <fieldset class="aw-lists">
      <legend>{t('subscribers.reason-ask')}</legend>
      {REASONS.map((reason) => (
        <label class="aw-tick">
          <input type="radio" name="reason" value={reason} required />
          <span>{reasonName(t, reason)}</span>
        </label>
      ))}
    </fieldset>
    <label for="words">{t('comments.report-note')}</label>
    <input id="words" name="words" dir="auto" maxlength={REASON_WORDS_MAX} autocomplete="off" />
    <p class="aw-hint">{t('subscribers.reason-hint')}</p>
    <button type="submit" class="aw-second">
      {t('subscribers.reason-button')}
    </button>
  </form>
)
