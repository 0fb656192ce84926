import type { Translator } from '../../i18n/translate'
import { CHALLENGES } from '../../sites/public'
import { Field, type Issues, marksOf } from '../field'

/** What is stored or was typed, by the names of the form's fields. */
export interface LimitValues {
  readonly challenge: string
  readonly signUpsDaily: string
  readonly commentsDaily: string
}

/** What a day may bring: one section of the settings. */
export const LimitFields = ({
  t,
  values,
  issues,
}: {
  readonly t: Translator
  readonly values: LimitValues
  readonly issues: Issues
}) => (
  <fieldset class="stack" id="limits-section">
    <legend>{t('limits.title')}</legend>
    <Field name="challenge" label={t('limits.challenge')} hint={t('limits.challenge-hint')} issues={issues}>
      <select {...marksOf(issues, 'challenge', 'hint')}>
        {CHALLENGES.map((challenge) => (
          <option value={challenge} selected={challenge === values.challenge}>
            {t(`limits.challenge-${challenge}`)}
          </option>
        ))}
      </select>
    </Field>
    {(['signUpsDaily', 'commentsDaily'] as const).map((name) => (
      <Field name={name} label={t(`limits.${name}`)} hint={t(`limits.${name}-hint`)} issues={issues}>
        <input
          {...marksOf(issues, name, 'hint')}
          type="text"
          inputmode="numeric"
          maxlength={7}
          value={values[name]}
        />
      </Field>
    ))}
  </fieldset>
)
