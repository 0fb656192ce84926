import { absoluteTime, hourName, weekdayName } from '../i18n/format-time'
import { isTextKey, type Translator } from '../i18n/translate'
import type { Site } from '../sites/public'
import type { ReceiptRow } from '../subscribers/public'
import { listName } from '../subscribers/public'
import { DeskPageStyles } from '../web/ui/desk-page-styles'
import { Field, fieldMarks } from '../web/ui/field'
import { Moment } from '../web/ui/moment'
import { History } from './history'
import type { WholePerson } from './read-person'

export interface PersonView {
  readonly t: Translator
  readonly site: Site
  readonly person: WholePerson
  readonly now: number
  readonly mayChange: boolean
  readonly mayTransfer: boolean
  /** Erasing was asked for once: the page asks whether it is meant. */
  readonly erasing: boolean
  /** What is wrong with the address that was typed for it. */
  readonly mistyped?: string | undefined
  readonly said?: string | undefined
  readonly warning?: string | undefined
}

/** One subscriber: where they stand, what they agreed to and when, and everything that happened since. */
export const PersonMain = (props: PersonView) => {
  const { t, site, person, now } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <DeskPageStyles />
      {props.said && (
        <p class="flash" role="status">
          {props.said}
        </p>
      )}
      {props.warning && (
        <p class="flash flash-warning" role="alert">
          {props.warning}
        </p>
      )}
      <p>
        <a href={`/desk/${site.id}/subscribers`}>{t('desk.nav-subscribers')}</a>
      </p>
      <h1 translate="no" class="address">
        {person.email}
      </h1>
      <Facts {...props} />
      {person.stops.length > 0 && (
        <ul class="flash flash-warning stops">
          {person.stops.map(({ reason, created_at }) => (
            <li>
              {t('addressbook.stopped', { reason: reasonWords(t, reason) })}{' '}
              <Moment t={t} at={created_at} now={now} />
            </li>
          ))}
        </ul>
      )}
      {props.mayChange && <Actions {...props} />}
      <h2>{t('addressbook.receipts')}</h2>
      {person.receipts.length === 0 && <p class="muted">{t('addressbook.no-receipts')}</p>}
      {person.receipts.map((receipt) => (
        <Receipt t={t} receipt={receipt} />
      ))}
      <h2>{t('addressbook.history')}</h2>
      <History t={t} person={person} now={now} />
    </main>
  )
}

export const reasonWords = (t: Translator, reason: string): string => {
  const key = `desk.mail-reason-${reason}`
  return isTextKey(key) ? t(key) : reason
}

const Facts = ({ t, site, person, now }: PersonView) => (
  <dl class="facts">
    <dt>{t('addressbook.state')}</dt>
    <dd>
      <span class={`chip chip-${person.status}`}>{t(`addressbook.is-${person.status}`)}</span>{' '}
      <Moment t={t} at={person.unsubscribed_at ?? person.confirmed_at ?? person.created_at} now={now} />
    </dd>
    {person.name && (
      <>
        <dt>{t('addressbook.name')}</dt>
        <dd>{person.name}</dd>
      </>
    )}
    <dt>{t('addressbook.lists')}</dt>
    <dd>
      {person.lists.length === 0 && '–'}
      {person.lists.map((list) => (
        <div>
          {listName(list, site.name, t)}{' '}
          <span class="muted">
            {list.left_at === null
              ? t('addressbook.since', { time: absoluteTime(t.locale, list.joined_at) })
              : t('addressbook.until', { time: absoluteTime(t.locale, list.left_at) })}
          </span>
        </div>
      ))}
    </dd>
    <dt>{t('addressbook.rhythm')}</dt>
    <dd>
      {t(`addressbook.rhythm-${person.frequency as 'daily'}`, {
        hour: hourName(t.locale, person.hour),
        weekday: weekdayName(t.locale, person.weekday),
        zone: person.time_zone,
      })}
      {person.paused_until !== null && person.paused_until > now && (
        <div>{t('addressbook.paused', { time: absoluteTime(t.locale, person.paused_until) })}</div>
      )}
    </dd>
    <dt>{t('addressbook.language')}</dt>
    <dd>{new Intl.DisplayNames(t.locale, { type: 'language' }).of(person.locale)}</dd>
    {person.import_id !== null && (
      <>
        <dt>{t('addressbook.source')}</dt>
        <dd>
          <a href={`/desk/${site.id}/subscribers/imports/${person.import_id}`}>
            {t('addressbook.by-import')}
          </a>
        </dd>
      </>
    )}
  </dl>
)

const Actions = ({ t, site, person, mayTransfer, erasing, mistyped }: PersonView) => {
  const at = `/desk/${site.id}/subscribers/${person.id}`
  return (
    <div class="verdict">
      {person.status === 'pending' && (
        <form method="post" action={`${at}/ask`}>
          <button type="submit">{t('addressbook.ask-again')}</button>
        </form>
      )}
      {person.status !== 'unsubscribed' && (
        <form method="post" action={`${at}/end`}>
          <button type="submit">{t('addressbook.end')}</button>
        </form>
      )}
      {mayTransfer && (
        <a class="button" href={`${at}/export.json`} download>
          {t('addressbook.export-one')}
        </a>
      )}
      {mayTransfer &&
        (erasing ? (
          <form method="post" action={`${at}/erase`} class="stack">
            <p>{t('addressbook.erase-sure')}</p>
            <Field name="typed" label={t('addressbook.erase-label')} error={mistyped}>
              <input
                {...fieldMarks('typed', { error: mistyped })}
                type="email"
                required
                autocomplete="off"
                spellcheck={false}
              />
            </Field>
            <button type="submit" class="delete">
              {t('addressbook.erase-button')}
            </button>
            <a href={at}>{t('addressbook.erase-not')}</a>
          </form>
        ) : (
          <a class="button" href={`${at}?erase=1`}>
            {t('addressbook.erase')}
          </a>
        ))}
    </div>
  )
}

/** A receipt as proof: every field, with the exact words (C3). */
const Receipt = ({ t, receipt }: { readonly t: Translator; readonly receipt: ReceiptRow }) => {
  const proof = receipt.proof === null ? {} : (JSON.parse(receipt.proof) as Record<string, unknown>)
  const row = (label: string, value: string | null) =>
    value === null || value === '' ? null : (
      <>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </>
    )
  const moment = (at: number | null) => (at === null ? null : absoluteTime(t.locale, at))
  return (
    <details class="receipt" open={receipt.confirmed_at === null ? undefined : true}>
      <summary>
        {t(`addressbook.receipt-${receipt.source as 'form'}`)}{' '}
        <span class="muted">{moment(receipt.confirmed_at) ?? t('addressbook.receipt-open')}</span>
      </summary>
      <blockquote class="parent">{receipt.words}</blockquote>
      <dl class="facts">
        {row(t('addressbook.receipt-version'), `${receipt.form_id}, ${receipt.version}`)}
        {row(t('addressbook.lists'), (JSON.parse(receipt.lists) as string[]).join(', '))}
        {row(t('addressbook.receipt-page'), receipt.page)}
        {row(t('addressbook.receipt-requested'), moment(receipt.requested_at))}
        {row(t('addressbook.receipt-request-from'), from(receipt.request_network, receipt.request_agent))}
        {row(t('addressbook.receipt-confirmed'), moment(receipt.confirmed_at))}
        {row(t('addressbook.receipt-confirm-from'), from(receipt.confirm_network, receipt.confirm_agent))}
        {row(t('addressbook.receipt-mail'), receipt.mail_id === null ? null : String(receipt.mail_id))}
        {Object.entries(proof).map(([name, value]) =>
          row(
            t('addressbook.receipt-file', { column: name }),
            typeof value === 'string' ? value : JSON.stringify(value),
          ),
        )}
      </dl>
    </details>
  )
}

const from = (network: string | null, agent: string | null): string =>
  [network, agent].filter(Boolean).join(' · ')
