import { LOCALE_NAMES, type Translator } from '../../i18n/translate'
import type { Look, MailPreview } from '../../mail/public'
import type { Site } from '../../sites/public'
import { DeskPageStyles } from '../../web/ui/desk-page-styles'
import { Field, fieldMarks } from '../../web/ui/field'
import { MAIL_SAMPLES } from './mail-samples'
import type { ChosenSample } from './preview-sample'

interface Props {
  readonly t: Translator
  readonly site: Site
  /** What is stored, or what was just typed. */
  readonly values: Look
  readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
  readonly mayChange: boolean
  readonly saved: boolean
  readonly chosen: ChosenSample
  readonly preview: MailPreview
}

/** How a site's mails look: the owner's form, and every mail of the product as its readers see it, by day and by night. */
export const LookMain = (props: Props) => (
  <main id="work" class="sheet wide" tabindex={-1}>
    <DeskPageStyles />
    {props.saved && (
      <p class="flash" role="status">
        {props.t('desk.saved')}
      </p>
    )}
    <h1>{props.t('mail.look')}</h1>
    <p class="muted">{props.t('mail.look-text')}</p>
    {props.mayChange && <LookForm {...props} />}
    <Previews {...props} />
  </main>
)

const LookForm = ({ t, site, values, issues }: Props) => {
  const wrong = (field: string) => issues?.find((issue) => issue.field === field)?.message
  const notes = (field: string, hint?: string) => ({ hint, error: wrong(field) })
  const color = notes('color', t('mail.look-color-hint'))
  const logoUrl = notes('logoUrl', t('mail.look-logo-hint'))
  const logoAlt = notes('logoAlt', t('mail.look-alt-hint'))
  const postal = notes('postalAddress', t('mail.look-postal-hint'))
  return (
    <form method="post" action={`/desk/${site.id}/mail/look`} class="stack">
      <Field name="color" label={t('mail.look-color')} {...color}>
        <input
          {...fieldMarks('color', color)}
          type="text"
          class="code"
          maxlength={20}
          spellcheck={false}
          value={values.color}
        />
      </Field>
      <Field name="logoUrl" label={t('mail.look-logo')} {...logoUrl}>
        <input
          {...fieldMarks('logoUrl', logoUrl)}
          type="text"
          inputmode="url"
          maxlength={500}
          spellcheck={false}
          value={values.logoUrl}
        />
      </Field>
      <Field name="logoAlt" label={t('mail.look-alt')} {...logoAlt}>
        <input {...fieldMarks('logoAlt', logoAlt)} type="text" maxlength={160} value={values.logoAlt} />
      </Field>
      <Field name="postalAddress" label={t('mail.look-postal')} {...postal}>
        <textarea
          {...fieldMarks('postalAddress', postal)}
          rows={3}
          maxlength={300}
          autocomplete="street-address"
        >
          {values.postalAddress}
        </textarea>
      </Field>
      <button type="submit" class="primary">
        {t('desk.save')}
      </button>
    </form>
  )
}

const Previews = ({ t, site, chosen: { sample, locale }, preview }: Props) => {
  const source = (theme: string) =>
    `/desk/${site.id}/mail/look/preview?${new URLSearchParams({ mail: sample.name, in: locale, theme })}`
  return (
    <>
      <h2 id="previews">{t('mail.previews')}</h2>
      <form method="get" action={`/desk/${site.id}/mail/look#previews`} class="choose">
        <label for="mail">{t('mail.preview-mail')}</label>
        <select id="mail" name="mail">
          {MAIL_SAMPLES.map(({ name }) => (
            <option value={name} selected={name === sample.name}>
              {t(`mail.sample-${name}` as 'mail.sample-confirm')}
            </option>
          ))}
        </select>
        <label for="in">{t('mail.preview-language')}</label>
        <select id="in" name="in">
          {LOCALE_NAMES.map((name) => (
            <option value={name} selected={name === locale} lang={name}>
              {new Intl.DisplayNames(name, { type: 'language' }).of(name)}
            </option>
          ))}
        </select>
        <button type="submit">{t('mail.preview-show')}</button>
      </form>
      <p>
        <b>{t('mail.preview-subject')}</b> <bdi lang={locale}>{preview.subject}</bdi>{' '}
        <span class="muted">
          {t('mail.preview-size', { size: Math.ceil(preview.bytes / 1000), max: HTML_MAX_KB })}
        </span>
      </p>
      <div class="letters">
        {(['light', 'dark'] as const).map((theme) => (
          <figure>
            <figcaption>{t(`mail.preview-${theme}`)}</figcaption>
            {/* No script, no form, no way out of the frame: a sample's links lead nowhere. */}
            <iframe
              title={`${t(`mail.preview-${theme}`)}: ${preview.subject}`}
              src={source(theme)}
              sandbox=""
            />
          </figure>
        ))}
        <figure>
          <figcaption>{t('mail.preview-text')}</figcaption>
          <pre class="code" tabindex={0} lang={locale}>
            {preview.text}
          </pre>
        </figure>
      </div>
    </>
  )
}

/** Gmail's limit, as people write it. */
const HTML_MAX_KB = 102
