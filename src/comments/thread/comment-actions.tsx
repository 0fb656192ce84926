import type { Translator } from '../../i18n/translate'
import { type Markup, markup } from '../../web/ui/markup'
import { pattern } from '../../web/ui/pattern'
import { sentence } from '../../web/ui/sentence'
import { VoteControl } from '../votes/vote-control'
import { countBelow, type ShownComment } from './build-tree'
import type { OwnItem, ThreadView } from './comment'

interface Below {
  readonly view: ThreadView
  readonly comment: ShownComment
}

/** What can be done about a comment. Its author's buttons work by the token on the device, so only the element has them. */
export const Actions = (props: {
  readonly view: ThreadView
  readonly comment: ShownComment
  readonly reply: boolean
  readonly own?: OwnItem
}) => {
  const { view, comment, reply, own } = props
  const { t } = view
  const mine = view.links.kind === 'embed' ? own : undefined
  const votes = VoteControl({ view, voted: comment, mayVote: !own })
  if (!own)
    return markup`<p class="aw-actions" part="actions">${reply && ReplyControl({ view, comment })}${votes}${ReportControl({ view, comment })}${FoldControl({ view, comment })}</p>`
  if (!mine)
    return reply || votes
      ? markup`<p class="aw-actions" part="actions">${reply && ReplyControl({ view, comment })}${votes}</p>`
      : null
  if (!reply && !mine.deletable && !votes) return null
  const question = `d-${comment.id}`
  return (
    <>
      <p class="aw-actions" part="actions">
        {reply && <ReplyControl view={view} comment={comment} />}
        {votes}
        {mine?.editable && (
          <button
            type="button"
            class="aw-quiet"
            part="edit"
            name="edit"
            // Its draft is another than that of an answer to the same comment.
            value={`e${comment.id}`}
            data-title={t('comments.form-edit')}
          >
            {t('comments.edit')}
          </button>
        )}
        {mine?.deletable && (
          <button type="button" class="aw-quiet" part="delete" name="ask">
            {t('comments.delete')}
          </button>
        )}
      </p>
      {mine?.deletable && <DeleteQuestion t={t} id={question} />}
    </>
  )
}

/** Asked once, in a dialog of the browser's. */
const DeleteQuestion = ({ t, id }: { readonly t: Translator; readonly id: string }) => (
  <dialog part="confirm" aria-labelledby={id}>
    <p id={id}>{t('comments.delete-sure')}</p>
    <p class="aw-actions aw-buttons">
      <button type="button" class="aw-button" part="button" name="remove">
        {t('comments.delete')}
      </button>{' '}
      <button type="button" class="aw-quiet" part="keep" name="close">
        {t('comments.keep')}
      </button>
    </p>
  </dialog>
)

const replyWords = (t: Translator, name: string): Markup =>
  markup`${t('comments.reply')}<span class="aw-hidden"> ${sentence(t, 'comments.reply-to', { name: markup`<bdi>${name}</bdi>` })}</span>`

const ReplyButton = pattern<'id' | 'name'>(
  (t, hole) =>
    markup`<button type="button" class="aw-quiet" part="reply" name="reply" value="${hole('id')}" data-title="${t('comments.form-reply', { name: hole('name') })}">${replyWords(t, hole('name'))}</button>`,
)

const ReplyControl = ({ view, comment }: Below): Markup =>
  view.links.kind === 'page'
    ? markup`<a class="aw-quiet" href="${view.links.reply(comment.id)}">${replyWords(view.t, comment.name)}</a>`
    : ReplyButton(view.t, comment)

const reportWords = (t: Translator, name: string): Markup =>
  markup`${t('comments.report')}<span class="aw-hidden"> ${sentence(t, 'comments.report-whom', { name: markup`<bdi>${name}</bdi>` })}</span>`

const ReportButton = pattern<'name' | 'address'>(
  (t, hole) =>
    markup`<button type="button" class="aw-quiet" part="report" name="report" value="${hole('address')}">${reportWords(t, hole('name'))}</button>`,
)

const ReportControl = ({ view, comment: { id, name } }: Below): Markup => {
  const address = view.links.report(id)
  return view.links.kind === 'page'
    ? markup`<a class="aw-quiet" rel="nofollow" href="${address}">${reportWords(view.t, name)}</a>`
    : ReportButton(view.t, { name, address })
}

/**
 * Folds a comment's replies away, or out again (V-52): the button says how many that hides, and keeps the focus. Its value is what it says
 * the other way round. Without scripts everything is shown.
 */
export const FoldControl = ({
  view: { t, links },
  comment,
}: {
  readonly view: ThreadView
  readonly comment: ShownComment & { readonly replyCount?: number }
}): Markup | false => {
  const { id, name, children, replyCount: count = countBelow(children) } = comment
  return (
    links.kind === 'embed' &&
    count > 0 &&
    children.length > 0 &&
    markup`<button type="button" class="aw-quiet" part="fold" name="fold" value="${t('comments.replies-show', { count })}" aria-expanded="true" aria-controls="r-${id}">${t('comments.replies-hide')}${name && markup`<span class="aw-hidden"> <bdi>${name}</bdi></span>`}</button>`
  )
}
