import type { TextKey, Translator } from '../i18n/translate'

/** The one table of keys: the sheet shows it, and the script reads its bindings from the sheet (M-06). */
const KEYS: readonly { readonly keys: readonly string[]; readonly does: string; readonly says: TextKey }[] = [
  { keys: ['j', 'ArrowDown'], does: 'next', says: 'desk.key-next' },
  { keys: ['k', 'ArrowUp'], does: 'previous', says: 'desk.key-previous' },
  { keys: ['Enter'], does: 'open', says: 'desk.key-open' },
  { keys: ['a'], does: 'approve', says: 'desk.approve' },
  { keys: ['r'], does: 'reject', says: 'desk.reject' },
  { keys: ['c'], does: 'return', says: 'desk.return' },
  { keys: [...'1234567890'], does: 'reason', says: 'desk.key-reason' },
  { keys: ['s'], does: 'spam', says: 'desk.spam' },
  { keys: ['d'], does: 'delete', says: 'desk.delete' },
  { keys: ['e'], does: 'edit', says: 'desk.act-edit' },
  { keys: ['w'], does: 'reply', says: 'desk.act-reply' },
  { keys: ['m'], does: 'move', says: 'desk.act-move' },
  { keys: ['b'], does: 'ban', says: 'desk.ban-author' },
  { keys: ['t'], does: 'time-out', says: 'desk.time-out' },
  { keys: ['x'], does: 'pick', says: 'desk.key-pick' },
  { keys: ['Shift+x'], does: 'pick-all', says: 'desk.key-pick-all' },
  { keys: ['Shift+a'], does: 'all-approve', says: 'desk.key-all-approve' },
  { keys: ['Shift+r'], does: 'all-reject', says: 'desk.key-all-reject' },
  { keys: ['Shift+c'], does: 'all-return', says: 'desk.key-all-return' },
  { keys: ['Shift+s'], does: 'all-spam', says: 'desk.key-all-spam' },
  { keys: ['Shift+d'], does: 'all-delete', says: 'desk.key-all-delete' },
  { keys: ['u'], does: 'undo', says: 'desk.undo' },
  { keys: ['/'], does: 'search', says: 'desk.key-search' },
  { keys: ['?'], does: 'keys', says: 'desk.key-sheet' },
]

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Shift: '⇧' }

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
                <span class="chord">
                  {key.split('+').map((part) => (
                    <kbd>{KEY_NAMES[part] ?? part}</kbd>
                  ))}
                </span>
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
