import type { Child } from 'hono/jsx'
import { FREQUENCIES } from '../../followers/public'
import type { Translator } from '../../i18n/translate'
import { EMAIL_MAX } from '../../kernel/email-address'
import type { Ask, Site } from '../../sites/public'
import { NOTIFY } from '../schema'
import type { FormState } from './comment-form'
import { FormField } from './form-field'

/** Who signs: what the site asks of it, with what is not shown to readers said beside it (A1, V-12). */
export const AuthorFields = (props: {
  readonly t: Translator
  readonly site: Site
  readonly form: FormState
  /** What stands behind the fields: the box that remembers them, where there is a device to do so. */
  readonly children?: Child
}) => {
  const { t, form } = props
  const { askName, askEmail, askUrl } = props.site.settings
  const asked = [askName, askEmail, askUrl].some((ask) => ask !== 'off')
  const field = { t, form }
  return (
    <div class="aw-who">
      {askName !== 'off' && (
        <FormField {...field} name="name" label={t(`comments.name-${askName}`)} required={isNeeded(askName)}>
          {(attributes) => <input {...attributes} autocomplete="name" dir="auto" />}
        </FormField>
      )}
      {askEmail !== 'off' && (
        <FormField
          {...field}
          name="email"
          label={t(`comments.email-${askEmail}`)}
          required={isNeeded(askEmail)}
          hint="comments.email-use"
        >
          {(attributes) => (
            <input {...attributes} type="email" dir="auto" autocomplete="email" maxlength={EMAIL_MAX} />
          )}
        </FormField>
      )}
      {askUrl !== 'off' && (
        <FormField
          {...field}
          name="url"
          label={t(`comments.url-${askUrl}`)}
          required={isNeeded(askUrl)}
          hint="comments.url-use"
        >
          {(attributes) => <input {...attributes} inputmode="url" dir="auto" autocomplete="url" />}
        </FormField>
      )}
      {askEmail !== 'off' && <MailFields t={t} form={form} />}
      {asked && props.children}
      <p class="aw-hint aw-wide" part="privacy">
        {t(askEmail === 'off' ? 'comments.required-marked' : 'comments.privacy')}
      </p>
    </div>
  )
}

/** What its author is told by mail, and how often. Asked for beside the address it goes to. */
const MailFields = ({ t, form }: { readonly t: Translator; readonly form: FormState }) => {
  const select = (
    name: 'notify' | 'frequency',
    label: string,
    options: readonly (readonly [value: string, text: string])[],
  ) => (
    <div class="aw-field">
      <label for={`f-${name}`} part="label">
        {label}
      </label>
      <select id={`f-${name}`} name={name} part="input" class="aw-input">
        {options.map(([value, text]) => (
          <option value={value} selected={form.values?.[name] === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <>
      {select(
        'notify',
        t('followers.notify'),
        NOTIFY.map((notify) => [notify, t(`followers.notify-${notify}`)]),
      )}
      {select(
        'frequency',
        t('followers.how-often'),
        FREQUENCIES.map((frequency) => [frequency, t(`followers.frequency-${frequency}`)]),
      )}
    </>
  )
}

const isNeeded = (ask: Ask): boolean => ask === 'required'
