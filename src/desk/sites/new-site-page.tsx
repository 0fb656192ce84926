import { LOCALE_NAMES, type Translator } from '../../i18n/translate'
import type { RawInput } from '../../web/read-input'
import { Field, fieldMarks } from '../../web/ui/field'

/** What a site must know of itself; the rest is under Settings. */
export const NewSiteMain = (props: {
  readonly t: Translator
  readonly typed: RawInput
  readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
  readonly mayMake: boolean
}) => {
  const { t, typed } = props
  if (!props.mayMake) {
    return (
      <main id="work" class="sheet" tabindex={-1}>
        <h1>{t('team.new-site')}</h1>
        <p>{t('error.team/sites-not-allowed')}</p>
      </main>
    )
  }
  const notes = (name: string, hint?: string) => ({
    hint,
    error: props.issues?.find(({ field }) => field === name)?.message,
  })
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '')
  const name = notes('name')
  const id = notes('id', t('team.site-id-hint'))
  const origins = notes('origins', t('desk.set-origins-hint'))
  const locale = notes('locale')
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('team.new-site')}</h1>
      <form method="post" action="/desk/sites/new" class="stack">
        <Field name="name" label={t('desk.set-name')} {...name}>
          <input {...fieldMarks('name', name)} type="text" required maxlength={200} value={value('name')} />
        </Field>
        <Field name="id" label={t('team.site-id')} {...id}>
          <input
            {...fieldMarks('id', id)}
            type="text"
            required
            maxlength={32}
            autocapitalize="none"
            spellcheck={false}
            value={value('id')}
          />
        </Field>
        <Field name="origins" label={t('desk.set-origins')} {...origins}>
          <textarea {...fieldMarks('origins', origins)} rows={3} spellcheck={false} class="code">
            {value('origins')}
          </textarea>
        </Field>
        <Field name="locale" label={t('desk.set-locale')} {...locale}>
          <select {...fieldMarks('locale', locale)}>
            {LOCALE_NAMES.map((name) => (
              <option value={name} selected={name === (value('locale') || t.locale)} lang={name}>
                {new Intl.DisplayNames(name, { type: 'language' }).of(name)}
              </option>
            ))}
          </select>
        </Field>
        <button type="submit" class="primary">
          {t('team.make-site')}
        </button>
      </form>
    </main>
  )
}
