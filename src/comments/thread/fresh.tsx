import type { Translator } from '../../i18n/translate'
import type { ShownComment } from './build-tree'
import { CommentItem, type ThreadView } from './comment'

/** "3 new comments": it waits above the list and moves nothing (V-63). So many that they are no news any more lead to the article anew. */
export const FreshButton = (props: {
  readonly t: Translator
  readonly count: number
  /** Where they are loaded from, or nothing. */
  readonly from: string | undefined
  readonly page: string
}) => {
  const words = props.t('comments.fresh', { count: props.count })
  return (
    <p class="aw-more aw-fresh">
      {props.from === undefined ? (
        <a class="aw-button" part="fresh" href={props.page}>
          {words}
        </a>
      ) : (
        // Over the comments, it has no other ground than its own to tell on what did not work.
        <button
          type="button"
          class="aw-button"
          part="fresh"
          name="load"
          value={props.from}
          data-loaded={props.t('comments.loaded')}
        >
          {words} <span part="alert" />
        </button>
      )}
    </p>
  )
}

/** What is new, each to be put in its place; and how the thread stands with them. */
export const FreshItems = (props: {
  readonly view: ThreadView
  readonly count: number
  readonly items: readonly ShownComment[]
}) => {
  const { view, count, items } = props
  return (
    <ol data-count={count} data-now={view.now} data-words={view.t('comments.count', { count })}>
      {items.map((comment) => (
        <CommentItem view={view} comment={comment} />
      ))}
    </ol>
  )
}
