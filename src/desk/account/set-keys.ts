import * as v from 'valibot'
import { keepKeys } from '../../auth/public'
import type { Translator } from '../../i18n/translate'
import type { FieldIssue } from '../../kernel/error'
import { cleanLine, countGraphemes } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { choice, form } from '../../web/fields'
import { checkInput, fieldsRefused, type RawInput } from '../../web/read-input'
import { hasShift, type KeyRow, OWN_ROWS, type OwnKeys } from './key-table'

/** The name of a command's field. */
export const keyField = (does: string): string => `key-${does}`

const What = form({ do: choice(['save', 'switch', 'standard']), on: v.optional(v.string(), '') })

/**
 * Keeps what a person makes of the desk's keys: `save` takes a field for each command (blank is the standard key) and whether they are on, `switch`
 * only that, `standard` goes back to the standard ones.
 * @returns how they are now
 * @throws web/fields-refused (422) for what is no single letter or sign, for digits, and for a key that already does something else
 */
export async function setKeys(
  ctx: Pick<Ctx, 'db'>,
  t: Translator,
  person: { readonly id: number; readonly keys: OwnKeys },
  input: RawInput,
): Promise<OwnKeys> {
  const { do: what, on } = checkInput(What, input)
  const keys: OwnKeys = {
    off: what === 'standard' ? false : on !== 'yes',
    own: what === 'save' ? ownOf(t, input) : what === 'switch' ? person.keys.own : {},
  }
  const standard = !keys.off && Object.keys(keys.own).length === 0
  await keepKeys(ctx, person.id, standard ? '' : JSON.stringify(keys))
  return keys
}

function ownOf(t: Translator, input: RawInput): Readonly<Record<string, string>> {
  const taken = new Map<string, KeyRow>()
  const issues: FieldIssue[] = []
  const own: Record<string, string> = {}
  for (const row of OWN_ROWS) {
    const standard = row.keys[0]!
    const key = typedKey(input[keyField(row.does)]) || standard
    const issue = wrongOf(t, row, key, taken.get(key))
    if (issue) issues.push({ field: keyField(row.does), ...issue })
    taken.set(key, row)
    if (key !== standard) own[row.does] = key
  }
  if (issues.length > 0) throw fieldsRefused(issues, input)
  return own
}

/** The same with the caps lock on. */
const typedKey = (value: unknown): string => (typeof value === 'string' ? cleanLine(value).toLowerCase() : '')

function wrongOf(
  t: Translator,
  row: KeyRow,
  key: string,
  other: KeyRow | undefined,
): Omit<FieldIssue, 'field'> | undefined {
  if (countGraphemes(key) !== 1) return { message: 'account.key-one' }
  if (/\p{N}/u.test(key)) return { message: 'account.key-digit' }
  if (hasShift(row) && !/^\p{L}$/u.test(key)) return { message: 'account.key-letter' }
  if (other) return { message: 'account.key-taken', params: { key, does: t(other.says) } }
  return undefined
}
