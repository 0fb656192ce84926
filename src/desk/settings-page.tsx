import type { Child } from 'hono/jsx'
import { LOCALE_NAMES, type Translator } from '../i18n/translate'
import { ASKS, DEPTH_SHOWN_MAX, DOUBTFUL, reasonsOf, reasonText, type Site, VOTES } from '../sites/public'
import { Field, type Issues, marksOf } from './field'
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
  listed: settings.listed,
  consentWords: settings.consentWords,
  challenge: settings.challenge,
  signUpsDaily: String(settings.signUpsDaily),
  commentsDaily: String(settings.commentsDaily),
})

const ASKED = ['askName', 'askEmail', 'askUrl'] as const

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
  const marks = (name: string, hinted = false) => marksOf(props.issues, name, hinted ? 'hint' : undefined)
  const field = (name: string, label: string, control: Child, hint?: string) => (
    <Field name={name} label={label} hint={hint} issues={props.issues}>
      {control}
    </Field>
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
          t('desk.set-name'),
          <input {...marks('name')} type="text" required maxlength={200} value={values.name} />,
        )}
        {field(
          'origins',
          t('desk.set-origins'),
          <textarea {...marks('origins', true)} rows={4} spellcheck={false} class="code">
            {values.origins}
          </textarea>,
          t('desk.set-origins-hint'),
        )}
        <HoldFields t={t} values={values} issues={props.issues} />
        <fieldset class="stack">
          <legend>{t('desk.set-asked')}</legend>
          <p class="muted">{t('desk.set-asked-hint')}</p>
          {ASKED.map((name) =>
            field(
              name,
              t(`desk.set-${name}`),
              <select {...marks(name)}>
                {ASKS.map((ask) => (
                  <option value={ask} selected={ask === values[name]}>
                    {t(`desk.ask-${ask}`)}
                  </option>
                ))}
              </select>,
            ),
          )}
        </fieldset>
        {field(
          'doubts',
          t('desk.set-doubts'),
          <select {...marks('doubts', true)}>
            {DOUBTFUL.map((doubts) => (
              <option value={doubts} selected={doubts === values.doubts}>
                {t(`desk.doubtful-${doubts}`)}
              </option>
            ))}
          </select>,
          t('desk.set-doubts-hint'),
        )}
        {field(
          'reasons',
          t('desk.set-reasons'),
          <textarea {...marks('reasons', true)} rows={9}>
            {values.reasons
              .split('\n')
              .map((line) => reasonText(t, line))
              .join('\n')}
          </textarea>,
          t('desk.set-reasons-hint'),
        )}
        {field(
          'tellAuthors',
          t('desk.set-tell'),
          <select {...marks('tellAuthors')}>
            {(['no', 'yes'] as const).map((tell) => (
              <option value={tell} selected={tell === values.tellAuthors}>
                {t(`desk.tell-${tell}`)}
              </option>
            ))}
          </select>,
        )}
        {field(
          'editMinutes',
          t('desk.set-edit'),
          <input
            {...marks('editMinutes', true)}
            type="text"
            inputmode="numeric"
            maxlength={5}
            value={values.editMinutes}
          />,
          t('desk.set-edit-hint'),
        )}
        {field(
          'reservedNames',
          t('desk.set-names'),
          <textarea {...marks('reservedNames', true)} rows={3} spellcheck={false}>
            {values.reservedNames}
          </textarea>,
          t('desk.set-names-hint'),
        )}
        {field(
          'depth',
          t('desk.set-depth'),
          <select {...marks('depth', true)}>
            {Array.from({ length: DEPTH_SHOWN_MAX + 1 }, (_, depth) => (
              <option value={String(depth)} selected={String(depth) === values.depth}>
                {depth === 0 ? t('desk.depth-flat') : t('desk.depth', { count: depth })}
              </option>
            ))}
          </select>,
          t('desk.set-depth-hint'),
        )}
        {field(
          'votes',
          t('desk.set-votes'),
          <select {...marks('votes', true)}>
            {VOTES.map((votes) => (
              <option value={votes} selected={votes === values.votes}>
                {t(`desk.votes-${votes}`)}
              </option>
            ))}
          </select>,
          t('desk.set-votes-hint'),
        )}
        {field(
          'listed',
          t('desk.set-listed'),
          <select {...marks('listed', true)}>
            {(['yes', 'no'] as const).map((listed) => (
              <option value={listed} selected={listed === values.listed}>
                {t(`desk.listed-${listed}`)}
              </option>
            ))}
          </select>,
          t('desk.set-listed-hint'),
        )}
        {field(
          'lowScore',
          t('desk.set-low'),
          <input
            {...marks('lowScore', true)}
            type="text"
            inputmode="numeric"
            maxlength={4}
            value={values.lowScore}
          />,
          t('desk.set-low-hint'),
        )}
        {field(
          'reportsToHold',
          t('desk.set-reports'),
          <input
            {...marks('reportsToHold', true)}
            type="text"
            inputmode="numeric"
            maxlength={3}
            value={values.reportsToHold}
          />,
          t('desk.set-reports-hint'),
        )}
        {field(
          'locale',
          t('desk.set-locale'),
          <select {...marks('locale')}>
            {LOCALE_NAMES.map((locale) => (
              <option value={locale} selected={locale === values.locale} lang={locale}>
                {new Intl.DisplayNames(locale, { type: 'language' }).of(locale)}
              </option>
            ))}
          </select>,
        )}
        {field(
          'consentWords',
          t('desk.set-consent'),
          <textarea {...marks('consentWords', true)} rows={3} maxlength={1000}>
            {values.consentWords}
          </textarea>,
          t('desk.set-consent-hint'),
        )}
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
