import type { FormState } from '../form/comment-form'
import { OwnComments } from '../own/own-routes'
import type { OwnComment } from '../own/read-own-comment'
import type { ShownComment } from './build-tree'
import { CommentItem, type ThreadView } from './comment'
import type { ThreadPage } from './shown-thread'
import type { RepliesPage } from './stretch'
import { EarlierReplies, MoreReplies, Thread } from './thread'

/** The thread on a page of its own, for browsers without scripts: the same template as the element's. */
export const ThreadPageBody = (props: {
  readonly view: ThreadView
  readonly shown: ThreadPage
  /** What this browser's author may still change. */
  readonly mine: readonly OwnComment[]
  readonly form: FormState
}) => {
  const { view, shown, mine, form } = props
  const { page, title } = shown.thread
  return (
    <main class="sheet">
      <PageHead view={view} site={shown.site.name} title={title || page} page={page} />
      <OwnComments view={view} own={mine} />
      <Thread view={view} shown={shown} form={form} />
    </main>
  )
}

/** One comment with a stretch of its replies. */
export const BranchPage = (props: {
  readonly view: ThreadView
  readonly title: string
  readonly root: ShownComment
  readonly shown: RepliesPage
  readonly page: string
}) => {
  const { view, root, shown, page } = props
  return (
    <main class="sheet">
      <PageHead view={view} site={view.siteId} title={props.title} page={page} />
      <section class="aw-thread" lang={view.t.locale} data-flat={view.depth === 0 ? '' : undefined}>
        <ol class="aw-list">
          <CommentItem
            view={view}
            comment={{ ...root, children: shown.items }}
            above={<EarlierReplies view={view} rootId={root.id} previous={shown.previous} />}
          >
            <MoreReplies view={view} rootId={root.id} next={shown.next} />
          </CommentItem>
        </ol>
        <p class="aw-more">
          <a class="aw-button aw-second" href={view.links.sort('newest')}>
            {view.t('comments.all')}
          </a>
        </p>
      </section>
    </main>
  )
}

const PageHead = (props: {
  readonly view: ThreadView
  readonly site: string
  readonly title: string
  readonly page: string
}) => (
  <header class="sheet-head">
    <p class="sheet-site">{props.site}</p>
    <h1>{props.title}</h1>
    <p>
      <a href={props.page} rel="noopener">
        {props.view.t('comments.back-to-page')}
      </a>
    </p>
  </header>
)
