import type { Translator } from '../../i18n/translate'
import type { RawInput } from '../../web/read-input'
import { DeskPageStyles } from '../../web/ui/desk-page-styles'
import { Box, FieldError, type Issues, marksOf } from '../field'
import { keysOf, OWN_ROWS, type OwnKeys } from './key-table'
import { keyField } from './set-keys'

/** One's own keys, on the page of one's account: a field for each, and whether single keys do anything. Works without scripts; what it sets does not. */
export const KeysForm = ({
  t,
  keys,
  typed,
  issues,
}: {
  readonly t: Translator
  readonly keys: OwnKeys
  readonly typed?: RawInput | undefined
  readonly issues?: Issues
}) => {
  const rows = keysOf(keys).filter(({ does }) => OWN_ROWS.some((row) => row.does === does))
  const shownIn = (does: string, key: string) => {
    const value = typed?.[keyField(does)]
    return typeof value === 'string' ? value : key
  }
  return (
    <>
      <DeskPageStyles />
      <h2 id="own-keys">{t('account.keys')}</h2>
      <p class="muted">{t('account.keys-text')}</p>
      <form method="post" action="/desk/account/keys" class="stack">
        <Box name="on" label={t('desk.keys-on')} checked={typed ? typed.on === 'yes' : !keys.off} />
        <table class="own-keys">
          <tbody>
            {rows.map(({ does, says, keys: [key = ''] }) => (
              <tr>
                <th scope="row">
                  <label for={keyField(does)}>{t(says)}</label>
                </th>
                <td>
                  <input
                    {...marksOf(issues, keyField(does))}
                    type="text"
                    size={2}
                    maxlength={4}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck={false}
                    value={shownIn(does, key)}
                  />
                  <FieldError name={keyField(does)} issues={issues} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <button type="submit" name="do" value="save">
            {t('account.save-keys')}
          </button>{' '}
          <button type="submit" name="do" value="standard" class="quiet">
            {t('account.standard-keys')}
          </button>
        </p>
      </form>
    </>
  )
}
