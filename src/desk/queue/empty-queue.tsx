import type { Translator } from '../../i18n/translate'
import type { Day } from '../../moderation/public'
import type { Place } from '../desk-url'
import { duration } from '../duration'

/** Nothing waits: the date, what was decided today, how long the median took. A small reward, no confetti. */
export const EmptyQueue = ({
  t,
  day,
  now,
}: {
  readonly t: Translator
  readonly day: Pick<Day, 'decided' | 'medianMs'>
  readonly now: number
}) => (
  <div class="reward">
    <p class="muted">
      {new Intl.DateTimeFormat(t.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(now)}
    </p>
    <h2>{t('desk.empty-held')}</h2>
    {day.decided > 0 ? (
      <dl class="reward-facts">
        <div>
          <dt>{t('desk.reward-decided')}</dt>
          <dd>{new Intl.NumberFormat(t.locale).format(day.decided)}</dd>
        </div>
        <div>
          <dt>{t('desk.reward-median')}</dt>
          <dd>{duration(t.locale, day.medianMs ?? 0)}</dd>
        </div>
      </dl>
    ) : (
      <p class="muted">{t('desk.reward-none')}</p>
    )}
  </div>
)

/** An empty list of another kind, or of several sites. */
export const EmptyList = ({
  t,
  place,
}: {
  readonly t: Translator
  readonly place: Pick<Place, 'status' | 'why' | 'after'>
}) => {
  // Of a reason, or behind the first page, an empty list says nothing of the rest.
  const isPart = Boolean(place.why || place.after)
  const waiting = place.status === 'held' && !isPart
  return (
    <div class="reward">
      <h2>{t(waiting ? 'desk.empty-held' : 'desk.empty-list')}</h2>
      {!waiting && (
        <p class="muted">
          {t(
            isPart
              ? 'desk.empty-part'
              : place.status === 'reported'
                ? 'desk.empty-reported'
                : 'desk.empty-list-text',
          )}
        </p>
      )}
    </div>
  )
}
