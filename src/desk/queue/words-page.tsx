import type { Translator } from '../../i18n/translate'
import type { Item } from '../../moderation/public'
import type { Site } from '../../sites/public'
import { trustedHtml } from '../../web/page'
import { Moment } from '../../web/ui/moment'
import { deskUrl, type Place } from '../desk-url'
import { Box, Field, type Issues, marksOf } from '../field'
import { Warning } from '../flash'
import { PlaceFields } from './place-fields'

export interface WordsView {
  readonly site: Site
  readonly item: Item
  readonly now: number
  /** `edit`: its words are changed; `reply`: it is answered. */
  readonly act: 'edit' | 'reply'
  /** Under which name an answer stands. */
  readonly name: string
  /** Where one came from, and goes back to. */
  readonly place: Place
  /** As typed, or as stored. */
  readonly body: string
  /** The revision that was read; after a refusal still that one. */
  readonly revision: number
  readonly key: string
  readonly approve: boolean
  readonly issues?: Issues
  readonly warning?: string | undefined
  /** What the checks gave with their doubts: sent again it stands by the words. */
  readonly ack?: string | undefined
}

/** The team's words: an edit of somebody's comment, or an answer to it. Above the field stands what it is about. */
export const WordsMain = ({ t, view }: { readonly t: Translator; readonly view: WordsView }) => {
  const { site, item, act, place, issues } = view
  const back = deskUrl(site, { ...place, item: item.id })
  const waits = act === 'reply' && item.status === 'held'
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {view.warning && <Warning text={view.warning} />}
      <h1>{t(`desk.words-${act}-title`, { name: item.name })}</h1>
      <p class="muted">
        {t('desk.on-page')} {item.title || item.page} · <Moment t={t} at={item.createdAt} now={view.now} />
      </p>
      {act === 'reply' && <blockquote class="prose words">{trustedHtml(item.html)}</blockquote>}
      <form method="post" action={`/desk/${site.id}/comments/${item.id}/${act}`} class="stack">
        <PlaceFields place={place} list={true} />
        <input type="hidden" name="revision" value={String(view.revision)} />
        {act === 'reply' && <input type="hidden" name="key" value={view.key} />}
        {view.ack && <input type="hidden" name="ack" value={view.ack} />}
        <Field
          name="body"
          label={t(`desk.words-${act}-label`, { name: view.name })}
          hint={t(`desk.words-${act}-hint`)}
          issues={issues}
        >
          <textarea {...marksOf(issues, 'body', 'hint')} rows={10} required dir="auto" autofocus>
            {view.body}
          </textarea>
        </Field>
        {waits && <Box name="approve" label={t('desk.words-approve')} checked={view.approve} />}
        <p>
          <button type="submit" class="primary">
            {t(view.ack ? 'desk.words-anyway' : `desk.words-${act}-do`)}
          </button>{' '}
          <a href={back}>{t('desk.words-back')}</a>
        </p>
      </form>
    </main>
  )
}
