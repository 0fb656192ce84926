import { directionOf } from '../../i18n/translate'
import { SORTS } from '../../sites/public'
import { CommentForm, type FormState } from '../form/comment-form'
import { EmbedForm } from '../form/embed-form'
import { countBelow } from './build-tree'
import { CommentItem, OwnCommentItem, type ThreadView } from './comment'
import type { ShownRoot, ThreadPage } from './shown-thread'

/** Grows when the same thread would be drawn otherwise: part of a fragment's ETag, so that no browser keeps yesterday's markup. */
export const TEMPLATE_VERSION = 11

interface ThreadProps {
  readonly view: ThreadView
  readonly shown: ThreadPage
  readonly form?: FormState
}

/** A page's conversation: count and order, the form, the comments, the way on. */
export const Thread = ({ view, shown, form }: ThreadProps) => {
  const { t } = view
  const { thread, items } = shown
  return (
    <section
      class="aw-thread"
      part="thread"
      aria-labelledby="aw-title"
      lang={t.locale}
      dir={directionOf(t.locale)}
      data-page={thread.page}
      data-flat={view.depth === 0 ? '' : undefined}
      data-fault={t('comments.not-reached')}
      data-count={thread.count}
      data-now={view.now}
      data-news={
        view.links.kind === 'embed' ? `/embed/${view.siteId}/news?${pageQuery(view, thread.page)}` : undefined
      }
      data-new={view.links.kind === 'embed' ? t('comments.new-one') : undefined}
    >
      <header class="aw-head" part="header">
        <h2 id="aw-title" tabindex={-1} class="aw-count" part="count">
          {thread.count > 0 ? t('comments.count', { count: thread.count }) : t('comments.count-none')}
        </h2>
        {thread.count > 1 && <SortLine view={view} shown={shown} />}
      </header>
      {thread.open ? (
        <div class="aw-home">
          {view.links.kind === 'embed' ? (
            <EmbedForm view={view} site={shown.site} page={thread.page} />
          ) : (
            <CommentForm view={view} site={shown.site} page={thread.page} {...(form && { form })} />
          )}
        </div>
      ) : (
        thread.count > 0 && (
          <div class="aw-head">
            <p class="aw-note" part="closed">
              {t('comments.closed')}
            </p>
          </div>
        )
      )}
      <p class="aw-status aw-hidden" role="status" />
      {shown.asked?.found === false && (
        <div class="aw-head" data-missing={shown.asked.id}>
          <p class="aw-note" part="missing">
            {t('error.comments/unknown')}
          </p>
        </div>
      )}
      {view.links.kind === 'embed' && (
        <button
          type="button"
          class="aw-quiet aw-since"
          part="since"
          name="next"
          value={t('comments.new-since')}
          hidden
        />
      )}
      <PagerUp view={view} previous={shown.previous} />
      <ThreadList view={view} items={items} sort={shown.sort} />
      <p class="aw-empty" part="empty">
        {t(thread.open ? 'comments.empty' : 'comments.empty-closed')}
      </p>
      <Pager view={view} next={shown.next} />
      {thread.open && <FollowControl view={view} page={thread.page} />}
    </section>
  )
}

/** What a piece asks with that is about the page, in the thread's own language. */
const pageQuery = ({ t }: ThreadView, page: string) => new URLSearchParams({ page, lang: t.locale })

/** Following without writing: a form of its own, loaded on a click. */
const FollowControl = ({ view, page }: { readonly view: ThreadView; readonly page: string }) => {
  const { t, links, siteId } = view
  return (
    <div class="aw-more">
      {links.kind === 'page' ? (
        <a class="aw-quiet" href={`/${siteId}/follow?${pageQuery(view, page)}`}>
          {t('followers.follow-open')}
        </a>
      ) : (
        <>
          <button
            type="button"
            class="aw-quiet"
            part="follow"
            name="follow"
            value={`/embed/${siteId}/follow?${pageQuery(view, page)}`}
          >
            {t('followers.follow-open')}
          </button>
          <p class="aw-alert" part="alert" />
        </>
      )}
    </div>
  )
}

const SortLine = ({ view, shown }: Omit<ThreadProps, 'form'>) => (
  <nav class="aw-sort" part="sort" aria-label={view.t('comments.sort')}>
    {SORTS.filter((sort) => sort !== 'top' || view.votes !== 'off').map((sort) =>
      view.links.kind === 'page' ? (
        <a
          class="aw-quiet"
          href={view.links.sort(sort)}
          aria-current={sort === shown.sort ? 'true' : undefined}
        >
          {view.t(`comments.sort-${sort}`)}
        </a>
      ) : (
        <button
          type="button"
          class="aw-quiet"
          id={`s-${sort}`}
          name="sort"
          value={sort}
          aria-pressed={sort === shown.sort}
        >
          {view.t(`comments.sort-${sort}`)}
        </button>
      ),
    )}
  </nav>
)

const ThreadList = (props: {
  readonly view: ThreadView
  readonly items: readonly ShownRoot[]
  readonly sort: string
}) => {
  const { view, items, sort } = props
  // An own reply stands below what it answers; everything else, and a reply to something not on this page, at the thread's growing end.
  const own = view.own && !holds(items, view.own.comment.parentId) ? view.own : undefined
  return (
    <ol class="aw-list" part="list" data-sort={sort}>
      {own && sort !== 'oldest' && <OwnCommentItem view={view} own={own} />}
      <RootItems view={view} items={items} />
      {own && sort === 'oldest' && <OwnCommentItem view={view} own={own} />}
    </ol>
  )
}

const holds = (
  items: readonly { id: number; children: readonly ShownRoot['children'][number][] }[],
  id: number | null,
): boolean => items.some((item) => item.id === id || holds(item.children, id))

/** Roots, each with its first replies and the way to the rest. */
export const RootItems = ({
  view,
  items,
}: {
  readonly view: ThreadView
  readonly items: readonly ShownRoot[]
}) => (
  <>
    {items.map((root) =>
      CommentItem({
        view,
        comment: root,
        above: EarlierReplies({ view, rootId: root.id, previous: root.earlierReplies }),
        children: MoreReplies({
          view,
          rootId: root.id,
          next: root.moreReplies,
          ...(root.earlierReplies === null && { count: root.replyCount - countBelow(root.children) }),
        }),
      }),
    )}
  </>
)

/** "Show 12 more replies", or without the number where it is not known. */
export const MoreReplies = (props: {
  readonly view: ThreadView
  readonly rootId: number
  readonly next: string | null
  readonly count?: number
}) =>
  props.next === null ? null : (
    <p class="aw-more">
      <LoadControl
        view={props.view}
        href={props.view.links.replies(props.rootId, { after: props.next })}
        text={
          props.count === undefined
            ? props.view.t('comments.even-more-replies')
            : props.view.t('comments.more-replies', { count: props.count })
        }
        quiet
      />
    </p>
  )

/** The way back to the replies before those shown. */
export const EarlierReplies = (props: {
  readonly view: ThreadView
  readonly rootId: number
  readonly previous: string | null
}) =>
  props.previous === null ? null : (
    <p class="aw-more" data-up="">
      <LoadControl
        view={props.view}
        href={props.view.links.replies(props.rootId, { before: props.previous })}
        text={props.view.t('comments.earlier-replies')}
        quiet
      />
    </p>
  )

/** The way back up the list. */
export const PagerUp = ({
  view,
  previous,
}: {
  readonly view: ThreadView
  readonly previous: string | null
}) =>
  previous === null ? null : (
    <p class="aw-more aw-pager" part="pager" data-up="">
      <LoadControl view={view} href={view.links.more({ before: previous })} text={view.t('comments.above')} />
    </p>
  )

export const Pager = ({ view, next }: { readonly view: ThreadView; readonly next: string | null }) =>
  next === null ? null : (
    <p class="aw-more aw-pager" part="pager">
      <LoadControl view={view} href={view.links.more({ after: next })} text={view.t('comments.more')} />
    </p>
  )

/** A link where pages turn, a button where the element loads in place. */
const LoadControl = (props: {
  readonly view: ThreadView
  readonly href: string
  readonly text: string
  readonly quiet?: boolean
}) => {
  const look = props.quiet ? 'aw-quiet' : 'aw-button aw-second'
  return props.view.links.kind === 'page' ? (
    <a class={look} href={props.href}>
      {props.text}
    </a>
  ) : (
    <>
      <button
        type="button"
        class={look}
        part="more"
        name="load"
        value={props.href}
        data-loaded={props.view.t('comments.loaded')}
      >
        {props.text}
      </button>
      <span class="aw-alert" part="alert" />
    </>
  )
}
