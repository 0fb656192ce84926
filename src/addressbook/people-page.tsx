import type { Translator } from '../i18n/translate'
import type { Page } from '../kernel/page'
import type { Site } from '../sites/public'
import { Field, fieldMarks } from '../web/ui/field'
import { Moment } from '../web/ui/moment'
import type { Person } from './list-people'
import { STATUSES } from './schema'

export interface PeopleView {
  readonly t: Translator
  readonly site: Site
  readonly now: number
  readonly show: string
  readonly q: string
  readonly page: Page<Person>
  readonly lists: readonly { readonly id: string; readonly name: string }[]
  readonly maySee: boolean
  readonly mayChange: boolean
  readonly mayTransfer: boolean
  /** What was typed into the form for adding, and what is wrong with it. */
  readonly adding?: { readonly email: string; readonly error: string } | undefined
  /** What was just done, in words. */
  readonly said?: string | undefined
}

export const peopleUrl = (
  site: Pick<Site, 'id'>,
  at: { readonly show?: string; readonly q?: string; readonly after?: string | null } = {},
): string => {
  const query = new URLSearchParams()
  if (at.show !== undefined && at.show !== 'confirmed') query.set('show', at.show)
  if (at.q) query.set('q', at.q)
  if (at.after) query.set('after', at.after)
  return `/desk/${site.id}/subscribers${query.size > 0 ? `?${query}` : ''}`
}

/** A site's subscribers: by state, by list, by import, or by how an address begins. */
export const PeopleMain = (props: PeopleView) => {
  const { t, site, page, q, show } = props
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
        <p class="muted">{t(q ? 'addressbook.none-found' : 'addressbook.none')}</p>
      ) : (
        <People {...props} />
      )}
      {page.next && (
        <p class="more">
          <a href={peopleUrl(site, { show, after: page.next })}>{t('desk.older')}</a>
        </p>
      )}
      {q !== '' && page.items.length >= 50 && <p class="muted">{t('addressbook.more-found')}</p>}
      {props.mayChange && <Add {...props} />}
    </main>
  )
}

const Choose = ({ t, site, show, q, lists, maySee }: PeopleView) => (
  <form method="get" action={peopleUrl(site)} class="choose">
    <span class="pair">
      <label for="show">{t('addressbook.show')}</label>
      <select id="show" name="show">
        {STATUSES.map((status) => (
          <option value={status} selected={status === show}>
            {t(`addressbook.are-${status}`)}
          </option>
        ))}
        {lists.map(({ id, name }) => (
          <option value={`list:${id}`} selected={`list:${id}` === show}>
            {t('addressbook.on-list', { list: name })}
          </option>
        ))}
        {show.startsWith('import:') && (
          <option value={show} selected>
            {t('addressbook.of-import')}
          </option>
        )}
      </select>
    </span>
    {maySee && (
      <span class="pair">
        <label for="q">{t('addressbook.address-begins')}</label>
        <input id="q" name="q" type="search" class="narrow" maxlength={254} autocomplete="off" value={q} />
      </span>
    )}
    <button type="submit">{t('addressbook.find')}</button>
  </form>
)

const People = ({ t, site, now, page, show, maySee }: PeopleView) => (
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
          {(show.includes(':') || person.status !== show) && (
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
          maxlength={254}
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
