import { COUNTED_MAX, type Erasure, WORDS } from '../../authors/public'
import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import type { RawInput } from '../../web/read-input'
import { deskUrl, type Place } from '../desk-url'
import { Field, FieldError, type Issues, marksOf } from '../field'
import { PlaceFields } from '../queue/place-fields'

export interface EraseNotes {
  readonly isDone?: boolean
  readonly issues?: Issues
  readonly typed?: RawInput
}

interface Props extends EraseNotes {
  readonly t: Translator
  readonly site: Site
  readonly erasure: Erasure
  readonly place: Place
}

/** Forgetting who wrote a comment: what goes, what stays, and the address typed. */
export const EraseMain = (props: Props) => {
  const { t, site, erasure, place, isDone } = props
  const back = deskUrl(site, { ...place, item: erasure.id })
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {isDone && (
        <p class="flash" role="status">
          {t('desk.erase-done')}
        </p>
      )}
      <h1>{t('desk.erase-title', { name: erasure.name })}</h1>
      {erasure.address === null ? (
        <>
          {!isDone && <p>{t('desk.erase-none')}</p>}
          <p>
            <a class="button" href={back}>
              {t('desk.back-to-list')}
            </a>
          </p>
        </>
      ) : (
        <EraseForm {...props} address={erasure.address} back={back} />
      )}
    </main>
  )
}

const EraseForm = (props: Props & { readonly address: string; readonly back: string }) => {
  const { t, site, erasure, place, address, issues, typed } = props
  return (
    <>
      <p class="muted">{t('desk.erase-text')}</p>
      <dl class="facts">
        <dt>{t('desk.author-email')}</dt>
        <dd>
          {address}{' '}
          <span class="muted">({t(erasure.verified ? 'desk.email-proven' : 'desk.email-typed')})</span>
        </dd>
        <dt>{t('desk.erase-comments')}</dt>
        <dd>{erasure.comments > COUNTED_MAX ? `${COUNTED_MAX}+` : erasure.comments}</dd>
        <dt>{t('desk.erase-goes')}</dt>
        <dd>{t('desk.erase-goes-text')}</dd>
        <dt>{t('desk.erase-stays')}</dt>
        <dd>{t('desk.erase-stays-text')}</dd>
      </dl>
      <form method="post" action={`/desk/${site.id}/comments/${erasure.id}/erase`} class="stack">
        <PlaceFields place={place} list={true} />
        <fieldset class="field">
          <legend>{t('desk.erase-words')}</legend>
          {WORDS.map((words) => (
            <label class="switch">
              <input
                type="radio"
                name="words"
                value={words}
                checked={(typed?.words === 'go' ? 'go' : 'stay') === words}
              />
              <span>{t(`desk.erase-words-${words}`)}</span>
            </label>
          ))}
          <FieldError name="words" issues={issues} />
        </fieldset>
        <Field name="typed" label={t('addressbook.erase-label')} issues={issues}>
          <input
            {...marksOf(issues, 'typed')}
            type="email"
            required
            autocomplete="off"
            spellcheck={false}
            value={typeof typed?.typed === 'string' ? typed.typed : ''}
          />
        </Field>
        <p>
          <button type="submit" class="delete">
            {t('addressbook.erase-button')}
          </button>{' '}
          <a class="button quiet" href={props.back}>
            {t('desk.back-to-list')}
          </a>
        </p>
      </form>
    </>
  )
}
