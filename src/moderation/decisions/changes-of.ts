/** One field of an entry's state that is other than before, as text for people; null: it was not there. */
export interface Change {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

/** Told in words of their own, or a mark of ours: not fields somebody changed. */
const APART = new Set(['status', 'bulk', 'sweep'])
const SHOWN = 200

/** What differs between two states of the log, in the order of their fields. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter((field) => !APART.has(field) && toText(before[field]) !== toText(after[field]))
    .map((field) => ({ field, from: shorten(before[field]), to: shorten(after[field]) }))
}

const toText = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)

const shorten = (value: unknown): string | null => {
  const text = toText(value)
  if (text === null || text.length <= SHOWN) return text
  // Half a sign at the cut goes with the rest.
  return `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…`
}
