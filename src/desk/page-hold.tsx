import type { Translator } from '../i18n/translate'
import { PAGE_STATES } from '../moderation/public'
import type { PaneView } from './item-pane'

/** What the page of the open comment says for itself. Folded away: it is about all that will come, not about this one. */
export const PageHold = ({
  t,
  view: { site, item, status },
}: {
  readonly t: Translator
  readonly view: Pick<PaneView, 'site' | 'item' | 'status'>
}) => (
  <details class="page-hold">
    <summary>
      {t('desk.page-hold')} {t(`desk.page-hold-${item.pageState}`)}
    </summary>
    <form method="post" action={`/desk/${site.id}/comments/${item.id}/page`} class="stack">
      <input type="hidden" name="list" value={status} />
      <fieldset>
        <legend>{t('desk.page-hold-legend')}</legend>
        {PAGE_STATES.map((state) => (
          <label class="choice">
            <input type="radio" name="page" value={state} checked={state === item.pageState} />{' '}
            {t(`desk.page-hold-${state}`)}
          </label>
        ))}
      </fieldset>
      <button type="submit">{t('desk.save')}</button>
    </form>
  </details>
)
