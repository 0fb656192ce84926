import type { Translator } from '../../i18n/translate'
import { DAY_MS } from '../../kernel/time'
import type { BrakeRow } from '../../limits/public'
import type { Site } from '../../sites/public'
import { BRAKE_DAYS, type LimitRoom } from './read-limits'

const KINDS = ['sign-up', 'comment'] as const

/** How near a site is to its limits, whether the brake is pulled, and when it was. */
export const LimitsMain = ({
  t,
  site,
  room,
  mayChange,
}: {
  readonly t: Translator
  readonly site: Site
  readonly room: LimitRoom
  readonly mayChange: boolean
}) => {
  const number = new Intl.NumberFormat(t.locale)
  const { signUpsDaily, commentsDaily } = site.settings
  const budgets = { 'sign-up': signUpsDaily, comment: commentsDaily }
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('limits.title')}</h1>
      {room.today.length === 0 ? (
        <p class="muted">{t('limits.calm')}</p>
      ) : (
        room.today.map((brake) => (
          <p class="flash flash-warning" role="status">
            <strong>{t(`limits.brake-${howOf(brake)}-${brake.what}`)}</strong> {t('limits.brake-by-itself')}
          </p>
        ))
      )}
      <h2>{t('limits.today')}</h2>
      <table class="log">
        <tbody>
          {KINDS.map((what) => (
            <tr>
              <th scope="row">{t(`limits.of-${what}`)}</th>
              <td>
                {t('limits.used', {
                  used: number.format(room.used[what]),
                  budget: number.format(budgets[what]),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayChange && (
        <p>
          <a href={`/desk/${site.id}/settings#limits-section`}>{t('limits.change')}</a>
        </p>
      )}
      <h2>{t('limits.how')}</h2>
      <p>{t('limits.how-challenge')}</p>
      <p>{t('limits.how-wait')}</p>
      <p>{t('limits.how-over')}</p>
      <h2>{t('limits.earlier', { count: BRAKE_DAYS })}</h2>
      {room.earlier.length === 0 ? (
        <p class="muted">{t('limits.earlier-none')}</p>
      ) : (
        <ul class="entries">
          {room.earlier.map((brake) => (
            <li>
              <div>
                <time datetime={dayOf(brake).toISOString().slice(0, 10)}>
                  {new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
                    dayOf(brake),
                  )}
                </time>{' '}
                <span class="muted">{t(`limits.was-${howOf(brake)}-${brake.what}`)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

const howOf = ({ level }: BrakeRow) => (level === 2 ? 'over' : 'near')
const dayOf = ({ day }: BrakeRow) => new Date(day * DAY_MS)
