import * as v from 'valibot'
import { choice } from '../web/fields'

/** How a field of the comment form is asked: it must be filled, it may be, or it is not there at all. */
export const ASKS = ['required', 'optional', 'off'] as const
export type Ask = (typeof ASKS)[number]

/** The part of a site's settings that is about writing comments; one of sites/settings.ts. */
export const writingSettings = {
  /** Who gives no name, where none is required, is signed with the site's word for a guest. */
  askName: v.optional(v.picklist(ASKS), 'required'),
  askEmail: v.optional(v.picklist(ASKS), 'optional'),
  askUrl: v.optional(v.picklist(ASKS), 'optional'),
}

/** The same as the owner's form gives it. */
export const writingFields = {
  askName: v.optional(choice(ASKS), 'required'),
  askEmail: v.optional(choice(ASKS), 'optional'),
  askUrl: v.optional(choice(ASKS), 'optional'),
}
