import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { DEFAULT_FORM, type ListRow, listName, type SignUpForm } from '../../subscribers/public'

interface Props {
  readonly t: Translator
  readonly site: Site
  readonly lists: readonly ListRow[]
  readonly forms: readonly SignUpForm[]
  readonly saved: boolean
}

/** What readers can subscribe to at a site, and the forms that stand on its pages. */
export const ListsMain = ({ t, site, lists, forms, saved }: Props) => (
  <main id="work" class="sheet" tabindex={-1}>
    <h1>{t('desk.nav-lists')}</h1>
    {saved && (
      <p class="flash" role="status">
        {t('desk.saved')}
      </p>
    )}
    <h2>{t('desk.lists-title')}</h2>
    <p class="muted">{t('desk.lists-text')}</p>
    <ul class="entries">
      {lists.map((list) => (
        <li>
          <div>
            <b>{listName(list, site.name, t)}</b> <code class="inline">{list.id}</code>
            {list.closed_at !== null && <span class="chip"> {t('desk.list-is-closed')}</span>}
            {list.description && <p class="muted">{list.description}</p>}
          </div>
          <a class="button" href={`/desk/${site.id}/lists/${list.id}`}>
            {t('desk.change')}
            <span class="sr">: {listName(list, site.name, t)}</span>
          </a>
        </li>
      ))}
    </ul>
    <p>
      <a class="button" href={`/desk/${site.id}/lists/new`}>
        {t('desk.list-new')}
      </a>
    </p>
    <h2>{t('desk.forms-title')}</h2>
    <p class="muted">{t('desk.forms-text')}</p>
    <ul class="entries">
      {forms.map((form) => (
        <li>
          <div>
            <b>{form.name}</b>
            <code>{elementOf(site, form.id)}</code>
            <p class="muted">{offersOf(form, lists, site, t)}</p>
          </div>
          <a class="button" href={`/desk/${site.id}/forms/${form.id}`}>
            {t('desk.change')}
            <span class="sr">: {form.name}</span>
          </a>
        </li>
      ))}
    </ul>
    <p>
      <a class="button" href={`/desk/${site.id}/forms/new`}>
        {t('desk.form-new')}
      </a>
    </p>
  </main>
)

/** The element as it stands on a page, to copy. Shown as text. */
export const elementOf = (site: Site, formId: string): string =>
  `<afterword-subscribe site="${site.id}"${formId === DEFAULT_FORM ? '' : ` form="${formId}"`}></afterword-subscribe>`

function offersOf({ settings }: SignUpForm, lists: readonly ListRow[], site: Site, t: Translator): string {
  const names = settings.lists.flatMap((id) => {
    const list = lists.find((one) => one.id === id)
    return list ? [listName(list, site.name, t)] : []
  })
  const asked = (['askName', 'askFrequency', 'askHour'] as const)
    .filter((option) => settings[option])
    .map((option) => t(`desk.form-${option}`))
  const kind = settings.choose ? t('desk.form-chosen') : t('desk.form-fixed')
  const listed = (items: readonly string[]) =>
    new Intl.ListFormat(t.locale, { type: 'unit', style: 'short' }).format(items)
  return [
    `${kind}: ${listed(names)}`,
    ...(asked.length > 0 ? [`${t('desk.form-asks')}: ${listed(asked)}`] : []),
  ].join(' · ')
}
