import * as v from 'valibot'
import { ClosePages as CloseThem, ListPages as ListThem } from '../../threads/public'
import { form, optionalLine } from '../../web/fields'
import { fieldsRefused, type RawInput } from '../../web/read-input'

/** The name of a page's checkbox. */
export const PICK_PAGE = 'page-'

const amount = v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number)))

/** The list as the page asks for it; `closed` and `opened` say what was just done. */
export const ListPages = form({
  ...ListThem.entries,
  closed: v.optional(v.fallback(amount, undefined)),
  opened: v.optional(v.fallback(amount, undefined)),
})

/** What is done to those that were picked, and where they were picked. */
export const ClosePages = form({
  ...CloseThem.entries,
  begins: optionalLine(2048),
  after: v.optional(v.string()),
})

const PICKS_MAX = 100

/** Pages that were picked, by the names of their checkboxes. @throws web/fields-refused (422) for more than a hundred */
export function pickedPages(input: RawInput): readonly string[] {
  const ids = Object.keys(input)
    .filter((name) => name.startsWith(PICK_PAGE))
    .map((name) => name.slice(PICK_PAGE.length))
    .filter((id) => /^[\w-]{22}$/.test(id))
  if (ids.length > PICKS_MAX)
    throw fieldsRefused([{ field: 'pick', message: 'desk.pick-pages-many', params: { max: PICKS_MAX } }])
  return ids
}
