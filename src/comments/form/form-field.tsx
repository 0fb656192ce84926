import type { Child } from 'hono/jsx'
import type { TextKey, Translator } from '../../i18n/translate'
import { LiveFieldError } from '../../web/ui/live-field-error'
import type { FormState } from './comment-form'

interface FieldAttributes {
  readonly id: string
  readonly name: string
  readonly part: string
  readonly class: string
  readonly required: boolean
  readonly value?: string
  readonly autofocus?: true
  readonly 'aria-describedby': string
  readonly 'aria-invalid'?: 'true'
}

/** Label, field, what it is for, and what is wrong with it: the last is there from the start, so that it can be heard later. */
export const FormField = (props: {
  readonly t: Translator
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly hint?: TextKey
  readonly children: (attributes: FieldAttributes) => Child
}) => {
  const { t, form, name, label, required = false, hint } = props
  const issue = form.issues?.find(({ field }) => field === name)
  const attributes: FieldAttributes = {
    id: `f-${name}`,
    name,
    part: 'input',
    class: 'aw-input',
    required,
    ...(name !== 'body' && { value: form.values?.[name] ?? '' }),
    'aria-describedby': hint ? `h-${name} e-${name}` : `e-${name}`,
    ...(issue && { 'aria-invalid': 'true' as const }),
    // Only a page of our own comes with what is wrong; there the first of it is where to go on (V-21).
    ...(issue && issue === form.issues?.[0] && { autofocus: true as const }),
  }
  return (
    <div class={`aw-field aw-field-${name}`}>
      <label for={attributes.id} part="label">
        <span>{label}</span>
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {props.children(attributes)}
      {hint && (
        <p class="aw-hint" id={`h-${name}`}>
          {t(hint)}
        </p>
      )}
      <LiveFieldError t={t} id={`e-${name}`} name={name} message={issue?.message} />
    </div>
  )
}

/** What the form has a place to say something at. */
export const FIELDS: readonly string[] = ['body', 'name', 'email', 'url']

/**
 * What is wrong, if it is more than one thing: a list that leads to the fields (V-21). By links on a page; by buttons in the element, which fills
 * the list itself, and where the address of a field would move the host page.
 */
export const FormSummary = (props: {
  readonly t: Translator
  readonly form: FormState
  readonly embedded?: boolean
}) => {
  const { t, form, embedded = false } = props
  const issues = (form.issues ?? []).filter(({ field }) => FIELDS.includes(field))
  return (
    <div
      class="aw-summary"
      part="summary"
      hidden={issues.length < 2}
      data-if={embedded ? 'several' : undefined}
    >
      <p class="aw-error">{t('error.web/fields-refused')}</p>
      <ul>
        {embedded
          ? FIELDS.map((field) => (
              <li class="aw-note" data-for={field} hidden>
                <button type="button" class="aw-quiet" name="mend" value={field} />
              </li>
            ))
          : issues.map(({ field, message }) => (
              <li>
                <a href={`#f-${field}`}>{message}</a>
              </li>
            ))}
      </ul>
    </div>
  )
}
