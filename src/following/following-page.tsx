import type { FollowingState, FollowRow } from '../followers/public'
import { FREQUENCIES } from '../followers/public'
import { absoluteTime } from '../i18n/format-time'
import type { Translator } from '../i18n/translate'
import { maskEmail } from '../kernel/email-address'
import type { PlaceRow } from './queries'

/** One follow as a button names it: the thread's id has no dot. */
export const followName = ({ thread_id, comment_id }: Pick<FollowRow, 'thread_id' | 'comment_id'>): string =>
  `${thread_id}.${comment_id}`

/** What a reader follows at a site: one form, each of whose buttons does one thing at once. */
export const FollowingPage = (props: {
  readonly t: Translator
  readonly state: Extract<FollowingState, { readonly state: 'good' }>
  readonly places: readonly PlaceRow[]
  readonly action: string
  /** What was just done. */
  readonly done?: string | undefined
}) => {
  const { t, state, action } = props
  const { follower, follows } = state
  const site = follower.site_name
  const places = new Map(props.places.map((place) => [place.thread_id, place]))
  return (
    <main class="notice notice-plain">
      <h1 tabindex={-1}>{t('followers.page-title', { site })}</h1>
      {props.done !== undefined && (
        <p class="said" role="status">
          {props.done}
        </p>
      )}
      <p>{t('followers.page-text', { address: maskEmail(follower.email), site })}</p>
      {follows.length === 0 ? (
        <p>{t('followers.page-none')}</p>
      ) : (
        <ul class="follows">
          {follows.map((row) => (
            <Follow t={t} row={row} place={places.get(row.thread_id)} action={action} />
          ))}
        </ul>
      )}
      {follows.length > 0 && (
        <form method="post" action={action}>
          <button type="submit" name="stop" value="all" class="aw-button aw-second">
            {t('followers.stop-all', { site })}
          </button>
        </form>
      )}
      <section>
        <form method="post" action={action}>
          <label for="frequency">{t('followers.how-often')}</label>
          <select id="frequency" name="frequency" part="input" class="aw-input">
            {FREQUENCIES.map((frequency) => (
              <option value={frequency} selected={frequency === follower.frequency}>
                {t(`followers.frequency-${frequency}`)}
              </option>
            ))}
          </select>
          <p>
            <button type="submit" class="aw-button">
              {t('followers.save')}
            </button>
          </p>
        </form>
      </section>
      <section>
        <p>{t('followers.devices-text')}</p>
        <form method="post" action={action}>
          <button type="submit" name="forget" value="devices" class="aw-button aw-second">
            {t('followers.forget-devices')}
          </button>
        </form>
      </section>
    </main>
  )
}

/** By the sign of its comment: that one comes up, the whole thread, answers to one. */
const FOLLOWS = ['followers.follows-up', 'followers.follows-all', 'followers.follows-answers'] as const

const Follow = (props: {
  readonly t: Translator
  readonly row: FollowRow
  readonly place: PlaceRow | undefined
  readonly action: string
}) => {
  const { t, row, place, action } = props
  const title = place ? place.title || place.page : t('followers.page-gone')
  const id = `f-${followName(row).replace('.', '-')}`
  return (
    <li>
      <p id={id}>
        <bdi>
          {place ? (
            <a href={row.comment_id > 0 ? `${place.page}#c-${row.comment_id}` : place.page}>{title}</a>
          ) : (
            title
          )}
        </bdi>
        <br />
        <span class="aw-hint">
          {t(FOLLOWS[Math.sign(row.comment_id) + 1]!, { time: absoluteTime(t.locale, row.created_at) })}
        </span>
      </p>
      <form method="post" action={action}>
        <button
          type="submit"
          name="stop"
          value={followName(row)}
          class="aw-button aw-second"
          aria-describedby={id}
        >
          {t('followers.stop')}
        </button>
      </form>
    </li>
  )
}
