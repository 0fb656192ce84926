import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { referenced } from '../../web/ui/markup'
import { BODY_MAX } from '../schema'
import type { ThreadView } from '../thread/comment'
import { AuthorFields } from './author-fields'
import { FormField, FormSummary } from './form-field'
import { FormatBar } from './format-bar'

/** What a refused form is shown again with: every word as typed, and what was wrong. */
export interface FormState {
  readonly values?: Readonly<Record<string, string>>
  readonly issues?: readonly { readonly field: string; readonly message: string }[]
  /** What happened, above the button. */
  readonly message?: string
  readonly parent?: { readonly id: number; readonly name: string }
  /** The submission's UUID. Fresh for every page; the element makes its own, since a fragment is kept for many. */
  readonly key?: string
  /** Its words were doubted: what sends them for review all the same. */
  readonly ack?: string | undefined
  /** A mail was asked for just now: its mailbox is asked first. */
  readonly asked?: boolean
}

interface FormProps {
  readonly view: ThreadView
  readonly site: Site
  readonly page: string
  readonly form?: FormState
}

/** The one form, for new comments and replies. Text first: the rest is asked once there is something to sign (V-10). */
export const CommentForm = ({ view, site, page, form = {} }: FormProps) => {
  const { t, links } = view
  const { parent } = form
  const embedded = links.kind === 'embed'
  const title = parent ? t('comments.form-reply', { name: parent.name }) : t('comments.body')
  return (
    <form
      id="form"
      class="aw-form"
      part="form"
      method="post"
      action={links.action}
      novalidate
      data-open={links.kind === 'page' ? '' : undefined}
      data-title={embedded ? t('comments.body') : undefined}
      data-post={t('comments.post')}
      data-posting={referenced(t('comments.posting'))}
      data-fault={t('error.fault')}
      {...(embedded && { 'data-save': t('comments.save'), ...failures(t) })}
    >
      {form.asked && (
        <p class="aw-note" part="note" role="status">
          {t('followers.asked-page')}
        </p>
      )}
      <p class="aw-prompt" part="prompt" hidden />
      <FormSummary t={t} form={form} embedded={embedded} />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="parentId" value={parent?.id ?? ''} />
      {(form.key || embedded) && <input type="hidden" name="key" value={form.key ?? ''} />}
      {embedded && <input type="hidden" name="revision" data-if="meanwhile" />}
      <FormField t={t} form={form} name="body" label={title} required>
        {(attributes) => (
          <>
            <textarea {...attributes} rows={links.kind === 'page' ? 6 : 1} dir="auto" enterkeyhint="enter">
              {form.values?.body ?? ''}
            </textarea>
            {embedded && <FormatBar t={t} />}
          </>
        )}
      </FormField>
      {embedded && (
        <>
          <section
            class="aw-ask aw-more"
            part="preview"
            aria-label={t('comments.preview')}
            tabindex={-1}
            hidden
          />
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
      <p class="aw-note aw-draft" hidden>
        <span>{t('comments.draft')}</span>{' '}
        <button type="button" class="aw-quiet" part="discard" name="discard">
          {t('comments.discard')}
        </button>
      </p>
      <AuthorFields t={t} site={site} form={form}>
        {embedded && (
          <p class="aw-note aw-wide aw-proof" hidden>
            {t('followers.on-device')}{' '}
            <button type="button" class="aw-quiet" part="forget" name="forget">
              {t('followers.forget-device')}
            </button>
          </p>
        )}
        {embedded && (
          <label class="aw-wide" part="remember">
            <input type="checkbox" name="remember" /> {t('comments.remember')}
          </label>
        )}
      </AuthorFields>
      <p class="aw-alert" part="alert" role="alert">
        {form.message}
      </p>
      {embedded && <p class="aw-note aw-sum" part="note" hidden />}
      <p class="aw-actions aw-buttons">
        <button type="submit" class="aw-button" part="button">
          {t('comments.post')}
        </button>{' '}
        {embedded && (
          <>
            <button
              type="button"
              class="aw-button aw-second"
              part="button"
              name="asNew"
              data-if="parentId|token-|window|not-ed|unknown"
              hidden
            >
              {t('comments.post-as-new')}
            </button>{' '}
            <button
              type="button"
              class="aw-button aw-second"
              part="button"
              name="submit"
              data-if="nudge"
              hidden
            >
              {t('comments.insist')}
            </button>{' '}
            <span class="aw-actions">
              <button type="button" class="aw-quiet" part="mode" name="preview">
                {t('comments.preview')}
              </button>
              <button type="button" class="aw-quiet" part="cancel" name="cancel" hidden>
                {t('comments.cancel')}
              </button>
            </span>
          </>
        )}
        {links.kind === 'page' && form.ack && (
          <button type="submit" class="aw-button aw-second" part="button" name="ack" value={form.ack}>
            {t('comments.insist')}
          </button>
        )}{' '}
        {links.kind === 'page' && parent && (
          <a class="aw-quiet" href={links.comment(parent.id)}>
            {t('comments.cancel')}
          </a>
        )}
      </p>
    </form>
  )
}

/**
 * What is said where no words of ours came back: the network's own failures, and answers of what stands between. Named by status, or by what
 * the browser threw (client/form-errors.ts). 200: an answer, but not ours, as from the sign-in page of a hotel.
 */
const failures = (t: Translator) => ({
  'data-w-offline': t('comments.offline'),
  'data-w-timeout-error': t('comments.timeout'),
  'data-w-type-error': t('comments.unreachable'),
  'data-w200': t('comments.intercepted'),
  'data-w-syntax-error': t('comments.intercepted'),
  'data-w413': t('comments.too-large'),
  'data-w429': t('comments.too-busy'),
  'data-w503': t('comments.too-busy'),
  'data-back': t('comments.back-online'),
  'data-now': t('comments.post-now'),
})
