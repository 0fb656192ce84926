import { ENDS, HOWS, REASON_MAX, WHOM } from '../../bans/public'
import type { Translator } from '../../i18n/translate'
import type { RawInput } from '../../web/read-input'
import { Box, Field, type Issues, marksOf } from '../field'

interface Props {
  readonly t: Translator
  readonly issues?: Issues
  readonly typed?: RawInput
}

/** Text of a field that was typed, or what stands there to begin with. */
export const typedText = (typed: RawInput | undefined, name: string, first = ''): string =>
  typeof typed?.[name] === 'string' ? typed[name] : first

/** How long and how: of a ban that is made or changed. `at` keeps the ids of several forms on a page apart. */
export const TermFields = (
  props: Props & { readonly end: string; readonly how: string; readonly at?: string },
) => {
  const { t, issues, typed, at } = props
  const id = (name: string) => (at === undefined ? name : `${name}-${at}`)
  const marks = (name: string) => ({ ...marksOf(issues, name), id: id(name) })
  const select = <Word extends string>(
    name: 'end' | 'how',
    words: readonly Word[],
    first: string,
    say: (word: Word) => string,
  ) => (
    <select {...marks(name)}>
      {words.map((word) => (
        <option value={word} selected={typedText(typed, name, first) === word}>
          {say(word)}
        </option>
      ))}
    </select>
  )
  return (
    <>
      <Field name={id('end')} label={t('desk.ban-end')} issues={issues}>
        {select('end', ENDS, props.end, (word) => t(`desk.ban-end-${word}`))}
      </Field>
      <Field name={id('until')} label={t('desk.ban-until')} class="ban-until" issues={issues}>
        <input {...marks('until')} type="date" value={typedText(typed, 'until')} />
      </Field>
      <Field name={id('how')} label={t('desk.ban-how')} issues={issues}>
        {select('how', HOWS, props.how, (word) => t(`desk.ban-how-${word}`))}
      </Field>
    </>
  )
}

/** Whom a ban by address or domain stops. @param hits what is known of each, in words */
export const WhomField = (
  props: Props & {
    readonly first: string
    readonly at?: string
    readonly hits?: (who: (typeof WHOM)[number]) => string
  },
) => {
  const { t, issues, typed, first, at, hits } = props
  const id = at === undefined ? 'who' : `who-${at}`
  return (
    <Field name={id} label={t('desk.ban-who')} hint={t('desk.ban-who-hint')} issues={issues}>
      <select {...marksOf(issues, 'who')} id={id} aria-describedby={`${id}-hint`}>
        {WHOM.map((who) => (
          <option value={who} selected={typedText(typed, 'who', first) === who}>
            {t(`desk.ban-who-${who}`)}
            {hits && ` – ${hits(who)}`}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Why, and after a warning the word that one is sure. */
export const ReasonFields = (props: Props & { readonly warned: boolean; readonly wanted?: boolean }) => {
  const { t, issues, typed } = props
  return (
    <>
      <Field name="reason" label={t('desk.ban-reason')} issues={issues}>
        <input
          {...marksOf(issues, 'reason')}
          type="text"
          maxlength={REASON_MAX}
          required={props.wanted === true}
          value={typedText(typed, 'reason')}
        />
      </Field>
      {props.warned && <Box name="sure" label={t('desk.ban-sure')} checked={typed?.sure === 'yes'} />}
    </>
  )
}
