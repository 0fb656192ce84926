import { spanName } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { reasonText } from '../../sites/public'
import type { OwnItem, ThreadView } from '../thread/comment'

/** Above an author's own words, while readers do not see them: where they stand, why, and where that can be looked up (A7, V-30, V-34). */
export const OwnNote = ({ view, own }: { readonly view: ThreadView; readonly own: OwnItem }) => {
  const { t, links } = view
  const { status, statusLink } = own
  if (status === 'published') return null
  const embedded = links.kind === 'embed'
  return (
    <>
      <p class="aw-note" part="note">
        <span>{ownNote(t, own)}</span>{' '}
        {embedded && statusLink && (
          <a class="aw-quiet" part="status" href={statusLink} target="_blank" rel="noopener noreferrer">
            {t('comments.status-link')}
          </a>
        )}{' '}
        {embedded && isRefused(status) && (
          <button type="button" class="aw-quiet" part="dismiss" name="remove" value="/refusal">
            {t('comments.dismiss')}
          </button>
        )}
      </p>
      {own.whenUp && <WhenUp view={view} own={own} />}
      {!embedded && statusLink && <StatusForm view={view} link={statusLink} />}
    </>
  )
}

/** Where one that readers do not see stands, and why. Undefined: readers see it. */
export const ownNote = (t: Translator, { status, reason, usualWait: wait }: OwnItem): string | undefined => {
  if (status === 'published') return undefined
  const more = [
    ...(wait === undefined ? [] : [usualWait(t, wait)]),
    ...(reason ? [t('comments.own-reason', { reason: reasonText(t, reason) })] : []),
  ]
  return [t(OWN_NOTES[status]), ...more].join(' ')
}

/** "Usual wait: 2 hours." */
export const usualWait = (t: Translator, ms: number): string =>
  t('comments.usual-wait', { wait: spanName(t.locale, ms) })

/** Whether it was decided, and against it. */
export const isRefused = (status: OwnItem['status']): boolean =>
  ['rejected', 'spam', 'deleted'].includes(status)

/** "E-mail me when it is published": its answer takes its place, as with every small form of ours (V-35). */
const WhenUp = ({ view: { t, siteId }, own }: { readonly view: ThreadView; readonly own: OwnItem }) => (
  <form
    part="ask"
    method="post"
    action={`/embed/${siteId}/when-up/${own.comment.id}`}
    data-fault={t('error.fault')}
  >
    <input type="hidden" name="token" value={own.whenUp} />
    <p class="aw-note">
      <button type="submit" class="aw-quiet" part="follow">
        {t('followers.when-up')}
      </button>
    </p>
    <p class="aw-alert" part="alert" role="alert" />
  </form>
)

/** The same way for a browser without scripts, where nobody reads what stands behind the `#`. */
const StatusForm = ({ view, link }: { readonly view: ThreadView; readonly link: string }) => {
  const [page, token] = link.split('#', 2)
  return (
    <form method="post" action={page}>
      <input type="hidden" name="token" value={token} />
      <button type="submit" class="aw-quiet">
        {view.t('comments.status-link')}
      </button>
    </form>
  )
}

/** Spam and rejection look alike to the author: which filter caught it is nothing a spammer should learn. */
export const OWN_NOTES = {
  held: 'comments.own-held',
  returned: 'comments.own-returned',
  rejected: 'comments.own-rejected',
  spam: 'comments.own-rejected',
  deleted: 'comments.own-deleted',
} as const
