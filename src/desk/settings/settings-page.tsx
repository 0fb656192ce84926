import type { Child } from 'hono/jsx'
import { LOCALE_NAMES, type Translator } from '../../i18n/translate'
import {
  ASKS,
  DEPTH_SHOWN_MAX,
  DOUBTFUL,
  reasonsOf,
  reasonText,
  type Site,
  SORTS,
  VOTES,
} from '../../sites/public'
import { Field, type Issues, marksOf } from '../field'
import { HoldFields, type HoldValues } from './hold-fields'
import { LimitFields, type LimitValues } from './limit-fields'
import { type Trial, TrialFacts } from './trial-facts'

/** What the form shows: what is stored, or what was just typed. */
export interface SettingsValues extends HoldValues, LimitValues {
  readonly name: string
  readonly origins: string
  readonly locale: string
  readonly askName: string
  readonly askEmail: string
  readonly askUrl: string
  readonly doubts: string
  readonly reasons: string
  readonly tellAuthors: string
  readonly editMinutes: string
  readonly reservedNames: string
  readonly depth: string
  readonly votes: string
  readonly lowScore: string
  readonly reportsToHold: string
  readonly sort: string
  readonly listed: string
  readonly consentWords: string
}

export const valuesOf = ({ name, settings }: Site): SettingsValues => ({
  name,
  origins: settings.origins.join('\n'),
  locale: settings.locale,
  hold: settings.hold,
  holdFirst: String(settings.holdFirst),
  holdLinks: String(settings.holdLinks),
  holdUnverified: settings.holdUnverified,
  holdDays: String(settings.holdDays),
  closeDays: String(settings.closeDays),
  askName: settings.askName,
  askEmail: settings.askEmail,
  askUrl: settings.askUrl,
  reasons: reasonsOf({ settings }).join('\n'),
  tellAuthors: settings.tellAuthors,
  doubts: settings.doubts,
  editMinutes: String(settings.editMinutes),
  reservedNames: settings.reservedNames.join('\n'),
  depth: String(settings.depth),
  votes: settings.votes,
  lowScore: String(settings.lowScore),
  reportsToHold: String(settings.reportsToHold),
  sort: settings.sort,
  listed: settings.listed,
  consentWords: settings.consentWords,
  challenge: settings.challenge,
  signUpsDaily: String(settings.signUpsDaily),
  commentsDaily: String(settings.commentsDaily),
})

const ASKED = ['askName', 'askEmail', 'askUrl'] as const

/** What is said above each control. Those of the sections in other files stand there. */
const LABELS = {
  name: 'desk.set-name',
  origins: 'desk.set-origins',
  locale: 'desk.set-locale',
  doubts: 'desk.set-doubts',
  reportsToHold: 'desk.set-reports',
  reasons: 'desk.set-reasons',
  tellAuthors: 'desk.set-tell',
  askName: 'desk.set-askName',
  askEmail: 'desk.set-askEmail',
  askUrl: 'desk.set-askUrl',
  reservedNames: 'desk.set-names',
  editMinutes: 'desk.set-edit',
  depth: 'desk.set-depth',
  votes: 'desk.set-votes',
  lowScore: 'desk.set-low',
  sort: 'comments.sort',
  listed: 'desk.set-listed',
  consentWords: 'desk.set-consent',
} as const

export const SettingsMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly values: SettingsValues
  readonly issues?: Issues
  readonly saved?: boolean
  /** What they would have done to what came: tried, not saved. */
  readonly trial?: Trial
}) => {
  const { t, site, values } = props
  type Name = keyof typeof LABELS
  const field = (name: Name, hint: string | undefined, control: Child) => (
    <Field name={name} label={t(LABELS[name])} hint={hint} issues={props.issues}>
      {control}
    </Field>
  )
  const marks = (name: Name, hint?: string) => marksOf(props.issues, name, hint && 'hint')
  const lines = (name: Name, rows: number, hint: string, text: string, maxlength?: number) =>
    field(
      name,
      hint,
      <textarea {...marks(name, hint)} rows={rows} maxlength={maxlength}>
        {text}
      </textarea>,
    )
  const number = (name: Name, maxlength: number, hint: string) =>
    field(
      name,
      hint,
      <input
        {...marks(name, hint)}
        type="text"
        inputmode="numeric"
        maxlength={maxlength}
        value={values[name]}
      />,
    )
  const choice = <T extends string>(
    name: Name,
    from: readonly T[],
    says: (one: T) => string,
    hint?: string,
  ) =>
    field(
      name,
      hint,
      <select {...marks(name, hint)}>
        {from.map((one) => (
          <option value={one} selected={one === values[name]}>
            {says(one)}
          </option>
        ))}
      </select>,
    )
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {props.saved && (
        <p class="flash" role="status">
          {t('desk.saved')}
        </p>
      )}
      <h1>{t('desk.nav-settings')}</h1>
      {props.trial && <TrialFacts t={t} site={site} trial={props.trial} whole />}
      <form method="post" action={`/desk/${site.id}/settings`} class="stack">
        {field(
          'name',
          undefined,
          <input {...marks('name')} type="text" required maxlength={200} value={values.name} />,
        )}
        {field(
          'origins',
          t('desk.set-origins-hint'),
          <textarea {...marks('origins', 'hint')} rows={4} spellcheck={false} class="code">
            {values.origins}
          </textarea>,
        )}
        {field(
          'locale',
          undefined,
          <select {...marks('locale')}>
            {LOCALE_NAMES.map((locale) => (
              <option value={locale} selected={locale === values.locale} lang={locale}>
                {new Intl.DisplayNames(locale, { type: 'language' }).of(locale)}
              </option>
            ))}
          </select>,
        )}
        <HoldFields t={t} values={values} issues={props.issues}>
          {choice('doubts', DOUBTFUL, (one) => t(`desk.doubtful-${one}`), t('desk.set-doubts-hint'))}
          {number('reportsToHold', 3, t('desk.set-reports-hint'))}
        </HoldFields>
        <fieldset class="stack">
          <legend>{t('desk.set-deciding')}</legend>
          {lines(
            'reasons',
            9,
            t('desk.set-reasons-hint'),
            values.reasons
              .split('\n')
              .map((line) => reasonText(t, line))
              .join('\n'),
          )}
          {choice('tellAuthors', ['no', 'yes'], (one) => t(`desk.tell-${one}`))}
        </fieldset>
        <fieldset class="stack">
          <legend>{t('desk.set-asked')}</legend>
          <p class="muted">{t('desk.set-asked-hint')}</p>
          {ASKED.map((name) => choice(name, ASKS, (one) => t(`desk.ask-${one}`)))}
          {lines('reservedNames', 3, t('desk.set-names-hint'), values.reservedNames)}
          {number('editMinutes', 5, t('desk.set-edit-hint'))}
        </fieldset>
        <fieldset class="stack">
          <legend>{t('desk.set-reading')}</legend>
          {choice(
            'depth',
            Array.from({ length: DEPTH_SHOWN_MAX + 1 }, (_, depth) => String(depth)),
            (depth) => (depth === '0' ? t('desk.depth-flat') : t('desk.depth', { count: Number(depth) })),
            t('desk.set-depth-hint'),
          )}
          {choice('sort', SORTS, (one) => t(`comments.sort-${one}`), t('desk.set-sort-hint'))}
          {choice('votes', VOTES, (one) => t(`desk.votes-${one}`), t('desk.set-votes-hint'))}
          {number('lowScore', 4, t('desk.set-low-hint'))}
          {choice('listed', ['yes', 'no'], (one) => t(`desk.listed-${one}`), t('desk.set-listed-hint'))}
        </fieldset>
        <fieldset class="stack">
          <legend>{t('desk.set-news')}</legend>
          {lines('consentWords', 3, t('desk.set-consent-hint'), values.consentWords, 1000)}
        </fieldset>
        <LimitFields t={t} values={values} issues={props.issues} />
        <button type="submit" class="primary">
          {t('desk.save')}
        </button>
        <button type="submit" name="do" value="try" class="quiet">
          {t('desk.set-try')}
        </button>
      </form>
    </main>
  )
}
