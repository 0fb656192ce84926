import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { Field, fieldMarks } from '../../web/ui/field'

/** One thing to type and one button: nobody does this by a slip of the hand (M-34). */
export const ArchiveMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly error?: string | undefined
}) => {
  const { t, site, error } = props
  const notes = { hint: t('team.archive-type', { site: site.id }), error }
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('team.archive-title')}</h1>
      <p>{t('team.archive-text', { site: site.name })}</p>
      <p class="muted">{t('team.archive-back')}</p>
      <form method="post" action={`/desk/${site.id}/archive`} class="stack">
        <Field name="typed" label={t('team.archive-label')} {...notes}>
          <input {...fieldMarks('typed', notes)} type="text" required autocomplete="off" spellcheck={false} />
        </Field>
        <button type="submit" class="primary">
          {t('team.archive')}
        </button>
      </form>
      <p>
        <a href={`/desk/${site.id}/team`}>{t('team.archive-not')}</a>
      </p>
      <p>
        <a href={`/desk/sites/${site.id}/delete`}>{t('team.delete-instead')}</a>
      </p>
    </main>
  )
}
