import type { Child } from 'hono/jsx'
import { absoluteTime, relativeTime } from '../i18n/format-time'
import type { Translator } from '../i18n/translate'
import { isoTime } from '../kernel/time'
import { trustedHtml } from '../web/page'
import { Sentence } from '../web/ui/sentence'
import { AuthorMark } from './author-mark'
import type { ShownComment } from './build-tree'
import { Actions } from './comment-actions'
import type { Status } from './status'
import type { ThreadLinks } from './thread-links'

/** What every piece of a thread needs to be drawn. */
export interface ThreadView {
  readonly t: Translator
  readonly siteId: string
  readonly now: number
  readonly links: ThreadLinks
  /** Whether somebody may still write here. */
  readonly open: boolean
  /** The author's own comment, put in its place: for the page without scripts. */
  readonly own?: OwnItem
}

/** A comment that only its author is shown, as a tree's node. */
export interface OwnItem {
  readonly status: Status
  readonly comment: ShownComment
  /** Opens it again; goes to the element once, to be kept on the device. */
  readonly token?: string
  /** "13 comments", where that may have changed. */
  readonly count?: string
  readonly revision?: number
  /** Whether its author is offered new words, or its end. Not said: as for a comment just posted. */
  readonly editable?: boolean
  readonly deletable?: boolean
  readonly parentName?: string | null
}

interface ItemProps {
  readonly view: ThreadView
  readonly comment: ShownComment
  /** Name of the comment above, for the hidden heading. */
  readonly parentName?: string | undefined
  /** What follows the replies: the control that shows more of them. */
  readonly children?: Child
}

/** One comment with its replies. Depth is said by nesting and by the heading, so that no eye is needed to follow it. */
export const CommentItem = ({ view, comment, parentName, children }: ItemProps) => {
  const answered = comment.inReplyTo ?? parentName
  const own = view.own && view.own.comment.parentId === comment.id ? view.own : undefined
  return (
    <li id={`c-${comment.id}`} class="aw-item" data-depth={comment.depth} data-parent={comment.parentId}>
      <article class="aw-comment" part="comment" aria-labelledby={`h-${comment.id}`}>
        {comment.state === 'removed' ? (
          <Tombstone view={view} comment={comment} />
        ) : (
          <>
            <Head view={view} comment={comment} parentName={answered} href={view.links.comment(comment.id)} />
            <Body html={comment.html} />
            <Actions view={view} comment={comment} reply={view.open} />
          </>
        )}
      </article>
      <ol class="aw-replies" part="replies">
        {comment.children.map((child) => (
          <CommentItem view={view} comment={child} parentName={comment.name || undefined} />
        ))}
        {own && <OwnCommentItem view={view} own={own} />}
      </ol>
      {children}
    </li>
  )
}

/** A comment as its author alone sees it: no permalink, no reply, and why nobody else sees it (V-30, V-32). */
export const OwnCommentItem = ({ view, own }: { readonly view: ThreadView; readonly own: OwnItem }) => {
  const { comment, status } = own
  const published = status === 'published'
  const gone = comment.state === 'removed'
  return (
    <li
      id={`c-${comment.id}`}
      class={published || gone ? 'aw-item' : 'aw-item aw-own'}
      data-id={comment.id}
      data-status={status}
      data-token={own.token}
      data-version={[status, own.revision ?? 1, own.editable, own.deletable].join()}
      data-count={own.count}
      data-depth={comment.depth}
      data-parent={comment.parentId}
    >
      <article class="aw-comment" part="comment" aria-labelledby={`h-${comment.id}`} tabindex={-1}>
        {gone ? <Tombstone view={view} comment={comment} /> : <OwnWords view={view} own={own} />}
      </article>
      <ol class="aw-replies" part="replies" />
    </li>
  )
}

const OwnWords = ({ view, own }: { readonly view: ThreadView; readonly own: OwnItem }) => {
  const { comment, status } = own
  const published = status === 'published'
  return (
    <>
      <Head
        view={view}
        comment={comment}
        parentName={own.parentName ?? undefined}
        href={published ? view.links.comment(comment.id) : undefined}
      />
      {!published && (
        <p class="aw-note" part="note">
          {view.t(OWN_NOTES[status])}
          {status !== 'held' && view.links.kind === 'embed' && (
            <button type="button" class="aw-quiet" part="dismiss" data-dismiss={comment.id}>
              {view.t('comments.dismiss')}
            </button>
          )}
        </p>
      )}
      <Body html={comment.html} />
      <Actions view={view} comment={comment} reply={published && view.open} own={own} />
    </>
  )
}

// Spam and rejection look alike to the author: which filter caught it is nothing a spammer should learn.
const OWN_NOTES = {
  held: 'comments.own-held',
  rejected: 'comments.own-rejected',
  spam: 'comments.own-rejected',
  deleted: 'comments.own-deleted',
} as const

/** Deeper replies lose their indent on a narrow screen, so they say whom they answer (look: the thread). */
const FLAT_FROM = 3

const Head = (props: {
  readonly view: ThreadView
  readonly comment: ShownComment
  readonly parentName?: string | undefined
  readonly href: string | undefined
}) => {
  const { view, comment, parentName, href } = props
  const { t } = view
  const name = <bdi>{comment.name}</bdi>
  const time = Time({ view, at: comment.createdAt })
  return (
    <>
      <h3 id={`h-${comment.id}`} class="aw-hidden">
        {parentName === undefined ? (
          <Sentence t={t} text="comments.heading" with={{ name, time }} />
        ) : (
          <Sentence
            t={t}
            text="comments.heading-reply"
            with={{ name, parent: <bdi>{parentName}</bdi>, time }}
          />
        )}
      </h3>
      <AuthorMark name={comment.name} site={view.siteId} />
      <p class="aw-meta" part="meta">
        <span class="aw-name" part="name">
          {comment.url === null || href === undefined ? (
            name
          ) : (
            <a href={comment.url} rel="nofollow ugc noopener">
              {name}
            </a>
          )}
        </span>{' '}
        {href === undefined ? (
          <span class="aw-time">{time}</span>
        ) : (
          <a class="aw-time" part="time" href={href} data-at={`c-${comment.id}`}>
            {time}
          </a>
        )}
        {comment.editedAt !== null && (
          <>
            {' '}
            <span class="aw-time" part="edited">
              <Sentence
                t={t}
                text="comments.edited"
                with={{ time: <Time view={view} at={comment.editedAt} /> }}
              />
            </span>
          </>
        )}
        {parentName !== undefined && (comment.inReplyTo !== undefined || comment.depth > FLAT_FROM) && (
          <>
            {' '}
            <span class={comment.inReplyTo === undefined ? 'aw-answers aw-flat' : 'aw-answers'}>
              <Sentence t={t} text="comments.in-reply-to" with={{ name: <bdi>{parentName}</bdi> }} />
            </span>
          </>
        )}
      </p>
    </>
  )
}

const Body = ({ html }: { readonly html: string }) => (
  <div class="aw-body" part="body" dir="auto">
    {trustedHtml(html)}
  </div>
)

const Tombstone = ({ view, comment }: { readonly view: ThreadView; readonly comment: ShownComment }) => (
  <>
    <h3 id={`h-${comment.id}`} class="aw-hidden">
      <Sentence
        t={view.t}
        text="comments.heading-removed"
        with={{ time: <Time view={view} at={comment.createdAt} /> }}
      />
    </h3>
    <p class="aw-removed" part="removed">
      {view.t('comments.removed')}
    </p>
  </>
)

/** How long ago; the element keeps it fresh, and the whole truth stands in its title. */
export const Time = ({ view, at }: { readonly view: Pick<ThreadView, 't' | 'now'>; readonly at: number }) =>
  // Text of ours alone, and one beside every comment: written as text.
  trustedHtml(
    `<time datetime="${isoTime(at)}" title="${absoluteTime(view.t.locale, at)}">${relativeTime(view.t.locale, at, view.now)}</time>`,
  )
