import type { Translator } from '../../i18n/translate'
import { ReasonPicker, type STATUSES } from '../../moderation/public'
import type { Site } from '../../sites/public'
import { Sign } from '../../web/ui/sign'
import type { Place } from '../desk-url'
import { decisionsFor } from './decisions'
import { PlaceFields } from './place-fields'

/** What the bar needs to know of the list it stands below. */
export interface BulkView {
  readonly site: Site
  readonly place: Place & { readonly status: (typeof STATUSES)[number] }
}

/** One decision for every row that is picked: a plain form, to which the rows' checkboxes belong. Appears with the first one picked. */
export const BulkBar = ({
  t,
  view: { site, place },
}: {
  readonly t: Translator
  readonly view: BulkView
}) => (
  <form id="bulk" class="bulk" method="post" action={`/desk/${site.id}/comments`}>
    <input type="hidden" name="from" value={place.status} />
    <PlaceFields place={place} list={false} />
    <span class="bulk-title muted" role="status" data-one={t('desk.bulk-title')}>
      {t('desk.bulk-title')}
    </span>
    <ReasonPicker t={t} site={site} id="bulk-reason" tell={t('desk.reason-tell-bulk')} />
    {decisionsFor(place.status).map(({ action, says, sign }) => (
      <button type="submit" name="action" value={action} class={action}>
        <Sign of={sign} />
        {t(says)}
      </button>
    ))}
  </form>
)
