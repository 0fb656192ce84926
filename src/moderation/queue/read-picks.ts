import { parseId } from '../../kernel/id'
import { fieldsRefused, type RawInput } from '../../web/read-input'
import type { Picked } from '../decisions/move-many'

/** As many as two pages of a list hold; keeps a bulk within what one transaction should do. */
export const PICKS_MAX = 100

const PREFIX = 'pick-'

/** The name of a comment's checkbox. Its value is the revision that was shown. */
export const pickName = (id: number): string => `${PREFIX}${id}`

/**
 * The comments a form or script picked: fields `pick-ID` with the revision as value. What is not of that form picks nothing.
 * @throws web/fields-refused (422) if nothing is picked, or more than 100
 */
export function readPicks(input: RawInput): readonly Picked[] {
  const picks = Object.entries(input).flatMap(([name, value]): Picked[] => {
    const id = name.startsWith(PREFIX) ? parseId(name.slice(PREFIX.length)) : undefined
    const revision = parseId(String(value))
    return id === undefined || revision === undefined ? [] : [{ id, revision }]
  })
  if (picks.length === 0) throw fieldsRefused([{ field: 'pick', message: 'desk.pick-none' }])
  if (picks.length > PICKS_MAX) {
    throw fieldsRefused([{ field: 'pick', message: 'desk.pick-many', params: { max: PICKS_MAX } }])
  }
  return picks
}
