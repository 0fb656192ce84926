import type { Translator } from '../../i18n/translate'
import { Field, type Issues, marksOf } from '../field'

// What the pages of a list and of a sign-up form have in common.

interface Props {
  readonly t: Translator
  readonly what: 'list' | 'form'
  readonly value: string
  readonly issues: Issues
}

/** What links and mails will name it by: chosen once. */
export const IdField = ({ t, what, value, issues }: Props) => (
  <Field name="id" label={t(`desk.${what}-id`)} hint={t(`desk.${what}-id-hint`)} issues={issues}>
    <input
      {...marksOf(issues, 'id', 'hint')}
      type="text"
      required
      maxlength={32}
      autocapitalize="none"
      spellcheck={false}
      value={value}
    />
  </Field>
)

/** What readers agree to. */
export const WordsField = ({ t, what, value, issues }: Props) => (
  <Field name="words" label={t(`desk.${what}-words`)} hint={t(`desk.${what}-words-hint`)} issues={issues}>
    <textarea {...marksOf(issues, 'words', 'hint')} rows={3} maxlength={1000}>
      {value}
    </textarea>
  </Field>
)
