import type { Translator } from '../../i18n/translate'
import { PAGE_STATES } from '../../moderation/public'
import type { PaneView } from '../queue/item-pane'
import { PlaceFields } from '../queue/place-fields'

/** What the page of the open comment says for itself. Folded away: it is about all that will come, not about this one. */
export const PageHold = ({
  t,
  view: { site, item, place },
}: {
  readonly t: Translator
  readonly view: Pick<PaneView, 'site' | 'item' | 'place'>
}) => (
  <details class="page-hold">
    <summary>
      {t('desk.page-hold')} {t(`desk.page-hold-${item.pageState}`)}
      {item.closedByAge && ` · ${t('desk.page-closed-age', { count: site.settings.closeDays })}`}
    </summary>
    <form method="post" action={`/desk/${site.id}/comments/${item.id}/page`} class="stack">
      <PlaceFields place={place} list={true} />
      <label for="page-hold-choice">{t('desk.page-hold-legend')}</label>
      <select id="page-hold-choice" name="page">
        {PAGE_STATES.map((state) => (
          <option value={state} selected={state === item.pageState}>
            {t(`desk.page-hold-${state}`)}
          </option>
        ))}
      </select>
      <button type="submit">{t('desk.save')}</button>
    </form>
    <p>
      <a href={`/desk/${site.id}/pages/${item.threadId}`}>{t('desk.page-see')}</a>
    </p>
  </details>
)
