import type { Author } from '../../authors/public'
import type { Translator } from '../../i18n/translate'
import { DoubtFacts, type Item, ReasonPicker, RecordFacts, WordsFacts } from '../../moderation/public'
import { reasonText, type Site } from '../../sites/public'
import { trustedHtml } from '../../web/page'
import { Moment } from '../../web/ui/moment'
import { Sign } from '../../web/ui/sign'
import { KeySign } from '../account/key-sign'
import type { OwnKeys } from '../account/key-table'
import { deskUrl, type Place } from '../desk-url'
import { PageHold } from '../pages/page-hold'
import { BanFacts, NoteFacts, TimeOut } from './author-facts'
import { BesideFacts } from './beside-facts'
import { decisionsFor } from './decisions'
import { Edits } from './edits'
import { ItemActs } from './item-acts'
import { LetterMark } from './letter-mark'
import { PlaceFields } from './place-fields'
import type { Edit } from './read-edits'
import { ReportFacts } from './report-facts'
import { SimilarFacts, TiesFacts } from './ties'

export interface PaneView {
  readonly site: Site
  readonly item: Item
  readonly now: number
  /** False for readers: they see everything but the buttons. */
  readonly mayDecide: boolean
  readonly maySeeAddress: boolean
  readonly mayErase?: boolean
  /** What the team knows of who wrote it; for who may decide. */
  readonly author?: Author | undefined
  readonly edits?: readonly Edit[]
  /** Where its forms lead back to, and what is opened there then. */
  readonly place: Place
  /** The person's own; the standard ones where none are given. */
  readonly keys?: OwnKeys
  readonly next?: { readonly id: number; readonly siteId: string } | undefined
}

/** The open comment, with what a fair decision needs. */
export const ItemPane = ({ t, view }: { readonly t: Translator; readonly view: PaneView }) => {
  const { site, item, now } = view
  return (
    <article
      class={`item state-${item.status}`}
      data-site={site.id}
      data-id={String(item.id)}
      data-revision={String(item.revision)}
      data-status={item.status}
    >
      <p class="back">
        <a href={deskUrl(site, view.place)}>← {t('desk.back-to-list')}</a>
      </p>
      <header class="item-head">
        <p class="muted">
          {t('desk.on-page')}{' '}
          <a href={item.page} rel="noopener noreferrer" target="_blank">
            {item.title || item.page}
          </a>
          {view.place.across && ` · ${site.name}`}
        </p>
        <h2>
          <LetterMark name={item.name} />
          {item.name}
        </h2>
        <p class="muted">
          <Moment t={t} at={item.createdAt} now={now} />
          {item.revision > 1 && ` · ${t('desk.edited', { count: item.revision - 1 })}`}
        </p>
      </header>
      {item.parent && (
        <details class="parent" open>
          <summary>{t('desk.in-reply-to', { name: item.parent.name })}</summary>
          <div class="prose">{trustedHtml(item.parent.html)}</div>
        </details>
      )}
      <div class="prose words">{trustedHtml(item.html)}</div>
      <Edits
        t={t}
        edits={view.edits ?? []}
        total={item.revision - 1}
        open={item.status === 'held'}
        now={now}
      />
      {view.mayDecide && <Verdict t={t} view={view} />}
      {view.mayDecide && (
        <ItemActs t={t} view={view}>
          {item.status === 'published' && item.pinned !== null && <Pin t={t} view={view} />}
          <TimeOut t={t} site={site} id={item.id} place={view.place} keys={view.keys} />
        </ItemActs>
      )}
      {view.mayDecide && <PageHold t={t} view={view} />}
      {view.author && (
        <NoteFacts t={t} site={site} id={item.id} author={view.author} place={view.place} now={now} />
      )}
      <BesideFacts t={t} site={site} item={item} across={view.place.across} now={now} />
      <Facts t={t} view={view} />
    </article>
  )
}

const Verdict = ({
  t,
  view: { site, item, ...view },
}: {
  readonly t: Translator
  readonly view: PaneView
}) => (
  <form method="post" action={`/desk/${site.id}/comments/${item.id}`} class="verdict">
    <input type="hidden" name="revision" value={String(item.revision)} />
    <input type="hidden" name="from" value={item.status} />
    <PlaceFields place={view.place} list={view.place.status !== item.status} />
    {view.next && <input type="hidden" name="next" value={String(view.next.id)} />}
    {view.next && view.place.across && <input type="hidden" name="of" value={view.next.siteId} />}
    <ReasonPicker t={t} site={site} id="reason" tell={item.email ? t('desk.reason-tell') : undefined} />
    {decisionsFor(item.status, isReported(item)).map(({ action, says, sign }) => (
      <button type="submit" name="action" value={action} class={action}>
        <Sign of={sign} />
        {t(says)}
        <KeySign keys={view.keys} does={action} />
      </button>
    ))}
  </form>
)

/** First in its thread, or not any more. */
const Pin = ({
  t,
  view: { site, item, place, keys },
}: {
  readonly t: Translator
  readonly view: PaneView
}) => (
  <form method="post" action={`/desk/${site.id}/comments/${item.id}/pin`} class="pin">
    <PlaceFields place={place} list={true} />
    <button type="submit" class="quiet" name="pinned" value={item.pinned ? 'no' : 'yes'} data-does="pin">
      {t(item.pinned ? 'desk.unpin' : 'desk.pin')}
      <KeySign keys={keys} does="pin" />
    </button>
  </form>
)

const isReported = ({ reports }: Item): boolean => reports.some(({ open }) => open)

/** Why it is here, and what is known of its author. */
const Facts = ({
  t,
  view: { site, item, now, maySeeAddress, mayErase, mayDecide, author, place },
}: {
  readonly t: Translator
  readonly view: PaneView
}) => (
  <dl class="facts">
    <dt>{t('desk.state')}</dt>
    <dd>
      <span class={`chip chip-${item.status}`}>{t(`desk.is-${item.status}`)}</span>{' '}
      {item.decision?.by ? (
        <>
          {t('desk.decided-by', { by: item.decision.by })} <Moment t={t} at={item.decision.at} now={now} />
        </>
      ) : (
        item.status === 'held' && isReported(item) && t('desk.why-reported')
      )}
    </dd>
    <ReportFacts t={t} reports={item.reports} now={now} />
    <DoubtFacts t={t} doubts={item.doubts} />
    <WordsFacts t={t} item={item} />
    {author && <BanFacts t={t} site={site} id={item.id} author={author} place={place} now={now} />}
    {item.reason && (
      <>
        <dt>{t('desk.reason-told')}</dt>
        <dd>{reasonText(t, item.reason)}</dd>
      </>
    )}
    {maySeeAddress && item.email && (
      <>
        <dt>{t('desk.author-email')}</dt>
        <dd>
          {item.email}{' '}
          <span class="muted">({t(item.verified ? 'desk.email-proven' : 'desk.email-typed')})</span>
          {mayErase && (
            <div>
              <a href={`/desk/${site.id}/comments/${item.id}/erase?list=${place.status}`}>
                {t('desk.erase-author')}
              </a>
            </div>
          )}
        </dd>
      </>
    )}
    {item.url && (
      <>
        <dt>{t('desk.author-url')}</dt>
        <dd>
          <a href={item.url} rel="nofollow ugc noopener noreferrer" target="_blank">
            {item.url}
          </a>
        </dd>
      </>
    )}
    <RecordFacts t={t} record={item.record} now={now} />
    <TiesFacts t={t} site={site} item={item} maySeeAddress={maySeeAddress} />
    {mayDecide && item.status === 'held' && <SimilarFacts t={t} site={site} item={item} />}
  </dl>
)
