import type { Child } from 'hono/jsx'
import { directionOf, type Translator } from '../../i18n/translate'
import { EMAIL_MAX } from '../../kernel/email-address'
import { LiveFieldError } from '../../web/ui/live-field-error'
import { REPORT_NOTE_MAX } from '../schema'
import { REPORT_REASONS } from './report-reasons'

interface ReportFormProps {
  readonly t: Translator
  /** Where it posts. */
  readonly action: string
  /** The comment's, for the element. */
  readonly id?: number
  readonly values?: { readonly reason?: string; readonly note?: string; readonly email?: string }
  readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
  /** What stands beside the button: the way out. */
  readonly children?: Child
}

/** Why a reader reports a comment. Asks for no name, and for an address only who wants an answer to a notice of illegal content (V-80, V-81). */
export const ReportForm = ({ t, action, id, values, issues, children }: ReportFormProps) => {
  const wrong = (field: string) => issues?.find((issue) => issue.field === field)?.message
  return (
    <form
      class="aw-report"
      method="post"
      action={action}
      data-id={id}
      data-fault={t('comments.not-reached')}
      data-open=""
      novalidate
    >
      <fieldset class="aw-more" aria-describedby="r-wrong">
        <legend part="label">{t('comments.report-why')}</legend>
        {REPORT_REASONS.map((reason) => (
          <label>
            <input type="radio" name="reason" value={reason} checked={values?.reason === reason} />{' '}
            {t(`comments.report-${reason}`)}
          </label>
        ))}
        <LiveFieldError t={t} id="r-wrong" name="reason" message={wrong('reason')} />
      </fieldset>
      <label for="r-note" part="label">
        {t('comments.report-note')}
      </label>
      <textarea
        id="r-note"
        name="note"
        part="input"
        class="aw-input"
        rows={2}
        maxlength={REPORT_NOTE_MAX}
        dir="auto"
        aria-describedby="r-note-wrong r-use"
        aria-invalid={wrong('note') ? 'true' : undefined}
      >
        {values?.note}
      </textarea>
      <LiveFieldError t={t} id="r-note-wrong" name="note" message={wrong('note')} />
      <p class="aw-hint" id="r-use">
        {t('comments.report-note-use')}
      </p>
      <details class="aw-more" open={!!values?.email || values?.reason === 'illegal'}>
        <summary>{t('comments.report-answer')}</summary>
        <label for="r-email" part="label">
          {t('comments.email-optional')}
        </label>
        <input
          id="r-email"
          part="input"
          class="aw-input"
          type="email"
          dir="auto"
          name="email"
          value={values?.email}
          autocomplete="email"
          maxlength={EMAIL_MAX}
          aria-describedby="r-email-wrong r-answer"
          aria-invalid={wrong('email') ? 'true' : undefined}
        />
        <LiveFieldError t={t} id="r-email-wrong" name="email" message={wrong('email')} />
        <p class="aw-hint" id="r-answer">
          {t('comments.report-answer-use')}
        </p>
      </details>
      <p class="aw-alert" part="alert" role="alert" />
      <p class="aw-actions aw-buttons">
        <button type="submit" class="aw-button" part="button">
          {t('comments.report-send')}
        </button>{' '}
        {children}
      </p>
    </form>
  )
}

/** The same as a dialog, for the element. */
export const ReportDialog = ({
  t,
  action,
  id,
  name,
}: {
  readonly t: Translator
  readonly action: string
  readonly id: number
  readonly name: string
}) => (
  <dialog part="dialog" aria-labelledby="r-title" lang={t.locale} dir={directionOf(t.locale)}>
    <h2 id="r-title" class="aw-count">
      {t('comments.report-title')}
    </h2>
    <p class="aw-note">
      <bdi>{name}</bdi>
    </p>
    <ReportForm t={t} action={action} id={id}>
      <button type="button" class="aw-quiet" part="cancel" name="close">
        {t('comments.cancel')}
      </button>
    </ReportForm>
  </dialog>
)

/** What stands in its place once it is sent. */
export const ReportDone = ({
  t,
  token,
  children,
}: {
  readonly t: Translator
  readonly token?: string | undefined
  readonly children?: Child
}) => (
  <div class="aw-done" data-reader={token} data-sent={t('comments.report-sent')}>
    <div role="status">
      <p>{t('comments.report-done')}</p>
      {children}
    </div>
    <p class="aw-buttons">
      <button type="button" class="aw-button" part="button" name="close" autofocus>
        {t('comments.report-close')}
      </button>
    </p>
  </div>
)

/** How whoever gave notice of illegal content refers to it, and that their address was taken, where they gave one. */
export const NoticeDone = ({
  t,
  site,
  reference,
  isAnswered,
}: {
  readonly t: Translator
  readonly site: string
  readonly reference: string | undefined
  readonly isAnswered: boolean
}) =>
  reference === undefined ? null : (
    <>
      <p>
        <strong>{t('comments.report-notice', { site, reference })}</strong>
      </p>
      {isAnswered && <p>{t('mail.notice-arrived', { site })}</p>}
    </>
  )
