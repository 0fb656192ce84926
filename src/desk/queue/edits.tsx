import type { Translator } from '../../i18n/translate'
import { truncate } from '../../kernel/text'
import { Moment } from '../../web/ui/moment'
import type { Edit } from './read-edits'

/** Around a change so much is shown of what stayed; it is all above, in the comment. */
const AROUND = 80

/** What the edits of the open comment changed, by words (M-16). Whoever does not see colours and lines hears “added” and “removed”. */
export const Edits = ({
  t,
  edits,
  total,
  open,
  now,
}: {
  readonly t: Translator
  readonly edits: readonly Edit[]
  /** How many there were; older ones are counted and not shown. */
  readonly total: number
  readonly open: boolean
  readonly now: number
}) =>
  edits.length === 0 ? null : (
    <details class="parent" open={open}>
      <summary>{t('desk.edits')}</summary>
      <ol class="changes stack">
        {edits.map(({ at, by, changes }) => (
          <li>
            {by === null ? t('desk.edit-by-author') : t('desk.edit-by', { by })}{' '}
            <Moment t={t} at={at} now={now} />
            <div class="prose versioned" dir="auto">
              {changes.map(({ removed, added, same }) => (
                <>
                  {removed && (
                    <del>
                      <span class="sr">{t('desk.edit-removed')} </span>
                      {removed}
                    </del>
                  )}
                  {added && (
                    <ins>
                      <span class="sr">{t('desk.edit-added')} </span>
                      {added}
                    </ins>
                  )}
                  {shorten(same)}
                </>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {total > edits.length && <p>{t('desk.edits-older', { count: total - edits.length })}</p>}
    </details>
  )

/** A long stretch by its two ends. Half a sign at the cut goes with the rest. */
const shorten = (text: string): string =>
  text.length <= 3 * AROUND
    ? text
    : `${truncate(text, AROUND)} ${text.slice(-AROUND).replace(/^[\udc00-\udfff]/, '')}`
