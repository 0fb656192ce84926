import type { Child } from 'hono/jsx'
import { absoluteTime } from '../../i18n/format-time'
import { isTextKey, type Translator } from '../../i18n/translate'
import { maskEmail } from '../../kernel/email-address'
import { LOG_AREAS, type LogEntry, type LogPage } from '../../moderation/public'
import type { Site, TeamRow } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { Field, type Issues, marksOf } from '../field'

/** What was asked for, as typed. */
export interface AskedLog {
  readonly who: string
  readonly area: string
  readonly comment: string
  readonly from: string
  readonly to: string
}

interface LogView {
  readonly site: Site
  readonly asked: AskedLog
  readonly team: readonly TeamRow[]
  readonly now: number
  readonly mayExport: boolean
  readonly page?: LogPage
  readonly issues?: Issues
}

const queryOf = (asked: AskedLog, more: Readonly<Record<string, string>> = {}): string => {
  const said = Object.entries({ ...asked, ...more }).filter(([, value]) => value !== '')
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

/** Who did what, newest first; by person, area, comment and day. */
export const LogMain = ({ t, view }: { readonly t: Translator; readonly view: LogView }) => {
  const { site, asked, page } = view
  const asksForNothing = queryOf(asked) === ''
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('desk.nav-log')}</h1>
      <LogForm t={t} view={view} />
      {page && page.items.length === 0 && (
        <p class="muted">{t(asksForNothing ? 'desk.log-empty' : 'desk.log-none')}</p>
      )}
      {page && page.items.length > 0 && <Entries t={t} view={view} entries={page.items} />}
      {page?.next && (
        <p class="more">
          {page.lookedBackTo !== null && (
            <>
              {t('desk.log-looked-back')} <Moment t={t} at={page.lookedBackTo} now={view.now} />.{' '}
            </>
          )}
          <a href={`/desk/${site.id}/log${queryOf(asked, { after: page.next })}`}>
            {t(page.lookedBackTo === null ? 'desk.older' : 'desk.log-go-on')}
          </a>
        </p>
      )}
      {view.mayExport && page && page.items.length > 0 && (
        <p>
          <a href={`/desk/${site.id}/log.csv${queryOf(asked)}`} download>
            {t('desk.log-export')}
          </a>
        </p>
      )}
    </main>
  )
}

const LogForm = ({ t, view }: { readonly t: Translator; readonly view: LogView }) => {
  const { site, asked, team } = view
  const field = (name: keyof AskedLog, label: string, control: (marks: object) => Child) => (
    <Field name={name} label={label} issues={view.issues}>
      {control(marksOf(view.issues, name))}
    </Field>
  )
  const day = (name: 'from' | 'to', label: string) =>
    field(name, label, (marks) => <input {...marks} type="date" value={asked[name]} />)
  return (
    <search>
      <form class="search-form" action={`/desk/${site.id}/log`}>
        {field('who', t('desk.log-who'), (marks) => (
          <select {...marks}>
            <option value="">{t('desk.log-anybody')}</option>
            {team.map((person) => (
              <option value={String(person.person_id)} selected={String(person.person_id) === asked.who}>
                {person.name || maskEmail(person.email)}
              </option>
            ))}
            <option value="-" selected={asked.who === '-'}>
              {t('desk.log-nobody')}
            </option>
          </select>
        ))}
        {field('area', t('desk.log-area'), (marks) => (
          <select {...marks}>
            <option value="">{t('desk.log-anything')}</option>
            {LOG_AREAS.map((area) => (
              <option value={area} selected={area === asked.area}>
                {t(`desk.log-area-${area}`)}
              </option>
            ))}
          </select>
        ))}
        {day('from', t('desk.log-from'))}
        {day('to', t('desk.log-to'))}
        {asked.comment && <input type="hidden" name="comment" value={asked.comment} />}
        <button type="submit" class="primary">
          {t('desk.log-show')}
        </button>
        {queryOf(asked) !== '' && <a href={`/desk/${site.id}/log`}>{t('desk.log-all')}</a>}
      </form>
    </search>
  )
}

const Entries = (props: {
  readonly t: Translator
  readonly view: LogView
  readonly entries: readonly LogEntry[]
}) => {
  const { t, view } = props
  return (
    <table class="log log-rows" aria-label={t('desk.nav-log')}>
      <thead>
        <tr>
          <th scope="col">{t('desk.log-when')}</th>
          <th scope="col">{t('desk.log-who')}</th>
          <th scope="col">{t('desk.log-what')}</th>
          <th scope="col">{t('desk.log-subject')}</th>
        </tr>
      </thead>
      <tbody>
        {folded(props.entries).map(({ entry, count }) => (
          <tr>
            <td>
              <Moment t={t} at={entry.at} now={view.now} />
            </td>
            <td>{entry.by ?? t('desk.log-nobody')}</td>
            <td>
              <What t={t} entry={entry} />
            </td>
            <td>
              <Subject t={t} site={view.site} entry={entry} count={count} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Rows of one sweep that stand side by side are one line: a hundred comments of one press tell no more than their number. */
function folded(entries: readonly LogEntry[]): { readonly entry: LogEntry; count: number }[] {
  const lines: { readonly entry: LogEntry; count: number }[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    const isSame =
      entry.sweep !== undefined && last?.entry.sweep === entry.sweep && last.entry.action === entry.action
    if (isSame) last.count++
    else lines.push({ entry, count: 1 })
  }
  return lines
}

/** The act in words, the state before and after, and every field that was changed. */
const What = ({ t, entry }: { readonly t: Translator; readonly entry: LogEntry }) => (
  <>
    {actionWords(t, entry.action)}
    {entry.before && entry.after && (
      <span class="muted">
        {' '}
        {t(`desk.is-${entry.before}`)} → {t(`desk.is-${entry.after}`)}
      </span>
    )}
    {entry.changes.length > 0 && (
      <ul class="changes">
        {entry.changes.map(({ field, from, to }) => (
          <li>
            <code>{field}</code>: {from !== null && <del>{inWords(t, from)}</del>}{' '}
            {to !== null && <ins>{inWords(t, to)}</ins>}
          </li>
        ))}
      </ul>
    )}
  </>
)

/** A moment as a person reads it; everything else as it was stored. */
const inWords = (t: Translator, value: string): string =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? absoluteTime(t.locale, Date.parse(value)) : value

/** Actions of slices the desk has no words for stand under their own names. */
function actionWords(t: Translator, action: string): string {
  const key = `desk.log-${action}`
  return isTextKey(key) ? t(key) : action
}

const Subject = (props: {
  readonly t: Translator
  readonly site: Site
  readonly entry: LogEntry
  readonly count: number
}) => {
  const { t, site, entry, count } = props
  const sweep = entry.sweep ?? /^sweep:(\d+)$/.exec(entry.subject)?.[1]
  if (sweep && (count > 1 || entry.sweep === undefined)) {
    return (
      <>
        {count > 1 && `${t('desk.log-many', { count })}, `}
        <a href={`/desk/${site.id}/sweeps/${sweep}`}>{t('desk.log-sweep')}</a>
      </>
    )
  }
  const id = /^comment:(\d+)$/.exec(entry.subject)?.[1]
  const page = /^page:([\w-]{22})$/.exec(entry.subject)?.[1]
  if (page) return <a href={`/desk/${site.id}/pages/${page}`}>{t('desk.page-see')}</a>
  if (entry.subject.startsWith('ban:')) return <a href={`/desk/${site.id}/bans`}>{t('desk.bans-all')}</a>
  if (!id) return <span>{entry.subject}</span>
  return (
    <>
      <a href={`/desk/${site.id}?item=${id}`}>{t('desk.log-comment')}</a>{' '}
      <a class="muted" href={`/desk/${site.id}/log?comment=${id}`}>
        {t('desk.log-history')}
      </a>
    </>
  )
}
