import type { Translator } from '../../i18n/translate'
import { keysOf, type OwnKeys } from './key-table'

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Shift: '⇧' }

/** A key as it is written on it, the others held with it before. */
export const Chord = ({ chord }: { readonly chord: string }) => (
  <span class="chord">
    {(chord.length > 1 ? chord.split('+') : [chord]).map((part) => (
      <kbd>{KEY_NAMES[part] ?? part}</kbd>
    ))}
  </span>
)

/** Opened by its key or button; shown by the script alone, because without it no key does anything. The script reads its bindings from here. */
export const KeySheet = ({ t, keys }: { readonly t: Translator; readonly keys: OwnKeys }) => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">{t('desk.keys-title')}</h2>
    <table>
      <tbody>
        {keysOf(keys).map(({ keys: chords, does, says }) => (
          <tr data-does={does} data-keys={chords.join(' ')}>
            <th scope="row">{t(says)}</th>
            <td>
              {chords.map((chord) => (
                <Chord chord={chord} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <label class="switch">
      <input type="checkbox" id="keys-on" checked={!keys.off} /> {t('desk.keys-on')}
    </label>
    <form method="dialog">
      <button type="submit">{t('desk.close')}</button>
      <a href="/desk/account#own-keys">{t('desk.keys-own')}</a>
    </form>
  </dialog>
)
