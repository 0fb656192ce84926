import type { Child } from 'hono/jsx'
import type { Translator } from '../i18n/translate'
import { LISTS, type List, pickName, type QueueItem, type QueuePage } from '../moderation/public'
import type { Site } from '../sites/public'
import { Moment } from '../web/ui/moment'
import { BulkBar } from './bulk-bar'
import { deskUrl } from './desk-url'
import { KeySheet } from './keys'
import { LetterMark } from './letter-mark'

export interface QueueView {
  readonly site: Site
  readonly status: List
  /** How many reported comments wait: the one list that wants to be seen. */
  readonly reported: { readonly count: number; readonly isMore: boolean }
  readonly queue: QueuePage
  /** The place this page begins after, so that forms lead back to it. */
  readonly after: string | undefined
  readonly openId: number | undefined
  /** True if the address names an item: on a narrow screen it is then alone. */
  readonly chosen: boolean
  /** False for readers: nothing to pick, nothing to press. */
  readonly mayDecide: boolean
  readonly now: number
}

/** Two panes: what waits, and the one that is open. */
export const QueueMain = (props: {
  readonly t: Translator
  readonly view: QueueView
  readonly flash?: Child
  readonly children: Child
}) => {
  const { t, view } = props
  return (
    <main
      id="work"
      class={`panes${view.chosen ? ' has-item' : ''}`}
      tabindex={-1}
      data-site={view.site.id}
      data-status={view.status}
      data-words={JSON.stringify({
        undo: t('desk.undo'),
        close: t('desk.close'),
        failed: t('desk.put-back'),
        offline: t('desk.put-back-offline'),
        pickOne: t('desk.pick-none'),
        title: t('desk.queue-title', { list: t(`desk.tab-${view.status}`) }),
      })}
    >
      <h1 class="sr">{t(`desk.list-${view.status}`)}</h1>
      <section class="list" aria-label={t(`desk.list-${view.status}`)}>
        <nav class="tabs" aria-label={t('desk.tabs-label')}>
          <ul>
            {LISTS.map((status) => (
              <li>
                <a
                  href={deskUrl(view.site, { status })}
                  aria-current={status === view.status ? 'page' : undefined}
                >
                  {status === 'reported' && view.reported.count > 0
                    ? t(view.reported.isMore ? 'desk.tab-reported-more' : 'desk.tab-reported-count', {
                        count: view.reported.count,
                      })
                    : t(`desk.tab-${status}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {view.queue.items.length > 0 && (
          <ol class="rows" id="rows">
            {view.queue.items.map((item) => (
              <Row t={t} view={view} item={item} />
            ))}
          </ol>
        )}
        {view.mayDecide && view.status !== 'reported' && view.queue.items.length > 0 && (
          <BulkBar t={t} view={{ ...view, status: view.status }} />
        )}
        {view.queue.next && (
          <p class="more">
            <a id="more" href={deskUrl(view.site, { status: view.status, after: view.queue.next })}>
              {t('desk.more')}
            </a>
          </p>
        )}
        <p class="keys-hint" hidden>
          <button type="button" class="quiet" id="keys-open">
            <kbd>?</kbd> {t('desk.key-sheet')}
          </button>
        </p>
      </section>
      <section class="pane" id="pane" aria-label={t('desk.pane-label')} tabindex={-1}>
        {props.children}
      </section>
      <div id="flashes" class="flashes" role="status">
        {props.flash}
      </div>
      <KeySheet t={t} />
    </main>
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
}) => (
  <li data-id={String(item.id)}>
    {view.mayDecide && view.status !== 'reported' && (
      <label class="pick">
        <input type="checkbox" form="bulk" name={pickName(item.id)} value={String(item.revision)} />
        <span class="sr">{t('desk.pick', { name: item.name })}</span>
      </label>
    )}
    <a
      class="row"
      href={deskUrl(view.site, { status: view.status, after: view.after, item: item.id })}
      aria-current={item.id === view.openId ? 'true' : undefined}
    >
      <LetterMark name={item.name} />
      <span class="row-name">{item.name}</span>
      <span class="row-age">
        <Moment t={t} at={item.createdAt} now={view.now} />
      </span>
      <span class="row-text">{item.excerpt}</span>
      <span class="row-chips">
        {item.isReply && <span class="chip">{t('desk.chip-reply')}</span>}
        {item.hasLink && <span class="chip">{t('desk.chip-link')}</span>}
        {item.reports > 0 && (
          <span class="chip chip-reported">{t('desk.chip-reported', { count: item.reports })}</span>
        )}
      </span>
    </a>
  </li>
)
