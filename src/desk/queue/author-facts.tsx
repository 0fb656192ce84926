import type { Author } from '../../authors/public'
import type { Translator } from '../../i18n/translate'
import { NOTE_MAX } from '../../notes/public'
import type { Site } from '../../sites/public'
import { Moment } from '../../web/ui/moment'
import { KeySign } from '../account/key-sign'
import type { OwnKeys } from '../account/key-table'
import { BanTraits, untilWords } from '../bans/ban-words'
import type { Place } from '../desk-url'
import { PlaceFields } from './place-fields'

interface Props {
  readonly t: Translator
  readonly site: Site
  readonly id: number
  readonly author: Author
  /** Where its forms lead back to. */
  readonly place: Place
  readonly now: number
}

/** Whether who wrote the open comment is banned, and by what; for the list of facts. */
export const BanFacts = ({ t, site, author }: Props) =>
  author.bans.length === 0 ? null : (
    <>
      <dt>{t('desk.banned-now')}</dt>
      <dd>
        <ul class="ties">
          {author.bans.map((ban) => (
            <li>
              <BanTraits t={t} ban={ban} />
              <span class="chip chip-rejected">{untilWords(t, ban.endsAt)}</span>{' '}
              {ban.silent && <span class="chip">{t('desk.ban-is-silent')}</span>}{' '}
              <span class="muted">
                {t('desk.ban-made', { by: ban.madeBy.name })}
                {ban.reason && `: ${ban.reason}`}
              </span>
            </li>
          ))}
        </ul>
        <a href={`/desk/${site.id}/bans`}>{t('desk.bans-all')}</a>
      </dd>
    </>
  )

/** What the team noted of who wrote it, and a place for more. Folded away while there is nothing. */
export const NoteFacts = ({ t, site, id, author, place, now }: Props) =>
  author.notes === undefined ? null : (
    <details class="page-hold notes" open={author.notes.length > 0}>
      <summary>{t('desk.notes')}</summary>
      <ul class="ties">
        {author.notes.map((note) => (
          <li>
            <p class="versioned">{note.body}</p>
            <form method="post" action={`/desk/${site.id}/comments/${id}/notes/${note.id}`}>
              <span class="muted">
                {note.by.name}, <Moment t={t} at={note.at} now={now} />
              </span>{' '}
              <PlaceFields place={place} list={true} />
              <button type="submit" class="quiet">
                {t('desk.note-remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`/desk/${site.id}/comments/${id}/notes`} class="stack">
        <PlaceFields place={place} list={true} />
        <label for="note">{t('desk.note-new')}</label>
        <p class="muted" id="note-hint">
          {t('desk.note-hint')}
        </p>
        <textarea id="note" name="note" rows={2} required maxlength={NOTE_MAX} aria-describedby="note-hint" />
        <button type="submit">{t('desk.note-add')}</button>
      </form>
    </details>
  )

/** A day's pause for the writer, at one press. */
export const TimeOut = ({
  t,
  site,
  id,
  place,
  keys,
}: Omit<Props, 'author' | 'now'> & { readonly keys: OwnKeys | undefined }) => (
  <form method="post" action={`/desk/${site.id}/comments/${id}/time-out`} class="time-out">
    <PlaceFields place={place} list={true} />
    <button type="submit" class="quiet">
      {t('desk.time-out')}
      <KeySign keys={keys} does="time-out" />
    </button>
  </form>
)
