import { absoluteTime } from '../../i18n/format-time'
import { directionOf, type Translator } from '../../i18n/translate'
import { isoTime } from '../../kernel/time'
import { trustedHtml } from '../../web/page'
import { Sentence } from '../../web/ui/sentence'
import type { ShownComment } from './build-tree'
import type { ShownRoot, ThreadPage } from './shown-thread'
import { pageLinks, permalink } from './thread-links'

/**
 * A thread as plain, lasting HTML for a site generator to put into its page, as children of the element: read by search engines, by browsers without
 * scripts, and until the element is ready. No class of ours, no form, no relative time, every address whole; ids that the element's own do not meet,
 * because those are in its shadow.
 */
export const StaticThread = (props: {
  readonly t: Translator
  readonly publicUrl: string
  readonly shown: ThreadPage
}) => {
  const { t, publicUrl, shown } = props
  const { site, thread, items } = shown
  const links = pageLinks({ siteId: site.id, page: thread.page, sort: shown.sort, lang: t.locale })
  const complete = shown.next === null && items.every(({ moreReplies }) => moreReplies === null)
  return (
    <section
      class="afterword-static"
      lang={t.locale}
      dir={directionOf(t.locale)}
      data-nosnippet={site.settings.listed === 'no' ? '' : undefined}
    >
      {thread.count > 0 && <p>{t('comments.count', { count: thread.count })}</p>}
      {items.length > 0 && (
        <ol>
          {items.map((root) => (
            <StaticComment
              t={t}
              page={thread.page}
              comment={root}
              more={more(root, publicUrl, links.replies)}
            />
          ))}
        </ol>
      )}
      <p>
        <a
          href={
            publicUrl +
            (complete || shown.next === null ? links.sort(shown.sort) : links.more({ after: shown.next }))
          }
        >
          {t(complete || shown.next === null ? 'comments.static-write' : 'comments.static-more')}
        </a>
      </p>
    </section>
  )
}

/** Where the replies go on that are not here. */
const more = (root: ShownRoot, publicUrl: string, to: (id: number, at: { after: string }) => string) =>
  root.moreReplies === null ? undefined : publicUrl + to(root.id, { after: root.moreReplies })

const StaticComment = (props: {
  readonly t: Translator
  readonly page: string
  readonly comment: ShownComment
  readonly more?: string | undefined
}) => {
  const { t, page, comment, more } = props
  const removed = comment.state === 'removed'
  return (
    <li id={`c-${comment.id}`}>
      <article>
        <p>
          {!removed && (
            <b>
              <bdi>{comment.name}</bdi>
            </b>
          )}{' '}
          <a href={permalink(page, comment.id)}>
            <time datetime={isoTime(comment.createdAt)}>{absoluteTime(t.locale, comment.createdAt)}</time>
          </a>
          {comment.inReplyTo !== undefined && (
            <>
              {' '}
              <Sentence t={t} text="comments.in-reply-to" with={{ name: <bdi>{comment.inReplyTo}</bdi> }} />
            </>
          )}
        </p>
        {removed ? <p>{t('comments.removed')}</p> : <div dir="auto">{trustedHtml(comment.html)}</div>}
      </article>
      {comment.children.length > 0 && (
        <ol>
          {comment.children.map((child) => (
            <StaticComment t={t} page={page} comment={child} />
          ))}
        </ol>
      )}
      {more !== undefined && (
        <p>
          <a href={more}>{t('comments.even-more-replies')}</a>
        </p>
      )}
    </li>
  )
}
