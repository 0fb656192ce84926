import { directionOf, type Translator } from '../../i18n/translate'
import { EMAIL_MAX } from '../../kernel/email-address'
import { DEFAULT_FORM } from '../lists/sign-up-options'
import { RhythmFields, type RhythmProps } from '../preferences/rhythm-fields'
import { LIST_BOX } from '../schema'
import { listName, type Offer } from './read-offer'

export interface SignUpFormProps {
  readonly t: Translator
  readonly siteName: string
  /** Where the form leads: absolute, because it also stands on pages of other origins. */
  readonly action: string
  readonly offer: Offer
  /** Lists that the page names itself, in place of the form's. */
  readonly wanted: readonly string[]
  /** What the reader agrees to, and all the words of the form as it carries them (consent-words.ts). */
  readonly sentence: string
  readonly carried: string
  /** The page it stands on, where the server knows it. */
  readonly page?: string | undefined
  /** What was typed, and what is wrong with it. */
  readonly values?: Readonly<Record<string, string>>
  readonly errors?: Readonly<Record<string, string>>
  readonly zone?: RhythmProps['zone']
}

/**
 * One field, one button, and the options that the form asks for. The same markup inside <afterword-subscribe> and on the page without
 * scripts; its classes and parts are what the element and docs/guides/newsletter.md rely on. Ids are safe twice on a host page, because
 * each element has a shadow root of its own.
 */
export const SignUpForm = (props: SignUpFormProps) => {
  const { t, offer, carried, sentence, page, wanted, values = {}, errors = {} } = props
  const { askName, askFrequency, askHour } = offer.settings
  const more = askName || offer.choose || askFrequency || askHour
  return (
    <form
      class={more ? 'aw-signup aw-more' : 'aw-signup'}
      part="form"
      method="post"
      action={props.action}
      novalidate
      lang={t.locale}
      dir={directionOf(t.locale)}
    >
      {askName && <NameField t={t} value={values.name} error={errors.name} />}
      <EmailField t={t} value={values.email} error={errors.email} />
      {offer.choose && <ListBoxes {...props} ticked={values} error={errors.list} />}
      {(askFrequency || askHour) && (
        <RhythmFields
          t={t}
          values={values}
          frequency={askFrequency}
          hour={askHour}
          zone={props.zone ?? 'browser'}
        />
      )}
      <button part="button" class="aw-button" type="submit" data-sending={t('subscribers.sending')}>
        {t('subscribers.sign-up-button')}
      </button>
      <p class="aw-note aw-sum" part="note" hidden />
      <p class="aw-consent" part="note" id="aw-consent">
        {sentence}
      </p>
      <input type="hidden" name="words" value={carried} />
      {offer.form !== DEFAULT_FORM && <input type="hidden" name="form" value={offer.form} />}
      {wanted.length > 0 && <input type="hidden" name="list" value={wanted.join(',')} />}
      {page !== undefined && <input type="hidden" name="page" value={page} />}
    </form>
  )
}

interface FieldProps {
  readonly t: Translator
  readonly value: string | undefined
  readonly error: string | undefined
}

const EmailField = ({ t, value, error }: FieldProps) => (
  <div class="aw-field">
    <label part="label" for="aw-email">
      {t('subscribers.email-label')}
    </label>
    <input
      part="input"
      class="aw-input"
      id="aw-email"
      type="email"
      dir="auto"
      name="email"
      value={value}
      autocomplete="email"
      inputmode="email"
      autocapitalize="none"
      spellcheck={false}
      maxlength={EMAIL_MAX}
      required
      aria-describedby="aw-email-error aw-consent"
      aria-invalid={error === undefined ? undefined : 'true'}
    />
    <p class="aw-error" part="error" id="aw-email-error" data-for="email" hidden={error === undefined}>
      {error}
    </p>
  </div>
)

const NameField = ({ t, value, error }: FieldProps) => (
  <div class="aw-field">
    <label part="label" for="aw-name">
      {t('subscribers.name-label')}
    </label>
    <input
      part="input"
      class="aw-input"
      id="aw-name"
      name="name"
      value={value}
      autocomplete="name"
      maxlength={100}
      aria-describedby="aw-name-error"
      aria-invalid={error === undefined ? undefined : 'true'}
    />
    <p class="aw-error" part="error" id="aw-name-error" data-for="name" hidden={error === undefined}>
      {error}
    </p>
  </div>
)

/** None is ticked for anybody (N-03). */
const ListBoxes = (
  props: Pick<SignUpFormProps, 't' | 'siteName' | 'offer'> & {
    readonly ticked: Readonly<Record<string, string>>
    readonly error: string | undefined
  },
) => (
  <fieldset class="aw-lists" part="lists" aria-describedby="aw-list-error">
    <legend part="label">{props.t('subscribers.lists-label')}</legend>
    {props.offer.lists.map((list) => (
      <label class="aw-tick">
        <input
          type="checkbox"
          name={`${LIST_BOX}${list.id}`}
          value="yes"
          checked={(props.ticked[`${LIST_BOX}${list.id}`] ?? '') !== ''}
        />
        <span>
          {listName(list, props.siteName, props.t)}
          {list.description !== '' && <small>{list.description}</small>}
        </span>
      </label>
    ))}
    <p class="aw-error" part="error" id="aw-list-error" data-for="list" hidden={props.error === undefined}>
      {props.error}
    </p>
  </fieldset>
)
