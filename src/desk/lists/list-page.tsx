import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { FIRST_LIST } from '../../subscribers/public'
import { Box, Field, type Issues, marksOf } from '../field'
import { IdField, WordsField } from './list-fields'

/** What the form shows: what is stored, or what was just typed. */
export interface ListValues {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly words: string
  readonly closed: boolean
}

export const EMPTY_LIST: ListValues = { id: '', name: '', description: '', words: '', closed: false }

/** One list, new or known. Its id is chosen once, because mails of years ago name it. */
export const ListMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly values: ListValues
  readonly create: boolean
  readonly issues?: Issues
}) => {
  const { t, site, values, create, issues } = props
  const nameHint = values.id === FIRST_LIST ? t('desk.list-name-first', { site: site.name }) : undefined
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{create ? t('desk.list-new') : t('desk.list-change')}</h1>
      <form
        method="post"
        action={create ? `/desk/${site.id}/lists/new` : `/desk/${site.id}/lists/${values.id}`}
        class="stack"
      >
        {create && <IdField t={t} what="list" value={values.id} issues={issues} />}
        <Field name="name" label={t('desk.list-name')} hint={nameHint} issues={issues}>
          <input
            {...marksOf(issues, 'name', nameHint)}
            type="text"
            required={values.id !== FIRST_LIST}
            maxlength={80}
            value={values.name}
          />
        </Field>
        <Field
          name="description"
          label={t('desk.list-description')}
          hint={t('desk.list-description-hint')}
          issues={issues}
        >
          <input
            {...marksOf(issues, 'description', 'hint')}
            type="text"
            maxlength={200}
            value={values.description}
          />
        </Field>
        <WordsField t={t} what="list" value={values.words} issues={issues} />
        <Box
          name="closed"
          label={t('desk.list-closed')}
          hint={t('desk.list-closed-hint')}
          checked={values.closed}
        />
        <button type="submit" class="primary">
          {t('desk.save')}
        </button>
      </form>
      <p>
        <a href={`/desk/${site.id}/lists`}>{t('desk.lists-back')}</a>
      </p>
    </main>
  )
}
