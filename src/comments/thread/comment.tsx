import type { Child } from 'hono/jsx'
import { absoluteTime, relativeTime } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { encodePathId } from '../../kernel/id'
import { isoTime, MINUTE_MS } from '../../kernel/time'
import type { Settings } from '../../sites/public'
import { trustedHtml } from '../../web/page'
import { type Markup, markup, written } from '../../web/ui/markup'
import { pattern } from '../../web/ui/pattern'
import { sentence } from '../../web/ui/sentence'
import { withoutLinks } from '../form/render-markdown'
import { OwnNote, ownNote } from '../own/own-note'
import type { Status } from '../status'
import { AuthorMark } from './author-mark'
import type { ShownComment } from './build-tree'
import { Actions, FoldControl } from './comment-actions'
import type { ThreadLinks } from './thread-links'

/** What every piece of a thread needs to be drawn. */
export interface ThreadView {
  readonly t: Translator
  readonly siteId: string
  readonly now: number
  readonly links: ThreadLinks
  /** How deep replies are indented, as the site says. */
  readonly depth: number
  /** Whether somebody may still write here. */
  readonly open: boolean
  /** How readers may vote here, and at how many votes down a comment is folded away. */
  readonly votes: Settings['votes']
  readonly lowScore: Settings['lowScore']
  /** The author's own comment, put in its place: for the page without scripts. */
  readonly own?: OwnItem
}

/** A comment that only its author is shown, as a tree's node. */
export interface OwnItem {
  readonly status: Status
  /** Why it was rejected or returned, as stored. */
  readonly reason?: string | null
  /** Where that can be looked up from anywhere. */
  readonly statusLink?: string
  readonly comment: ShownComment
  /** Lets its author ask to be told when it is up. None: it needs no telling, or gave no address. */
  readonly whenUp?: string | undefined
  /** Opens it again; goes to the element once, to be kept on the device. */
  readonly token?: string
  /** "13 comments", where that may have changed. */
  readonly count?: string
  /** The same as a number. */
  readonly total?: number
  readonly revision?: number
  /** Whether its author is offered new words, or its end. Not said: as for a comment just posted. */
  readonly editable?: boolean
  readonly deletable?: boolean
  readonly parentName?: string | null
  /** How long one that waits usually does, if that is known. */
  readonly usualWait?: number | undefined
  /** What its author just did: said, and told the page. */
  readonly done?: 'comment' | 'edit' | 'delete'
  /** What goes on from it: the form for the code of a mail that was asked for. It stays while its words change. */
  readonly asks?: Child
  /** The same of a comment that may be shown already, where only the article takes the place of the one that is there. */
  readonly asksWithin?: Child
}

interface ItemProps {
  readonly view: ThreadView
  readonly comment: ShownComment
  /** Name of the comment above, for the hidden heading. */
  readonly parentName?: string | undefined
  /** Stands first, whatever comes. */
  readonly isPinned?: boolean | undefined
  /** What stands before the replies: the control that shows earlier ones. */
  readonly above?: Child
  /** What follows them: the control that shows more. */
  readonly children?: Child
}

/**
 * One comment with its replies. Depth is said by nesting and by the heading, so that no eye is needed to follow it (A-10). Fifty of these
 * make a page, so they are written as escaped templates: a tree of elements took twice as long.
 */
export const CommentItem = ({ view, comment, parentName, isPinned, above, children }: ItemProps): Markup => {
  const answered = comment.inReplyTo ?? parentName
  const own = view.own && view.own.comment.parentId === comment.id ? view.own : undefined
  return markup`<li id="c-${comment.id}" class="aw-item" data-depth="${comment.depth}" data-path="${encodePathId(comment.rootId)}${comment.path}" data-at="${comment.publishedAt}"${isPinned && written(' data-pinned="1"')}><article class="aw-comment" part="comment" aria-labelledby="h-${comment.id}">${
    comment.state === 'removed' ? tombstone(view, comment) : words(view, comment, answered)
  }</article>${above}<ol class="aw-replies" part="replies" id="r-${comment.id}">${comment.children.map(
    (child) => CommentItem({ view, comment: child, parentName: comment.name || undefined }),
  )}${own && <OwnCommentItem view={view} own={own} />}</ol>${children}</li>`
}

/** What could not be done about it is told here, by the element. */
const NotDone = markup`<p class="aw-alert" part="alert"></p>`

const words = (view: ThreadView, comment: ShownComment, answered: string | undefined): Markup =>
  markup`${Head({ view, comment, parentName: answered, href: view.links.comment(comment.id) })}${Folded({ view, comment })}${Actions({ view, comment, reply: view.open })}${view.links.kind === 'embed' && NotDone}`

/** So long a kept thread may not hold an own comment yet (web/public-cache.ts, and what stands between): it is shown from the device until then (V-45). */
const ARRIVED_MS = 15 * MINUTE_MS

/**
 * A comment as its author alone sees it: no permalink, no reply, and why nobody else sees it (V-30, V-32). The element puts it in its place, and keeps
 * its token by `data-keep`: 1 to ask with, 0 to have it, not there: no more. How long it is up is reckoned here: clocks of readers are wrong by hours.
 */
export const OwnCommentItem = ({ view, own }: { readonly view: ThreadView; readonly own: OwnItem }) => {
  const { status, parentName } = own
  const published = status === 'published'
  const gone = own.comment.state === 'removed'
  const arrived = published && !own.deletable && view.now - own.comment.publishedAt > ARRIVED_MS
  const path = encodePathId(own.comment.rootId) + own.comment.path
  // As deep as the site shows, and as anybody: what is deeper stands beside what it answers, and says whom.
  const depth = Math.min(own.comment.depth, Math.max(1, view.depth))
  const { parentId } = own.comment
  const below = parentId !== null && path.endsWith(encodePathId(parentId) + encodePathId(own.comment.id))
  const beside = parentName != null && !(below && depth === own.comment.depth)
  const comment = { ...own.comment, depth, ...(beside && { inReplyTo: parentName }) }
  return (
    <li
      id={`c-${comment.id}`}
      class={published || gone ? 'aw-item' : 'aw-item aw-own'}
      data-id={comment.id}
      data-keep={gone ? undefined : arrived ? 0 : 1}
      data-token={own.token}
      data-version={
        gone
          ? 'gone'
          : [
              status,
              own.revision ?? 1,
              own.editable,
              own.deletable,
              ...(own.reason ? [own.reason] : []),
            ].join()
      }
      data-count={own.count}
      data-total={own.total}
      data-depth={depth}
      data-path={path}
      data-done={own.done}
      data-status={status}
      data-said={own.done && said(view.t, own.done, own)}
    >
      <article class="aw-comment" part="comment" aria-labelledby={`h-${comment.id}`} tabindex={-1}>
        {gone ? tombstone(view, comment) : <OwnWords view={view} own={{ ...own, comment }} />}
      </article>
      {own.asks}
      <ol class="aw-replies" part="replies" />
    </li>
  )
}

/** What is heard of what was done. */
const said = (t: Translator, done: 'comment' | 'edit' | 'delete', own: OwnItem): string => {
  if (done === 'delete') return t('comments.own-gone')
  return ownNote(t, own) ?? t(done === 'edit' ? 'comments.saved' : 'comments.own-published')
}

/** In place of an own comment that is not there any more, or not wanted any more: the element forgets it. */
export const NoOwnComment = ({ id }: { readonly id: number }) => (
  <li id={`c-${id}`} class="aw-item" data-id={id} />
)

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
      <OwnNote view={view} own={own} />
      <Body html={published ? comment.html : withoutLinks(comment.html)} />
      <Actions view={view} comment={comment} reply={published && view.open} own={own} />
      {view.links.kind === 'embed' && NotDone}
      {own.asksWithin}
    </>
  )
}

/** Deeper replies lose their indent on a narrow screen, so they say whom they answer (look: the thread). */
const FLAT_FROM = 3

const headingOf = (text: 'comments.heading' | 'comments.heading-reply') =>
  pattern<'id' | 'name' | 'parent' | 'time'>((t, hole) => {
    const pieces = {
      name: written(hole('name')),
      parent: written(hole('parent')),
      time: written(hole('time')),
    }
    return markup`<h3 id="h-${hole('id')}" class="aw-hidden">${sentence(t, text, pieces)}</h3>`
  })
const Heading = headingOf('comments.heading')
const HeadingOfReply = headingOf('comments.heading-reply')

const Head = (props: {
  readonly view: ThreadView
  readonly comment: ShownComment
  readonly parentName?: string | undefined
  readonly href: string | undefined
}): Markup => {
  const { view, comment, parentName, href } = props
  const { t } = view
  const { id } = comment
  const name = markup`<bdi>${comment.name}</bdi>`
  const parent = parentName === undefined ? undefined : markup`<bdi>${parentName}</bdi>`
  // Twice, heard in the heading and seen below; what is around the second tells the moment.
  const time = markup`<time datetime="${isoTime(comment.createdAt)}">${relativeTime(t.locale, comment.createdAt, view.now)}</time>`
  const exactly = absoluteTime(t.locale, comment.createdAt)
  const heading = (parent ? HeadingOfReply : Heading)(t, { id, name, parent, time })
  const linked =
    comment.url === null || href === undefined
      ? name
      : markup`<a href="${comment.url}" rel="nofollow ugc noopener">${name}</a>`
  const mark =
    comment.verified &&
    markup` <span class="aw-time aw-verified" part="verified" role="note" tabindex="0" title="${t('comments.verified-what')}" aria-label="${t('comments.verified-label')}">${t('comments.verified')}</span>`
  const badge =
    comment.badge !== null &&
    markup` <span class="aw-badge" part="badge">${t(`comments.badge-${comment.badge}`)}</span>`
  const pinned = comment.pinned && markup` <span class="aw-time" part="pinned">${t('comments.pinned')}</span>`
  const when =
    href === undefined
      ? markup`<span class="aw-time" title="${exactly}">${time}</span>`
      : markup`<a class="aw-time" part="time" href="${href}" title="${exactly}">${time}</a>`
  const flat = view.depth === 0
  const answers =
    parent !== undefined && (flat || comment.inReplyTo !== undefined || comment.depth > FLAT_FROM)
  return markup`${heading}${AuthorMark({ name: comment.name, site: view.siteId })}<p class="aw-meta" part="meta"><span class="aw-name" part="name">${linked}</span>${badge}${mark} ${when}${pinned}${
    comment.editedAt !== null &&
    markup` <span class="aw-time" part="edited">${sentence(t, comment.editedByTeam ? 'comments.edited-by-team' : 'comments.edited', { time: Time({ view, at: comment.editedAt }) })}</span>`
  }${
    answers &&
    markup` <span class="${comment.inReplyTo === undefined && !flat ? 'aw-answers aw-flat' : 'aw-answers'}">${sentence(t, 'comments.in-reply-to', { name: parent })}</span>`
  }</p>`
}

export const Body = (props: { readonly html: string }): Markup =>
  markup`<div class="aw-body" part="body" dir="auto">${trustedHtml(props.html)}</div>`

/** From here on a comment is longer than a screen: about 25 lines of 68 letters. */
const LONG_FROM = 2000

/**
 * The words of a comment: folded away where readers voted it down that far, cut to a screen where it is long. Both open without a script,
 * and the words are there for whoever searches the page.
 */
const Folded = ({ view, comment }: { readonly view: ThreadView; readonly comment: ShownComment }): Markup => {
  const body = Body({ html: comment.html })
  const low = view.votes === 'both' && view.lowScore > 0 && comment.score <= -view.lowScore
  const long = !low && comment.html.length > LONG_FROM
  if (!low && !long) return body
  const words = low
    ? view.t('comments.low', { count: comment.score })
    : view.t('comments.long', { name: comment.name })
  return markup`<details class="aw-more ${low ? 'aw-low' : 'aw-long'}" part="${low ? 'low' : 'long'}"><summary class="aw-quiet" part="unfold">${words}</summary>${body}</details>`
}

const tombstone = (view: ThreadView, comment: ShownComment): Markup =>
  markup`<h3 id="h-${comment.id}" class="aw-hidden">${sentence(view.t, 'comments.heading-removed', {
    time: Time({ view, at: comment.createdAt }),
  })}</h3><p class="aw-note aw-removed" part="removed">${view.t('comments.removed')}</p>${FoldControl({ view, comment })}`

/** How long ago; the element keeps it fresh, and the whole truth stands in its title. */
export const Time = ({
  view,
  at,
}: {
  readonly view: Pick<ThreadView, 't' | 'now'>
  readonly at: number
}): Markup =>
  markup`<time datetime="${isoTime(at)}" title="${absoluteTime(view.t.locale, at)}">${relativeTime(view.t.locale, at, view.now)}</time>`
