import type { Child } from 'hono/jsx'
import type { Translator } from '../../i18n/translate'
import { type Found, type PlacedItem, STATUSES } from '../../moderation/public'
import type { Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { deskUrl } from '../desk-url'
import { Field, FieldError, type Issues, marksOf } from '../field'
import { sweepUrl } from '../sweeps/sweep-url'
import { LetterMark } from './letter-mark'

/** What the form asks, as typed. */
export interface Asked {
  readonly q: string
  readonly author: string
  readonly page: string
  readonly status: string
  readonly address: string
  readonly host: string
  readonly network: string
  readonly from: string
  readonly to: string
}

export const ASKED = ['q', 'author', 'page', 'status', 'address', 'host', 'network', 'from', 'to'] as const

export interface SearchView {
  readonly site: Site
  readonly maySeeAddress: boolean
  readonly mayDecide: boolean
  readonly asked: Asked
  /** Undefined if nothing was asked, or it could not be. */
  readonly found?: Found | undefined
  readonly issues?: Issues
  readonly now: number
}

/** An address of a search that can be passed on: only what was asked stands in it. */
export function searchUrl(site: Pick<Site, 'id'>, asked: Partial<Asked>, after?: string): string {
  const query = new URLSearchParams()
  for (const name of ASKED) {
    if (asked[name]) query.set(name, asked[name])
  }
  if (after !== undefined) query.set('after', after)
  return `/desk/${site.id}/search${query.size > 0 ? `?${query}` : ''}`
}

/** A form, and what it found. */
export const SearchMain = ({ t, view }: { readonly t: Translator; readonly view: SearchView }) => (
  <main id="work" class="sheet search" tabindex={-1}>
    <h1>{t('desk.nav-search')}</h1>
    {view.issues
      ?.filter(({ field }) => !(field in view.asked))
      .map(({ field }) => (
        <FieldError name={field} issues={view.issues} />
      ))}
    <SearchForm t={t} view={view} />
    {view.found?.behind && (
      <p class="flash flash-warning" role="status">
        <span aria-hidden="true">⚠ </span>
        {t('desk.search-behind')}
      </p>
    )}
    {view.found && <Results t={t} view={view} found={view.found} />}
  </main>
)

const SearchForm = ({
  t,
  view: { site, asked, issues, maySeeAddress },
}: {
  readonly t: Translator
  readonly view: SearchView
}) => {
  const marks = (name: keyof Asked, hinted = false) => marksOf(issues, name, hinted ? 'hint' : undefined)
  const field = (name: keyof Asked, label: string, control: Child, hint?: string) => (
    <Field name={name} label={label} hint={hint} issues={issues} class={`field-${name}`}>
      {control}
    </Field>
  )
  return (
    <search>
      <form class="search-form" action={`/desk/${site.id}/search`}>
        {field(
          'q',
          t('desk.search-words'),
          <input {...marks('q', true)} type="search" value={asked.q} />,
          t('desk.search-words-hint'),
        )}
        {field(
          'author',
          t('desk.search-author'),
          <input {...marks('author')} type="text" value={asked.author} autocomplete="off" />,
        )}
        {field(
          'page',
          t('desk.search-page'),
          <input {...marks('page')} type="text" value={asked.page} autocomplete="off" />,
        )}
        {field(
          'status',
          t('desk.state'),
          <select {...marks('status')}>
            <option value="">{t('desk.search-any')}</option>
            {STATUSES.map((status) => (
              <option value={status} selected={status === asked.status}>
                {t(`desk.is-${status}`)}
              </option>
            ))}
          </select>,
        )}
        {field(
          'host',
          t('desk.search-host'),
          <input
            {...marks('host')}
            type="text"
            inputmode="url"
            placeholder="example.org"
            value={asked.host}
            autocomplete="off"
          />,
        )}
        {maySeeAddress &&
          field(
            'address',
            t('desk.author-email'),
            <input
              {...marks('address')}
              type="text"
              inputmode="email"
              value={asked.address}
              autocomplete="off"
            />,
          )}
        {field('from', t('desk.log-from'), <input {...marks('from')} type="date" value={asked.from} />)}
        {field('to', t('desk.log-to'), <input {...marks('to')} type="date" value={asked.to} />)}
        {asked.network && (
          <p class="field">
            <label>
              <input type="checkbox" name="network" value={asked.network} checked />{' '}
              {t('desk.search-network')}
            </label>
          </p>
        )}
        <button type="submit" class="primary">
          {t('desk.nav-search')}
        </button>
      </form>
    </search>
  )
}

const Results = ({
  t,
  view,
  found,
}: {
  readonly t: Translator
  readonly view: SearchView
  readonly found: Found
}) => (
  <>
    {found.items.length > 0 ? (
      <ol class="rows found" aria-label={t('desk.search-found')}>
        {found.items.map((item) => (
          <FoundRow t={t} view={view} item={item} />
        ))}
      </ol>
    ) : (
      <div class="reward">
        <h2>{t(found.next ? 'desk.search-none-here' : 'desk.search-none')}</h2>
        {!found.next && <p class="muted">{t('desk.search-none-text')}</p>}
      </div>
    )}
    {found.next && (
      <p class="more">
        <a id="more" href={searchUrl(view.site, view.asked, found.next)}>
          {t('desk.older')}
        </a>
      </p>
    )}
    {view.mayDecide && view.asked.status !== '' && found.items.length > 0 && (
      <p>
        <a href={sweepUrl(view.site, { ...view.asked })}>{t('desk.sweep-all')}</a>
      </p>
    )}
  </>
)

const FoundRow = ({
  t,
  view,
  item,
}: {
  readonly t: Translator
  readonly view: SearchView
  readonly item: PlacedItem
}) => (
  <li data-id={String(item.id)}>
    <a class="row" href={deskUrl(view.site, { status: item.status, item: item.id })}>
      <LetterMark name={item.name} />
      <span class="row-name">
        {item.name} <span class="muted">{t('desk.search-on', { page: item.title || item.page })}</span>
      </span>
      <span class="row-age">
        <Moment t={t} at={item.createdAt} now={view.now} />
      </span>
      <span class="row-text">{item.excerpt}</span>
      <span class="row-chips">
        <span class={`chip chip-${item.status}`}>{t(`desk.is-${item.status}`)}</span>
      </span>
    </a>
  </li>
)
