import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { trustedHtml } from '../../web/page'
import { Moment } from '../../web/ui/moment'
import { Sign } from '../../web/ui/sign'
import type { Item } from '../queue/read-item'
import { DoubtFacts, ReasonPicker, RecordFacts, WordsFacts } from './decide-parts'

/** One comment and three buttons, made for a thumb. Nothing happens before one is pressed (S-20, S-21). */
export const DecidePage = (props: {
  readonly t: Translator
  readonly site: Site
  readonly item: Item
  readonly now: number
  readonly alert?: string | undefined
}) => {
  const { t, site, item, now } = props
  const held = item.status === 'held'
  return (
    <main class="decide">
      {props.alert && (
        <p class="flash flash-warning" role="alert">
          <span aria-hidden="true">⚠ </span>
          {props.alert}
        </p>
      )}
      <h1>{t(held ? 'desk.decide-held' : `desk.decided-${item.status}`)}</h1>
      {!held && <Decided t={t} item={item} now={now} />}
      {item.parent && (
        <blockquote class="parent">
          <p class="muted">{t('desk.in-reply-to', { name: item.parent.name })}</p>
          <div class="prose">{trustedHtml(item.parent.html)}</div>
        </blockquote>
      )}
      <article class={`words state-${item.status}`}>
        <p class="byline">
          <b>{item.name}</b> <Moment t={t} at={item.createdAt} now={now} />
        </p>
        <div class="prose">{trustedHtml(item.html)}</div>
        <p class="muted">
          {t('desk.on-page')}{' '}
          <a href={item.page} rel="noopener noreferrer">
            {item.title || item.page}
          </a>
        </p>
      </article>
      {held && (
        <form method="post" class="verdict">
          <input type="hidden" name="revision" value={String(item.revision)} />
          <ReasonPicker t={t} site={site} id="reason" tell={item.email ? t('desk.reason-tell') : undefined} />
          <button type="submit" name="action" value="approve" class="approve">
            <Sign of="check" />
            {t('desk.approve')}
          </button>
          <button type="submit" name="action" value="reject" class="reject">
            <Sign of="cross" />
            {t('desk.reject')}
          </button>
          <button type="submit" name="action" value="return" class="return">
            <Sign of="pencil" />
            {t('desk.return')}
          </button>
          <button type="submit" name="action" value="spam" class="spam">
            <Sign of="flag" />
            {t('desk.spam')}
          </button>
        </form>
      )}
      <dl class="facts">
        <DoubtFacts t={t} doubts={item.doubts} />
        <WordsFacts t={t} item={item} />
        <RecordFacts t={t} record={item.record} now={now} />
      </dl>
      {(held || item.status === 'published') && (
        <p>
          <a href={`/desk/${site.id}/comments/${item.id}/reply`}>{t('desk.reply-at-desk')}</a>
        </p>
      )}
      <p>
        <a href={`/desk/${site.id}?status=${item.status}&item=${item.id}`}>{t('desk.open-at-desk')}</a>
      </p>
    </main>
  )
}

const Decided = ({ t, item, now }: { readonly t: Translator; readonly item: Item; readonly now: number }) =>
  item.decision?.by ? (
    <p class="muted">
      {t('desk.decided-by', { by: item.decision.by })} <Moment t={t} at={item.decision.at} now={now} />
    </p>
  ) : null

/** A link that opens nothing, and the way that does. */
export const LinkProblem = ({
  t,
  state,
}: {
  readonly t: Translator
  readonly state: 'altered' | 'expired'
}) => (
  <main>
    <h1>{t(`desk.link-${state}-title`)}</h1>
    <p>{t(`desk.link-${state}-text`)}</p>
    <p>
      <a class="button" href="/desk">
        {t('desk.to-desk')}
      </a>
    </p>
  </main>
)
