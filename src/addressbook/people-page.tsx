import type { Translator } from '../i18n/translate'
import { EMAIL_MAX } from '../kernel/email-address'
import type { Site } from '../sites/public'
import { Field, fieldMarks } from '../web/ui/field'
import { Moment } from '../web/ui/moment'
import type { PeoplePage } from './list-people'
import { STATUSES } from './schema'

/** What was asked for, as it stands in addresses. */
export interface AskedPeople {
  readonly state: string
  readonly list: string
  readonly source: string
  readonly import: string
  readonly q: string
  readonly from: string
  readonly to: string
}
export const ASKED_PEOPLE = ['state', 'list', 'source', 'import', 'q', 'from', 'to'] as const

export interface PeopleView {
  readonly t: Translator
  readonly site: Site
  readonly now: number
  readonly asked: Partial<AskedPeople>
  readonly page: PeoplePage
  readonly lists: readonly { readonly id: string; readonly name: string }[]
  readonly forms: readonly { readonly id: string; readonly name: string }[]
  readonly maySee: boolean
  readonly mayChange: boolean
  readonly mayTransfer: boolean
  /** What was typed into the form for adding, and what is wrong with it. */
  readonly adding?: { readonly email: string; readonly error: string } | undefined
  /** What was just done, in words. */
  readonly said?: string | undefined
}

/** The address of a list, which can be kept and handed on: it holds what was asked and nothing of who asked. */
export const peopleUrl = (
  site: Pick<Site, 'id'>,
  asked: Partial<AskedPeople> = {},
  after?: string | null,
): string => {
  const query = new URLSearchParams()
  for (const name of ASKED_PEOPLE) if (asked[name]) query.set(name, asked[name])
  if (after) query.set('after', after)
  return `/desk/${site.id}/subscribers${query.size > 0 ? `?${query}` : ''}`
}

/** A site's subscribers: by state, list, source, import, name, address and day, each narrowing the others. */
export const PeopleMain = (props: PeopleView) => {
  const { t, site, page, asked } = props
  const asks = ASKED_PEOPLE.some((name) => asked[name])
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {props.said && (
        <p class="flash" role="status">
          {props.said}
        </p>
      )}
      <h1>{t('desk.nav-subscribers')}</h1>
      <p class="ways">
        <a href={`/desk/${site.id}/subscribers/growth`}>{t('addressbook.growth')}</a>
        {props.mayTransfer && (
          <>
            <a href={`/desk/${site.id}/subscribers/import`}>{t('addressbook.import')}</a>
            <a href={`/desk/${site.id}/subscribers/export.csv`} download>
              {t('addressbook.export')}
            </a>
          </>
        )}
      </p>
      <Choose {...props} />
      {page.items.length === 0 ? (
        page.next === null && <p class="muted">{t(asks ? 'addressbook.none-found' : 'addressbook.none')}</p>
      ) : (
        <People {...props} />
      )}
      {page.next && (
        <p class="more">
          {page.looked !== null && <>{t('addressbook.looked', { count: page.looked })} </>}
          <a href={peopleUrl(site, asked, page.next)}>
            {t(page.looked === null ? (asked.q ? 'addressbook.more' : 'desk.older') : 'addressbook.look-on')}
          </a>
        </p>
      )}
      {props.mayChange && <Add {...props} />}
    </main>
  )
}

const Choose = ({ t, site, asked, lists, forms, maySee }: PeopleView) => {
  const option = (name: keyof AskedPeople, value: string, label: string, unless = '') => (
    <option value={value} selected={value === (asked[name] || unless)}>
      {label}
    </option>
  )
  return (
    <search>
      <form class="search-form" action={`/desk/${site.id}/subscribers`}>
        {maySee && (
          <Field name="q" class="field-q" label={t('addressbook.search')} hint={t('addressbook.search-hint')}>
            <input
              {...fieldMarks('q', { hint: '1' })}
              type="search"
              maxlength={EMAIL_MAX}
              autocomplete="off"
              spellcheck={false}
              value={asked.q ?? ''}
            />
          </Field>
        )}
        <Field name="state" label={t('addressbook.state')}>
          <select {...fieldMarks('state')}>
            {option('state', 'any', t('addressbook.are-any'))}
            {STATUSES.map((status) => option('state', status, t(`addressbook.are-${status}`), 'confirmed'))}
          </select>
        </Field>
        {lists.length > 1 && (
          <Field name="list" label={t('addressbook.list')}>
            <select {...fieldMarks('list')}>
              {option('list', '', t('desk.log-anything'))}
              {lists.map(({ id, name }) => option('list', id, name))}
            </select>
          </Field>
        )}
        <Field name="source" label={t('addressbook.source')}>
          <select {...fieldMarks('source')}>
            {option('source', '', t('desk.log-anything'))}
            {forms.map(({ id, name }) => option('source', `form:${id}`, name))}
            {option('source', 'desk', t('addressbook.source-desk'))}
            {option('source', 'import', t('addressbook.by-import'))}
          </select>
        </Field>
        {(['from', 'to'] as const).map((name) => (
          <Field name={name} label={t(`addressbook.came-${name}`)}>
            <input {...fieldMarks(name)} type="date" value={asked[name] ?? ''} />
          </Field>
        ))}
        {asked.import && <input type="hidden" name="import" value={asked.import} />}
        <button type="submit" class="primary">
          {t('addressbook.find')}
        </button>
        {ASKED_PEOPLE.some((name) => asked[name]) && (
          <a href={`/desk/${site.id}/subscribers`}>{t('addressbook.show-all')}</a>
        )}
      </form>
    </search>
  )
}

const People = ({ t, site, now, page, asked, maySee }: PeopleView) => (
  <ul class="entries people">
    {page.items.map((person) => (
      <li>
        <div>
          <a href={`/desk/${site.id}/subscribers/${person.id}`} translate="no">
            {person.email}
          </a>
          {maySee && person.name && <span class="muted"> {person.name}</span>}
        </div>
        <div class="muted">
          {(asked.list || person.status !== (asked.state || 'confirmed')) && (
            <span class={`chip chip-${person.status}`}>
              {person.left_at ? t('addressbook.left-list') : t(`addressbook.is-${person.status}`)}
            </span>
          )}{' '}
          <Moment t={t} at={person.unsubscribed_at ?? person.confirmed_at ?? person.created_at} now={now} />
        </div>
      </li>
    ))}
  </ul>
)

const Add = ({ t, site, lists, adding }: PeopleView) => {
  const notes = { hint: t('addressbook.add-hint'), error: adding?.error }
  return (
    <form method="post" action={`/desk/${site.id}/subscribers`} class="stack">
      <h2>{t('addressbook.add')}</h2>
      <Field name="email" label={t('subscribers.email-label')} {...notes}>
        <input
          {...fieldMarks('email', notes)}
          type="email"
          maxlength={EMAIL_MAX}
          autocomplete="off"
          spellcheck={false}
          required
          value={adding?.email}
        />
      </Field>
      {lists.length > 1 && (
        <Field name="list" label={t('addressbook.list')}>
          <select {...fieldMarks('list')}>
            {lists.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </Field>
      )}
      <button type="submit">{t('addressbook.add-button')}</button>
    </form>
  )
}
