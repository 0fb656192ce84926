import { directionOf } from '../../i18n/translate'
import { SORTS } from '../../sites/public'
import { type Markup, markup, written } from '../../web/ui/markup'
import { CommentForm, type FormState } from '../form/comment-form'
import { EmbedForm } from '../form/embed-form'
import { countBelow } from './build-tree'
import { CommentItem, OwnCommentItem, type ThreadView } from './comment'
import type { ShownRoot, ThreadPage } from './shown-thread'

/** Grows when the same thread would be drawn otherwise: part of a fragment's ETag, so that no browser keeps yesterday's markup. */
export const TEMPLATE_VERSION = 14

interface ThreadProps {
  readonly view: ThreadView
  readonly shown: ThreadPage
  readonly form?: FormState
}

/** A page's conversation: count and order, the form, the comments, the way on. As escaped templates, like the comments in it. */
export const Thread = ({ view, shown, form }: ThreadProps): Markup => {
  const { t, siteId } = view
  const { thread, asked } = shown
  const embedded = view.links.kind === 'embed'
  return markup`<section class="aw-thread" part="thread" aria-labelledby="aw-title" lang="${t.locale}" dir="${directionOf(t.locale)}" data-page="${thread.page}"${view.depth === 0 && written(' data-flat=""')} data-fault="${t('comments.not-reached')}" data-count="${thread.count}" data-now="${view.now}"${
    embedded &&
    markup` data-news="/embed/${siteId}/news?${pageQuery(view, thread.page)}" data-new="${t('comments.new-one')}"`
  }><header class="aw-head" part="header"><h2 id="aw-title" tabindex="-1" class="aw-count" part="count">${
    thread.count > 0 ? t('comments.count', { count: thread.count }) : t('comments.count-none')
  }</h2>${thread.count > 1 && SortLine({ view, shown })}</header>${
    thread.open
      ? markup`<div class="aw-home">${
          embedded ? (
            EmbedForm({ view, site: shown.site, page: thread.page })
          ) : (
            <CommentForm view={view} site={shown.site} page={thread.page} {...(form && { form })} />
          )
        }</div>`
      : thread.count > 0 &&
        markup`<div class="aw-head"><p class="aw-note" part="closed">${t('comments.closed')}</p></div>`
  }<p class="aw-status aw-hidden" role="status"></p>${
    asked?.found === false &&
    markup`<div class="aw-head" data-missing="${asked.id}"><p class="aw-note" part="missing">${t('error.comments/unknown')}</p></div>`
  }${
    embedded &&
    markup`<button type="button" class="aw-quiet aw-since" part="since" name="next" value="${t('comments.new-since')}" hidden=""></button>`
  }${PagerUp({ view, previous: shown.previous })}${ThreadList({ view, shown })}<p class="aw-empty" part="empty">${t(thread.open ? 'comments.empty' : 'comments.empty-closed')}</p>${Pager({ view, next: shown.next })}${thread.open && FollowControl({ view, page: thread.page })}</section>`
}

/** What a piece asks with that is about the page, in the thread's own language. */
const pageQuery = ({ t }: ThreadView, page: string) => new URLSearchParams({ page, lang: t.locale })

/** Following without writing: a form of its own, which takes the place of this one. */
const FollowControl = ({ view, page }: { readonly view: ThreadView; readonly page: string }): Markup => {
  const { t, links, siteId } = view
  const words = t('followers.follow-open')
  return links.kind === 'page'
    ? markup`<div class="aw-more"><a class="aw-quiet" href="/${siteId}/follow?${pageQuery(view, page)}">${words}</a></div>`
    : markup`<form class="aw-more" method="post" action="/embed/${siteId}/follow/form"><input type="hidden" name="page" value="${page}"><button type="submit" class="aw-quiet" part="follow">${words}</button><p class="aw-alert" part="alert"></p></form>`
}

const SortLine = ({ view, shown }: Omit<ThreadProps, 'form'>): Markup =>
  markup`<nav class="aw-sort" part="sort" aria-label="${view.t('comments.sort')}">${SORTS.filter(
    (sort) => sort !== 'top' || view.votes !== 'off',
  ).map((sort) => {
    const words = view.t(`comments.sort-${sort}`)
    const isShown = sort === shown.sort
    return view.links.kind === 'page'
      ? markup`<a class="aw-quiet" href="${view.links.sort(sort)}"${isShown && written(' aria-current="true"')}>${words}</a>`
      : markup`<button type="button" class="aw-quiet" id="s-${sort}" name="sort" value="${sort}" aria-pressed="${String(isShown)}">${words}</button>`
  })}</nav>`

const ThreadList = ({ view, shown }: Omit<ThreadProps, 'form'>): Markup => {
  const { items, sort, previous } = shown
  // What is pinned stands above the first page. Further in, one may be first by the order alone.
  const leading = items.findIndex((item) => !item.pinned)
  const pins = previous !== null ? 0 : leading < 0 ? items.length : leading
  // An own reply stands below what it answers; everything else, and a reply to something not on this page, at the thread's growing end.
  const own = view.own && !holds(items, view.own.comment.parentId) ? view.own : undefined
  return markup`<ol class="aw-list" part="list" data-sort="${sort}">${RootItems({ view, items: items.slice(0, pins), isPinned: true })}${own && sort !== 'oldest' && <OwnCommentItem view={view} own={own} />}${RootItems({ view, items: items.slice(pins) })}${own && sort === 'oldest' && <OwnCommentItem view={view} own={own} />}</ol>`
}

const holds = (
  items: readonly { id: number; children: readonly ShownRoot['children'][number][] }[],
  id: number | null,
): boolean => items.some((item) => item.id === id || holds(item.children, id))

/** Roots, each with its first replies and the way to the rest. */
export const RootItems = ({
  view,
  items,
  isPinned,
}: {
  readonly view: ThreadView
  readonly items: readonly ShownRoot[]
  readonly isPinned?: boolean
}): Markup =>
  markup`${items.map((root) =>
    CommentItem({
      view,
      comment: root,
      isPinned,
      above: EarlierReplies({ view, rootId: root.id, previous: root.earlierReplies }),
      children: MoreReplies({
        view,
        rootId: root.id,
        next: root.moreReplies,
        ...(root.earlierReplies === null && { count: root.replyCount - countBelow(root.children) }),
      }),
    }),
  )}`

/** "Show 12 more replies", or without the number where it is not known. */
export const MoreReplies = (props: {
  readonly view: ThreadView
  readonly rootId: number
  readonly next: string | null
  readonly count?: number
}): Markup | null => {
  const { view, rootId, next, count } = props
  if (next === null) return null
  const text =
    count === undefined ? view.t('comments.even-more-replies') : view.t('comments.more-replies', { count })
  const href = view.links.replies(rootId, { after: next })
  return markup`<p class="aw-more">${LoadControl({ view, href, text, quiet: true })}</p>`
}

/** The way back to the replies before those shown. */
export const EarlierReplies = (props: {
  readonly view: ThreadView
  readonly rootId: number
  readonly previous: string | null
}): Markup | null => {
  const { view, rootId, previous } = props
  if (previous === null) return null
  const href = view.links.replies(rootId, { before: previous })
  const text = view.t('comments.earlier-replies')
  return markup`<p class="aw-more" data-up="">${LoadControl({ view, href, text, quiet: true })}</p>`
}

/** The way back up the list. */
export const PagerUp = ({
  view,
  previous,
}: {
  readonly view: ThreadView
  readonly previous: string | null
}): Markup | null =>
  previous === null
    ? null
    : markup`<p class="aw-more aw-pager" part="pager" data-up="">${LoadControl({ view, href: view.links.more({ before: previous }), text: view.t('comments.above') })}</p>`

export const Pager = ({
  view,
  next,
}: {
  readonly view: ThreadView
  readonly next: string | null
}): Markup | null =>
  next === null
    ? null
    : markup`<p class="aw-more aw-pager" part="pager">${LoadControl({ view, href: view.links.more({ after: next }), text: view.t('comments.more') })}</p>`

/** A link where pages turn, a button where the element loads in place. */
const LoadControl = (props: {
  readonly view: ThreadView
  readonly href: string
  readonly text: string
  readonly quiet?: boolean
}): Markup => {
  const { view, href, text, quiet } = props
  const look = quiet ? 'aw-quiet' : 'aw-button aw-second'
  return view.links.kind === 'page'
    ? markup`<a class="${look}" href="${href}">${text}</a>`
    : markup`<button type="button" class="${look}" part="more" name="load" value="${href}" data-loaded="${view.t('comments.loaded')}">${text}</button><span class="aw-alert" part="alert"></span>`
}
