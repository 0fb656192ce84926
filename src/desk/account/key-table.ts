import * as v from 'valibot'
import type { TextKey } from '../../i18n/translate'

/** What a key does at the queue. `does` is the command of the script, and of many the name of a decision. */
export interface KeyRow {
  /** As the script names them; the first is the one a person may change, if it is a single letter or sign. */
  readonly keys: readonly string[]
  readonly does: string
  readonly says: TextKey
}

/** The standard keys: the sheet, the script, the page of one's account and docs/reference/keys.md show this table (M-06). */
export const KEYS: readonly KeyRow[] = [
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
  { keys: ['p'], does: 'pin', says: 'desk.pin' },
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

const SHIFT = 'Shift+'

/** Rows with a key of one's own: one letter or sign. Digits pick reasons, and the others are keys of the browser. */
export const OWN_ROWS = KEYS.filter(({ keys: [key] }) => key?.length === 1 && !/\d/.test(key))

/** Whether Shift with that key does the same to all that is picked: then it has to be a letter. */
export const hasShift = ({ keys: [key] }: KeyRow): boolean =>
  KEYS.some(({ keys }) => keys[0] === `${SHIFT}${key}`)

/** What a person made of them. */
export interface OwnKeys {
  /** No single letter, digit or sign does anything (WCAG 2.1.4). */
  readonly off: boolean
  /** Command → key, where it is not the standard one. */
  readonly own: Readonly<Record<string, string>>
}

const Stored = v.object({
  off: v.fallback(v.boolean(), false),
  own: v.fallback(v.record(v.string(), v.string()), {}),
})

/** As people.keys holds it. What no version knows any more is as good as nothing. */
export function readKeys(stored = ''): OwnKeys {
  try {
    return v.parse(Stored, JSON.parse(stored || '{}'))
  } catch {
    // Not JSON, or not ours: the standard keys.
    return { off: false, own: {} }
  }
}

/** The table as it holds for a person: own letters in the place of standard ones, with Shift as well. */
export function keysOf({ own }: OwnKeys): readonly KeyRow[] {
  const letters = new Map(OWN_ROWS.map(({ keys: [key], does }) => [key!, own[does] ?? key!]))
  return KEYS.map((row) => {
    const [key = '', ...others] = row.keys
    const shifted = key.startsWith(SHIFT) ? letters.get(key.slice(SHIFT.length)) : undefined
    const first = shifted === undefined ? (letters.get(key) ?? key) : SHIFT + shifted
    return { ...row, keys: [first, ...others] }
  })
}

/** The person's key of a command, while keys of one character do anything; for a button to show. */
export const keyOf = (keys: OwnKeys | undefined, does: string): string | undefined =>
  keys?.off ? undefined : keysOf(keys ?? readKeys()).find((row) => row.does === does)?.keys[0]
