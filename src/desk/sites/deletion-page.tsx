import type { Translator } from '../../i18n/translate'
import { DAY_MS } from '../../kernel/time'
import { GRACE_MS, type OwnedSite } from '../../team/public'
import { Field, fieldMarks } from '../../web/ui/field'
import { CommentFiles } from './comment-files'
import { COUNTED_TO, type SiteSize } from './read-site-size'

const COUNTED = ['comments', 'subscribers', 'followers', 'team'] as const

/** What would be lost, what to do instead, and one thing to type: nobody does this by a slip of the hand (M-34). */
export const DeletionMain = (props: {
  readonly t: Translator
  readonly site: OwnedSite
  readonly size: SiteSize
  readonly error?: string | undefined
}) => {
  const { t, site, size, error } = props
  const notes = { hint: t('team.delete-type', { site: site.name }), error }
  const number = new Intl.NumberFormat(t.locale)
  const said = (count: number) =>
    count > COUNTED_TO ? t('team.delete-many', { count: COUNTED_TO }) : number.format(count)
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('team.delete-title')}</h1>
      <p>{t('team.delete-text', { site: site.name })}</p>
      <table class="log">
        <tbody>
          {COUNTED.map((what) => (
            <tr>
              <th scope="row">{t(`team.delete-${what}`)}</th>
              <td>{said(size[what])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{t('team.delete-stays')}</p>
      {site.archivedAt === null && (
        <>
          <h2>{t('team.delete-keep')}</h2>
          <CommentFiles t={t} site={site}>
            <a href={`/desk/${site.id}/subscribers/export.csv`} download>
              {t('desk.export-subscribers')}
            </a>
          </CommentFiles>
        </>
      )}
      {site.archivedAt === null && (
        <>
          <h2>{t('team.delete-archive')}</h2>
          <p>{t('team.delete-archive-text')}</p>
          <p>
            <a class="button" href={`/desk/${site.id}/archive`}>
              {t('team.archive-title')}
            </a>
          </p>
        </>
      )}
      <h2>{t('team.delete-go')}</h2>
      <p>{t('team.delete-grace', { count: GRACE_MS / DAY_MS })}</p>
      <form method="post" action={`/desk/sites/${site.id}/delete`} class="stack">
        <Field name="typed" label={t('team.delete-label')} {...notes}>
          <input {...fieldMarks('typed', notes)} type="text" required autocomplete="off" spellcheck={false} />
        </Field>
        <button type="submit">{t('team.delete-button')}</button>
      </form>
      <p>
        <a href="/desk/sites">{t('team.delete-not')}</a>
      </p>
    </main>
  )
}
