import type { Child } from 'hono/jsx'
import type { FollowingSummary } from '../../followers/public'
import { dayName } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { EMAIL_MAX, maskEmail } from '../../kernel/email-address'
import { dayText, zonedDay } from '../../kernel/zoned-time'
import { LIST_BOX } from '../schema'
import { listName } from '../sign-up/read-offer'
import { PAUSE_MAX_MS } from './pause-news'
import { isOn, nextNewsAt, type ReaderPreferences } from './read-preferences'
import { RhythmFields } from './rhythm-fields'

/** What was just done, told above everything. */
export type PreferencesDone = 'saved' | 'paused' | 'resumed' | 'address' | 'data' | 'back'

export interface PreferencesView {
  readonly t: Translator
  readonly reader: ReaderPreferences
  readonly token: string
  /** Token of the way out of everything. */
  readonly leave: string
  readonly now: number
  /** What the same address follows by mail at the site, if anything. */
  readonly following: FollowingSummary | undefined
  readonly done?: PreferencesDone | undefined
  /** What was typed, and what is wrong with it. */
  readonly values?: Readonly<Record<string, string>>
  readonly errors?: Readonly<Record<string, string>>
}

/** A reader's own page: what comes, when, where to, and everything else that is theirs to decide. */
export const PreferencesMain = (props: PreferencesView) => {
  const { t, reader, done } = props
  return (
    <main class="notice prefs">
      <h1 tabindex={-1}>{t('preferences.title', { site: reader.site_name })}</h1>
      <p>{t('preferences.for', { address: maskEmail(reader.email) })}</p>
      {done && (
        <p class="said" role="status">
          {t(`preferences.done-${done}`)}
        </p>
      )}
      <Choices {...props} />
      <Pause {...props} />
      <Following {...props} />
      <Address {...props} />
      <OwnData {...props} />
      <section>
        <h2>{t('preferences.leave-title')}</h2>
        <p>{t('preferences.leave-text')}</p>
        <form method="post" action={`/unsubscribe/${props.leave}`}>
          <button type="submit" class="aw-second" name="pressed" value="yes">
            {t('subscribers.leave-button')}
          </button>
        </form>
      </section>
    </main>
  )
}

const Choices = ({ t, reader, token, now, errors = {} }: PreferencesView) => {
  const next = nextNewsAt(reader, now)
  const wrong = errors.frequency ?? errors.hour ?? errors.weekday ?? errors.timeZone ?? errors.list
  return (
    <form method="post" action={`/preferences/${token}`} class="aw-more">
      <fieldset class="aw-lists">
        <legend>{t('preferences.lists')}</legend>
        {reader.lists.map((list) => (
          <label class="aw-tick">
            <input type="checkbox" name={`${LIST_BOX}${list.id}`} value="yes" checked={isOn(list)} />
            <span>
              {listName(list, reader.site_name, t)}
              {list.description !== '' && <small>{list.description}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <RhythmFields
        t={t}
        values={{
          frequency: reader.frequency,
          hour: String(reader.hour),
          weekday: String(reader.weekday),
          timeZone: reader.time_zone,
        }}
        frequency
        hour
        zone="list"
      />
      {next !== undefined && (
        <p class="aw-hint">{t('preferences.next', { time: zonedTime(t, next, reader.time_zone) })}</p>
      )}
      {wrong && (
        <p class="aw-error" role="alert">
          {wrong}
        </p>
      )}
      <p class="aw-hint">{t('preferences.consent', { site: reader.site_name })}</p>
      <button type="submit" class="aw-button" name="pressed" value="yes">
        {t('preferences.save')}
      </button>
    </form>
  )
}

/** A date, because browsers bring a calendar for it without any script. */
const Pause = ({ t, reader, token, now, values = {}, errors = {} }: PreferencesView) => {
  const paused = reader.paused_until !== null && reader.paused_until > now ? reader.paused_until : undefined
  const day = (at: number) => dayText(zonedDay(reader.time_zone, at))
  return (
    <Section title={t('preferences.pause-title')}>
      <p>
        {paused === undefined
          ? t('preferences.pause-text')
          : t('preferences.paused', { day: zonedDate(t, paused, reader.time_zone) })}
      </p>
      {paused !== undefined && (
        <form method="post" action={`/preferences/${token}/resume`}>
          <button type="submit" class="aw-second" name="pressed" value="yes">
            {t('preferences.resume')}
          </button>
        </form>
      )}
      <form method="post" action={`/preferences/${token}/pause`} class="line">
        <Field name="until" label={t('preferences.pause-until')} error={errors.until}>
          <input
            type="date"
            id="until"
            name="until"
            required
            min={day(now + 24 * 3_600_000)}
            max={day(now + PAUSE_MAX_MS - 24 * 3_600_000)}
            value={values.until ?? (paused === undefined ? undefined : day(paused))}
            aria-invalid={errors.until ? 'true' : undefined}
            aria-describedby={errors.until ? 'until-error' : undefined}
          />
        </Field>
        <button type="submit" class="aw-second">
          {t('preferences.pause')}
        </button>
      </form>
    </Section>
  )
}

/** Mails about comments are another wish with a page of its own: this leads there. */
export const Following = ({ t, following }: Pick<PreferencesView, 't' | 'following'>) =>
  following && (
    <Section title={t('preferences.following-title')}>
      {following.pages > 0 && <p>{t('preferences.following-pages', { count: following.pages })}</p>}
      {following.comments > 0 && <p>{t('preferences.following-replies', { count: following.comments })}</p>}
      <p>
        <a href={following.link}>{t('preferences.following-open')}</a>
      </p>
    </Section>
  )

const Address = ({ t, reader, token, values = {}, errors = {} }: PreferencesView) => (
  <Section title={t('preferences.address-title')}>
    <p>
      {reader.new_email === null
        ? t('preferences.address-text')
        : t('preferences.address-waits', { address: maskEmail(reader.new_email) })}
    </p>
    <form method="post" action={`/preferences/${token}/address`} class="line" novalidate>
      <Field name="email" label={t('preferences.address-new')} error={errors.email}>
        <input
          type="email"
          dir="auto"
          id="email"
          name="email"
          required
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          maxlength={EMAIL_MAX}
          value={values.email}
          aria-invalid={errors.email ? 'true' : undefined}
          aria-describedby={errors.email ? 'email-error' : undefined}
        />
      </Field>
      <button type="submit" class="aw-second">
        {t('preferences.address-button')}
      </button>
    </form>
  </Section>
)

/** Asked for here, shown only to who reads the mailbox. */
export const OwnData = ({ t, reader, token }: Pick<PreferencesView, 't' | 'reader' | 'token'>) => (
  <Section title={t('preferences.data-title')}>
    <p>{t('preferences.data-text', { address: maskEmail(reader.email) })}</p>
    <form method="post" action={`/preferences/${token}/data`}>
      <button type="submit" class="aw-second" name="pressed" value="yes">
        {t('preferences.data-button')}
      </button>
    </form>
  </Section>
)

const Section = ({ title, children }: { readonly title: string; readonly children: Child }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
)

const Field = (props: {
  readonly name: string
  readonly label: string
  readonly error: string | undefined
  readonly children: Child
}) => (
  <div>
    <label for={props.name}>{props.label}</label>
    {props.children}
    {props.error && (
      <p class="aw-error" id={`${props.name}-error`}>
        {props.error}
      </p>
    )}
  </div>
)

/** "Friday, 27 November, 18:00", by the reader's clock. */
const zonedTime = (t: Translator, at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(t.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at)

/** The day by the reader's calendar. */
function zonedDate(t: Translator, at: number, timeZone: string): string {
  const { year, month, day } = zonedDay(timeZone, at)
  return dayName(t.locale, Date.UTC(year, month - 1, day))
}
