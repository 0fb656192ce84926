import type { Translator } from '../i18n/translate'
import { FIELDS, OWN_FIELDS, type Recognised } from './columns'

/** A file's columns with an example of each and what they are taken for; every guess can be changed. */
export const ColumnsForm = (props: {
  readonly t: Translator
  readonly header: readonly string[]
  readonly samples: readonly (readonly string[])[]
  readonly recognised: Recognised
}) => {
  const { t, header, samples, recognised } = props
  const own = recognised.format === 'afterword'
  return (
    <section
      class="columns"
      data-format={recognised.format}
      tabindex={0}
      aria-label={t('addressbook.columns')}
    >
      <h2>{t('addressbook.columns')}</h2>
      <p>
        {t(recognised.format === 'other' ? 'addressbook.columns-other' : 'addressbook.columns-known', {
          system: SYSTEMS[recognised.format] ?? '',
        })}
      </p>
      <table class="log">
        <thead>
          <tr>
            <th scope="col">{t('addressbook.column')}</th>
            <th scope="col">{t('addressbook.column-example')}</th>
            <th scope="col">{t('addressbook.column-means')}</th>
          </tr>
        </thead>
        <tbody>
          {header.map((name, at) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{(samples.find((sample) => sample[at])?.[at] ?? '').slice(0, 60)}</td>
              <td>
                <select aria-label={t('addressbook.column-select', { column: name })} data-column={at}>
                  {FIELDS.filter((field) => own || !OWN_FIELDS.has(field)).map((field) => (
                    <option value={field} selected={field === recognised.fields[at]}>
                      {t(field === '' ? 'addressbook.field-none' : `addressbook.field-${field}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Names, the same in every language. */
const SYSTEMS: Readonly<Record<string, string>> = {
  afterword: 'Afterword',
  mailchimp: 'Mailchimp',
  substack: 'Substack',
  ghost: 'Ghost',
  buttondown: 'Buttondown',
  kit: 'Kit',
  listmonk: 'listmonk',
  beehiiv: 'beehiiv',
  curated: 'Curated',
}
