import type { Child } from 'hono/jsx'
import type { TextKey } from '../i18n/translate'
import { EMAIL_MAX } from '../kernel/email-address'
import type { ThreadView } from './comment'
import { BODY_MAX } from './schema'

/** What a refused form is shown again with: every word as typed, and what was wrong. */
export interface FormState {
  readonly values?: Readonly<Record<string, string>>
  readonly issues?: readonly { readonly field: string; readonly message: string }[]
  /** What happened, above the button. */
  readonly message?: string
  readonly parent?: { readonly id: number; readonly name: string }
  /** The submission's UUID. Fresh for every page; the element makes its own, since a fragment is kept for many. */
  readonly key?: string
}

interface FormProps {
  readonly view: ThreadView
  readonly page: string
  readonly form?: FormState
}

/** The one form, for new comments and replies. Text first: the rest is asked once there is something to sign (V-10). */
export const CommentForm = ({ view, page, form = {} }: FormProps) => {
  const { t, links } = view
  const { parent } = form
  const title = parent ? t('comments.form-reply', { name: parent.name }) : t('comments.body')
  return (
    <form
      id="form"
      class="aw-form"
      part="form"
      method="post"
      action={links.action}
      novalidate
      data-posting={t('comments.posting')}
      data-offline={t('comments.offline')}
      data-timeout={t('comments.timeout')}
      data-intercepted={t('comments.intercepted')}
      data-fault={t('error.fault')}
      data-published={t('comments.own-published')}
      data-save={t('comments.save')}
      data-saved={t('comments.saved')}
    >
      <p class="aw-prompt" part="prompt" hidden />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="parentId" value={parent?.id ?? ''} />
      {form.key && <input type="hidden" name="key" value={form.key} />}
      <Field view={view} form={form} name="body" label={title} required>
        {(attributes) => (
          <textarea {...attributes} rows={links.kind === 'page' ? 6 : 1} dir="auto" enterkeyhint="enter">
            {form.values?.body ?? ''}
          </textarea>
        )}
      </Field>
      {links.kind === 'embed' && (
        <>
          <section part="preview" aria-label={t('comments.preview')} tabindex={-1} hidden />
          <p
            class="aw-hint"
            part="left"
            role="status"
            data-max={BODY_MAX}
            data-left={t('comments.left')}
            data-over={t('comments.over')}
          />
        </>
      )}
      <p class="aw-draft" hidden>
        <span>{t('comments.draft')}</span>{' '}
        <button type="button" class="aw-quiet" part="discard" data-discard>
          {t('comments.discard')}
        </button>
      </p>
      <div class="aw-who">
        <Field view={view} form={form} name="name" label={t('comments.name')} required>
          {(attributes) => <input {...attributes} autocomplete="name" dir="auto" />}
        </Field>
        <Field view={view} form={form} name="email" label={t('comments.email')} hint="comments.email-use">
          {(attributes) => <input {...attributes} type="email" autocomplete="email" maxlength={EMAIL_MAX} />}
        </Field>
        <Field view={view} form={form} name="url" label={t('comments.url')} hint="comments.url-use">
          {(attributes) => <input {...attributes} inputmode="url" autocomplete="url" />}
        </Field>
        {links.kind === 'embed' && (
          <label class="aw-remember" part="remember">
            <input type="checkbox" name="remember" /> {t('comments.remember')}
          </label>
        )}
        <p class="aw-privacy" part="privacy">
          {t('comments.privacy')}
        </p>
      </div>
      <p class="aw-alert" part="alert" role="alert">
        {form.message}
      </p>
      <p class="aw-buttons">
        <button type="submit" class="aw-button" part="button">
          {t('comments.post')}
        </button>{' '}
        {links.kind === 'embed' && (
          <>
            <button type="button" class="aw-quiet" part="mode" data-mode="write" aria-pressed="true">
              {t('comments.write')}
            </button>
            <button type="button" class="aw-quiet" part="mode" data-mode="preview" aria-pressed="false">
              {t('comments.preview')}
            </button>
            <button type="button" class="aw-quiet" part="cancel" data-cancel hidden>
              {t('comments.cancel')}
            </button>
          </>
        )}
        {links.kind === 'page' && parent && (
          <a class="aw-quiet" href={links.comment(parent.id)}>
            {t('comments.cancel')}
          </a>
        )}
      </p>
    </form>
  )
}

interface FieldAttributes {
  readonly id: string
  readonly name: string
  readonly part: string
  readonly class: string
  readonly required: boolean
  readonly value?: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid'?: 'true'
}

/** Label, field, what it is for, and what is wrong with it: the last is there from the start, so that it can be heard later. */
const Field = (props: {
  readonly view: ThreadView
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly hint?: TextKey
  readonly children: (attributes: FieldAttributes) => Child
}) => {
  const { view, form, name, label, required = false, hint } = props
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
          {view.t(hint)}
        </p>
      )}
      <p class="aw-error" part="error" id={`e-${name}`} data-for={name} hidden={!issue}>
        <span class="aw-hidden">{view.t('page.error-prefix')} </span>
        <span>{issue?.message}</span>
      </p>
    </div>
  )
}
