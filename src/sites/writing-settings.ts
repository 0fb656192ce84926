import * as v from 'valibot'
import { isLongerThan } from '../kernel/text'
import { choice, says } from '../web/fields'
import { REASON_MAX, REASONS_MAX, readReasons } from './reasons'

/** How a field of the comment form is asked: it must be filled, it may be, or it is not there at all. */
export const ASKS = ['required', 'optional', 'off'] as const
export type Ask = (typeof ASKS)[number]

/** For doubtful words: their author is told and decides, a moderator decides, they are not taken, or nobody minds. */
export const DOUBTFUL = ['nudge', 'hold', 'reject', 'publish'] as const

/** The part of a site's settings that is about writing comments; one of sites/settings.ts. */
export const writingSettings = {
  /** Who gives no name, where none is required, is signed with the site's word for a guest. */
  askName: v.optional(v.picklist(ASKS), 'required'),
  askEmail: v.optional(v.picklist(ASKS), 'optional'),
  askUrl: v.optional(v.picklist(ASKS), 'optional'),
  /** What becomes of words the checks have doubts about (comments/checks/assess.ts). */
  doubts: v.optional(v.picklist(DOUBTFUL), 'nudge'),
  /** Why comments are rejected or returned, as sites/reasons.ts stores them. None: the standard ones, in every language. */
  reasons: v.optional(v.array(v.string()), []),
  /** Whether the box that mails the reason to the author is ticked from the start. */
  tellAuthors: v.optional(v.picklist(['no', 'yes']), 'no'),
}

/** The same as the owner's form gives it. */
export const writingFields = {
  askName: v.optional(choice(ASKS), 'required'),
  askEmail: v.optional(choice(ASKS), 'optional'),
  askUrl: v.optional(choice(ASKS), 'optional'),
  doubts: v.optional(choice(DOUBTFUL), 'nudge'),
  reasons: v.optional(
    v.pipe(
      v.string(says('field.text')),
      v.transform(readReasons),
      v.maxLength(REASONS_MAX, says('desk.reasons-many', { max: REASONS_MAX })),
      v.everyItem(
        (reason) => !isLongerThan(reason, REASON_MAX),
        says('desk.reason-long', { max: REASON_MAX }),
      ),
    ),
    '',
  ),
  tellAuthors: v.optional(choice(['no', 'yes']), 'no'),
}
