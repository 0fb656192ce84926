import type { Child } from 'hono/jsx'
import { bandOf, RISK_BANDS } from '../../comments/public'
import type { Translator } from '../../i18n/translate'
import { idAt } from '../../kernel/id'
import { LISTS, orderOf, pickName, type QueueItem, type QueuePage } from '../../moderation/public'
import { isAllowed, type OwnSite, type Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { keyOf, type OwnKeys } from '../account/key-table'
import { KeySheet } from '../account/keys'
import { deskUrl, type Place } from '../desk-url'
import { sweepUrl } from '../sweeps/sweep-url'
import { BulkBar, type BulkView } from './bulk-bar'
import { ChooseList } from './choose-list'
import { LetterMark } from './letter-mark'

export interface QueueView {
  /** Whose lists; what stands for all sites (all-sites.ts), where they are shown as one. */
  readonly site: Site
  /** Then: which they are, and what the person is at each. */
  readonly sites?: readonly OwnSite[] | undefined
  readonly place: Place
  /** How many reported comments wait: the one list that wants to be seen. */
  readonly reported: { readonly count: number; readonly isMore: boolean }
  readonly queue: QueuePage
  /** How many are listed, as the title says it. */
  readonly amount?: string
  readonly openId: number | undefined
  /** True if the address names an item: on a narrow screen it is then alone. */
  readonly chosen: boolean
  /** False for readers: nothing to pick, nothing to press. */
  readonly mayDecide: boolean
  /** What the person made of the keys. */
  readonly keys: OwnKeys
  readonly now: number
}

/** What there is to do in the list: pick, decide about all. What was reported is read one by one. */
const isForMany = ({ mayDecide, place, queue }: QueueView): boolean =>
  mayDecide && place.status !== 'reported' && queue.items.length > 0

/** What was posted in the moment before this page may come into the database after it. The script knows what is listed. */
const SLACK_MS = 10_000

/** The place as the addresses of single panes carry it. */
const queryOf = (place: Place): string =>
  new URLSearchParams(
    Object.entries(place).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()

/** What comes is offered where it has a place: among all that wait, by time. Of reasons and risks only the index knows, a moment later. */
const hasNews = ({ status, order, why }: Place): boolean => status === 'held' && !why && order !== 'riskiest'

/** Two panes: what waits, and the one that is open. */
export const QueueMain = (props: {
  readonly t: Translator
  readonly view: QueueView
  readonly flash?: Child
  readonly children: Child
}) => {
  const { t, view } = props
  const { site, place } = view
  const title = t(`desk.list-${place.status}`)
  return (
    <main
      id="work"
      class={`panes${view.chosen ? ' has-item' : ''}`}
      tabindex={-1}
      data-site={site.id}
      data-status={place.status}
      data-place={queryOf(place)}
      data-news={hasNews(place) ? String(idAt(view.now - SLACK_MS)) : undefined}
      data-words={JSON.stringify({
        undo: t('desk.undo'),
        close: t('desk.close'),
        failed: t('desk.put-back'),
        offline: t('desk.put-back-offline'),
        pickOne: t('desk.pick-none'),
        show: t('desk.choose'),
        news: t('desk.news'),
        title: t('desk.queue-title', { list: t(`desk.tab-${place.status}`) }),
        underway: t('desk.underway'),
      })}
    >
      <h1 class="sr">{title}</h1>
      <section class="list" aria-label={title}>
        <Tabs t={t} view={view} />
        <ChooseList t={t} action={`/desk/${site.id}`} place={place} />
        {view.queue.behind && (
          <p class="flash flash-warning" role="status">
            <span aria-hidden="true">⚠ </span>
            {t('desk.search-behind')}
          </p>
        )}
        {view.queue.items.length > 0 && (
          <ol class="rows" id="rows" data-order={orderOf(place)}>
            {view.queue.items.map((item) => (
              <Row t={t} view={view} item={item} />
            ))}
          </ol>
        )}
        {isForMany(view) && (
          <BulkBar
            t={t}
            view={{
              site: view.site,
              place: { ...place, status: place.status as BulkView['place']['status'] },
            }}
          />
        )}
        <p class="more">
          {view.queue.next && (
            <a id="more" href={deskUrl(site, { ...place, after: view.queue.next })}>
              {t('desk.more')}
            </a>
          )}
          {isForMany(view) && !view.sites && (
            <a id="all" href={sweepUrl(site, place)}>
              {t(place.status === 'spam' ? 'desk.sweep-spam' : 'desk.sweep-all')}
            </a>
          )}
        </p>
        <p class="keys-hint" hidden>
          <button type="button" class="quiet" id="keys-open">
            {keyOf(view.keys, 'keys') && <kbd>{keyOf(view.keys, 'keys')}</kbd>} {t('desk.key-sheet')}
          </button>
        </p>
      </section>
      <section class="pane" id="pane" aria-label={t('desk.pane-label')} tabindex={-1}>
        {props.children}
      </section>
      <div id="flashes" class="flashes" role="status">
        {props.flash}
      </div>
      <KeySheet t={t} keys={view.keys} />
    </main>
  )
}

/** From here on a row says its risk: below stands what almost every comment of a newcomer has. */
const RISKY = 15

const Tabs = ({ t, view }: { readonly t: Translator; readonly view: QueueView }) => {
  const { site } = view
  return (
    <nav class="tabs" aria-label={t('desk.tabs-label')}>
      <ul>
        {LISTS.map((status) => (
          <li>
            <a
              href={deskUrl(site, { status })}
              aria-current={status === view.place.status ? 'page' : undefined}
            >
              {view.amount && status === 'held' && status === view.place.status
                ? t('desk.queue-title', { list: t('desk.tab-held'), amount: view.amount })
                : status === 'reported' && view.reported.count > 0
                  ? t(view.reported.isMore ? 'desk.tab-reported-more' : 'desk.tab-reported-count', {
                      count: view.reported.count,
                    })
                  : t(`desk.tab-${status}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Row = ({
  t,
  view,
  item,
}: {
  readonly t: Translator
  readonly view: QueueView
  readonly item: QueueItem
}) => {
  const site = view.sites?.find(({ id }) => id === item.siteId)
  return (
    <li
      data-id={String(item.id)}
      data-site={site?.id}
      data-band={view.place.order === 'riskiest' ? RISK_BANDS.indexOf(bandOf(item.risk)) : undefined}
    >
      {isForMany(view) && (!site || isAllowed(site.role, 'comments.moderate')) && (
        <label class="pick">
          <input
            type="checkbox"
            form="bulk"
            name={pickName(item.id)}
            value={site ? `${item.revision}@${site.id}` : String(item.revision)}
          />
          <span class="sr">{t('desk.pick', { name: item.name })}</span>
        </label>
      )}
      <a
        class="row"
        href={deskUrl(view.site, { ...view.place, item: item.id, of: site?.id })}
        aria-current={item.id === view.openId ? 'true' : undefined}
      >
        <LetterMark name={item.name} />
        <span class="row-name">{item.name}</span>
        <span class="row-age">
          <Moment t={t} at={item.createdAt} now={view.now} />
        </span>
        <span class="row-text">
          {site && <b>{site.name} </b>}
          {item.excerpt}
        </span>
        <span class="row-chips">
          {item.isReply && <span class="chip">{t('desk.chip-reply')}</span>}
          {item.risk >= RISKY && <span class="chip">{t('desk.risk', { points: item.risk })}</span>}
          {item.hasLink && <span class="chip">{t('desk.chip-link')}</span>}
          {item.reports > 0 && (
            <span class="chip chip-reported">{t('desk.chip-reported', { count: item.reports })}</span>
          )}
        </span>
      </a>
    </li>
  )
}
