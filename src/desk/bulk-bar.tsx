import type { Translator } from '../i18n/translate'
import { pickName, type QueuePage, ReasonPicker, type STATUSES } from '../moderation/public'
import type { Site } from '../sites/public'
import { decisionsFor } from './decisions'

/** What the bar needs to know of the list it stands below. */
export interface BulkView {
  readonly site: Site
  readonly status: (typeof STATUSES)[number]
  readonly queue: QueuePage
  readonly after: string | undefined
}

/** One decision for every row that is picked: a plain form, to which the rows' checkboxes belong. Appears with the first one picked. */
export const BulkBar = ({ t, view }: { readonly t: Translator; readonly view: BulkView }) => (
  <>
    <form id="bulk" class="bulk" method="post" action={`/desk/${view.site.id}/comments`}>
      <input type="hidden" name="from" value={view.status} />
      {view.after && <input type="hidden" name="after" value={view.after} />}
      <span class="bulk-title" data-one={t('desk.bulk-title')}>
        {t('desk.bulk-title')}
      </span>
      <ReasonPicker t={t} site={view.site} id="bulk-reason" tell={t('desk.reason-tell-bulk')} />
      {decisionsFor(view.status).map(({ action, says, sign }) => (
        <button type="submit" name="action" value={action} class={action}>
          <span aria-hidden="true">{sign}</span>
          {t(says)}
        </button>
      ))}
    </form>
    {view.status === 'spam' && <EmptySpam t={t} view={view} />}
  </>
)

/** Names every comment it removes, as this page shows them: what arrived since is not among them (M-15). */
const EmptySpam = ({ t, view }: { readonly t: Translator; readonly view: BulkView }) => (
  <form id="empty-spam" class="empty-spam" method="post" action={`/desk/${view.site.id}/comments`}>
    <input type="hidden" name="from" value="spam" />
    {view.queue.items.map(({ id, revision }) => (
      <input type="hidden" name={pickName(id)} value={String(revision)} />
    ))}
    <button type="submit" name="action" value="delete">
      {t('desk.empty-spam', { count: view.queue.items.length })}
    </button>
    <p class="muted">{t('desk.empty-spam-text')}</p>
  </form>
)
