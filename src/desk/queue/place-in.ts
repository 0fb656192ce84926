import * as v from 'valibot'
import { LISTS, type List, ListQueue } from '../../moderation/public'
import { choice, form } from '../../web/fields'
import { checkInput, type RawInput } from '../../web/read-input'
import type { Place } from '../desk-url'

const { order, why, after } = ListQueue.entries

const PlaceFields = form({
  list: v.optional(choice(LISTS)),
  order,
  why,
  after,
  across: v.optional(choice(['', 'all']), ''),
})

/** Where a form came from, as its hidden fields say (place-fields.tsx). */
export function placeIn(input: RawInput, status: List): Place {
  const { list, ...place } = checkInput(PlaceFields, input)
  return { ...place, after: place.after || undefined, status: list ?? status }
}
