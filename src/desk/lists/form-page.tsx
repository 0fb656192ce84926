import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { DEFAULT_FORM, type ListRow, listName, type WordsRow } from '../../subscribers/public'
import { Moment } from '../../web/ui/moment'
import { Box, Field, FieldError, type Issues, marksOf } from '../field'
import { IdField, WordsField } from './list-fields'
import { elementOf } from './lists-page'

/** What the form shows: what is stored, or what was just typed. */
export interface FormValues {
  readonly id: string
  readonly name: string
  readonly lists: readonly string[]
  readonly choose: boolean
  readonly askName: boolean
  readonly askFrequency: boolean
  readonly askHour: boolean
  readonly words: string
}

interface Props {
  readonly t: Translator
  readonly site: Site
  readonly lists: readonly ListRow[]
  readonly values: FormValues
  readonly create: boolean
  readonly issues?: Issues
  /** Versions of its words that somebody agreed to, newest first. */
  readonly words: readonly WordsRow[]
  readonly now: number
}

/** One sign-up form, new or known: what it offers, what it asks, and what readers agree to. */
export const FormMain = (props: Props) => {
  const { t, site, values, create, issues } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{create ? t('desk.form-new') : t('desk.form-change')}</h1>
      {!create && (
        <p>
          <code class="inline">{elementOf(site, values.id)}</code>{' '}
          <a href={`/${site.id}/subscribe${values.id === DEFAULT_FORM ? '' : `?form=${values.id}`}`}>
            {t('desk.form-see')}
          </a>
        </p>
      )}
      <form
        method="post"
        action={create ? `/desk/${site.id}/forms/new` : `/desk/${site.id}/forms/${values.id}`}
        class="stack"
      >
        {create && <IdField t={t} what="form" value={values.id} issues={issues} />}
        <Field name="name" label={t('desk.form-name')} issues={issues}>
          <input {...marksOf(issues, 'name')} type="text" required maxlength={80} value={values.name} />
        </Field>
        <Offers {...props} />
        <fieldset class="field">
          <legend>{t('desk.form-asks')}</legend>
          <Box name="askName" label={t('desk.form-askName')} checked={values.askName} />
          <Box name="askFrequency" label={t('desk.form-askFrequency')} checked={values.askFrequency} />
          <Box name="askHour" label={t('desk.form-askHour')} checked={values.askHour} />
        </fieldset>
        <WordsField t={t} what="form" value={values.words} issues={issues} />
        <button type="submit" class="primary">
          {t('desk.save')}
        </button>
      </form>
      <Versions {...props} />
      <p>
        <a href={`/desk/${site.id}/lists`}>{t('desk.lists-back')}</a>
      </p>
    </main>
  )
}

const Offers = ({ t, site, lists, values, issues }: Props) => (
  <>
    <fieldset class="field" aria-describedby={marksOf(issues, 'list')['aria-describedby']}>
      <legend>{t('desk.form-lists')}</legend>
      {lists.map((list) => (
        <Box
          name={`list:${list.id}`}
          label={listName(list, site.name, t)}
          hint={list.closed_at === null ? undefined : t('desk.list-is-closed')}
          checked={values.lists.includes(list.id)}
        />
      ))}
      <FieldError name="list" issues={issues} />
    </fieldset>
    <Field name="choose" label={t('desk.form-choose')} issues={issues}>
      <select {...marksOf(issues, 'choose')}>
        <option value="fixed" selected={!values.choose}>
          {t('desk.form-fixed')}
        </option>
        <option value="choose" selected={values.choose}>
          {t('desk.form-chosen')}
        </option>
      </select>
    </Field>
  </>
)

const Versions = ({ t, words, now }: Props) =>
  words.length === 0 ? null : (
    <>
      <h2>{t('desk.form-versions')}</h2>
      <p class="muted">{t('desk.form-versions-text')}</p>
      <ul class="entries">
        {words.map((version) => (
          <li>
            <p class="versioned">{version.words}</p>
            <span class="muted">
              {t('desk.form-version', { number: version.version })} ·{' '}
              <Moment t={t} at={version.created_at} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
