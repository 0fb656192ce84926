import type { Child } from 'hono/jsx'
import type { Translator } from '../../i18n/translate'
import { HOLDS } from '../../sites/public'
import { Field, type Issues, marksOf } from '../field'

/** What is stored or was typed, by the names of the form's fields. */
export interface HoldValues {
  readonly hold: string
  readonly holdFirst: string
  readonly holdLinks: string
  readonly holdUnverified: string
  readonly holdDays: string
  readonly closeDays: string
}

const NUMBERS = ['holdFirst', 'holdLinks', 'holdDays', 'closeDays'] as const

/** What waits for a moderator, and when a page closes: one section of the settings. */
export const HoldFields = ({
  t,
  values,
  issues,
  children,
}: {
  readonly t: Translator
  readonly values: HoldValues
  readonly issues: Issues
  /** What else makes a comment wait. */
  readonly children?: Child
}) => (
  <fieldset class="stack" id="hold-section">
    <legend>{t('desk.set-hold')}</legend>
    <Field name="hold" label={t('desk.set-hold-which')} hint={t('desk.set-hold-hint')} issues={issues}>
      <select {...marksOf(issues, 'hold', 'hint')}>
        {HOLDS.map((hold) => (
          <option value={hold} selected={hold === values.hold}>
            {t(`desk.hold-${hold}`)}
          </option>
        ))}
      </select>
    </Field>
    {NUMBERS.map((name) => (
      <Field name={name} label={t(`desk.set-${name}`)} hint={t(`desk.set-${name}-hint`)} issues={issues}>
        <input
          {...marksOf(issues, name, 'hint')}
          type="text"
          inputmode="numeric"
          maxlength={4}
          value={values[name]}
        />
      </Field>
    ))}
    <Field name="holdUnverified" label={t('desk.set-holdUnverified')} issues={issues}>
      <select {...marksOf(issues, 'holdUnverified')}>
        {(['no', 'yes'] as const).map((word) => (
          <option value={word} selected={word === values.holdUnverified}>
            {t(`desk.holdUnverified-${word}`)}
          </option>
        ))}
      </select>
    </Field>
    {children}
  </fieldset>
)
