import { formattersOf } from '../../i18n/formatters'
import { trustedHtml } from '../../web/page'
import { type Markup, markup } from '../../web/ui/markup'
import type { ThreadView } from '../thread/comment'

// Drawn, because not every font has them.
const arrow = (path: string, width: number) =>
  trustedHtml(
    `<svg viewBox="0 0 ${width} 10" width="${width}" height="10" aria-hidden="true"><path d="${path}" fill="currentColor"/></svg>`,
  )
/** With room for the number that follows: a space would be underlined with it. */
const ARROW_UP = arrow('M6 1 11 9H1Z', 16)
/** As wide as a finger needs them where no number stands beside them. */
const ARROW_UP_ALONE = arrow('M12 1 17 9H7Z', 24)
const ARROW_DOWN = arrow('M12 9 7 1H17Z', 24)

/** What is voted on, as far as its buttons show it. */
interface Voted {
  readonly score: number
  /** The reader's own vote. Never in an answer that is kept: there it is 0, and the device marks it. */
  readonly value?: 1 | -1 | 0
  /** For the device to keep. */
  readonly token?: string
}

/**
 * The votes of a comment: buttons for the element, words where no token could be kept, nothing where votes are off. The number stands in the
 * button, the words for those who hear it.
 */
export const VoteControl = (props: {
  readonly view: Pick<ThreadView, 't' | 'votes' | 'links'>
  readonly voted: Voted
  /** False for one's own comment. */
  readonly mayVote: boolean
}): Markup | '' => {
  const { view, voted, mayVote } = props
  const { t, votes } = view
  const { score, value, token } = voted
  if (votes === 'off') return ''
  const both = votes === 'both'
  if (!mayVote || view.links.kind === 'page') {
    if (score === 0) return ''
    return markup`<span class="aw-votes" part="votes">${t(both ? 'comments.score' : 'comments.votes', { count: score })}</span>`
  }
  const words = t(both ? 'comments.vote-up-score' : 'comments.vote-up', { count: score })
  const shown = score === 0 ? '' : formattersOf(t.locale).number()(score)
  // An answer to a vote says by itself what it shows: a kept copy of the thread does not know it yet.
  const answer = value !== undefined && markup` data-shown="${shown}" data-words="${words}"`
  return markup`<span class="aw-votes" part="votes"${answer}${token === undefined ? '' : markup` data-reader="${token}"`}><button type="button" class="aw-quiet" part="vote" name="vote" value="1" aria-pressed="${String(value === 1)}">${score === 0 ? ARROW_UP_ALONE : ARROW_UP}<span aria-hidden="true">${shown}</span><span class="aw-hidden">${words}</span></button>${
    both &&
    markup` <button type="button" class="aw-quiet" part="vote" name="vote" value="-1" aria-pressed="${String(value === -1)}">${ARROW_DOWN}<span class="aw-hidden">${t('comments.vote-down')}</span></button>`
  }</span>`
}
