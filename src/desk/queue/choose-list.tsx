import { DOUBTS } from '../../comments/public'
import type { Translator } from '../../i18n/translate'
import { ORDERS, orderOf } from '../../moderation/public'
import type { Place } from '../desk-url'

/** In which order a list stands, and what it is narrowed to: a form by GET, so both are in the address. What was reported has no other order than time. */
export const ChooseList = (props: {
  readonly t: Translator
  readonly action: string
  readonly place: Place
}) => {
  const { t, action, place } = props
  const byTime = place.status === 'reported'
  const orders = ORDERS.filter((order) => order !== 'riskiest' || !byTime)
  return (
    <form class="choose more" action={action}>
      {place.status !== 'held' && <input type="hidden" name="status" value={place.status} />}
      <select name="order" aria-label={t('desk.order')}>
        {orders.map((order) => (
          <option
            value={order === orderOf({ status: place.status }) ? '' : order}
            selected={order === orderOf(place)}
          >
            {t(`desk.order-${order}`)}
          </option>
        ))}
      </select>
      {!byTime && (
        <select name="why" aria-label={t('desk.why')}>
          <option value="">{t('desk.why-any')}</option>
          {DOUBTS.map((code) => (
            <option value={code} selected={code === place.why}>
              {t(`desk.overview-doubt-${code}`)}
            </option>
          ))}
        </select>
      )}
      <button type="submit">{t('desk.choose')}</button>
    </form>
  )
}
