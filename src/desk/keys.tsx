import type { TextKey, Translator } from '../i18n/translate'

/** The one table of keys: the sheet shows it, and the script reads its bindings from the sheet (M-06). */
const KEYS: readonly { readonly keys: readonly string[]; readonly does: string; readonly says: TextKey }[] = [
  { keys: ['j', 'ArrowDown'], does: 'next', says: 'desk.key-next' },
  { keys: ['k', 'ArrowUp'], does: 'previous', says: 'desk.key-previous' },
  { keys: ['Enter'], does: 'open', says: 'desk.key-open' },
  { keys: ['a'], does: 'approve', says: 'desk.approve' },
  { keys: ['r'], does: 'reject', says: 'desk.reject' },
  { keys: ['s'], does: 'spam', says: 'desk.spam' },
  { keys: ['d'], does: 'delete', says: 'desk.delete' },
  { keys: ['u'], does: 'undo', says: 'desk.undo' },
  { keys: ['?'], does: 'keys', says: 'desk.key-sheet' },
]

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵' }

/** Opened by `?` or its button; shown by the script alone, because without it no key does anything. */
export const KeySheet = ({ t }: { readonly t: Translator }) => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">{t('desk.keys-title')}</h2>
    <table>
      <tbody>
        {KEYS.map(({ keys, does, says }) => (
          <tr data-does={does} data-keys={keys.join(' ')}>
            <th scope="row">{t(says)}</th>
            <td>
              {keys.map((key) => (
                <kbd>{KEY_NAMES[key] ?? key}</kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <label class="switch">
      <input type="checkbox" id="keys-on" checked /> {t('desk.keys-on')}
    </label>
    <form method="dialog">
      <button type="submit">{t('desk.close')}</button>
    </form>
  </dialog>
)
