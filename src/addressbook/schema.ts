import * as v from 'valibot'
import { choice, email, form, optionalLine, says } from '../web/fields'

export const STATUSES = ['confirmed', 'pending', 'unsubscribed'] as const

/** Which people to list: one state, everybody of a list (`list:news`) or of an import (`import:5`). */
export const ListPeople = v.object({
  show: v.optional(
    v.pipe(
      v.string(says('field.text')),
      v.regex(
        /^(confirmed|pending|unsubscribed|list:[\w-]{1,32}|import:\d{1,16})$/,
        says('addressbook.show-wrong'),
      ),
    ),
    'confirmed',
  ),
  /** An address or how it begins. */
  q: optionalLine(254),
  after: v.optional(v.string(says('field.text'))),
})
export type ListPeople = v.InferOutput<typeof ListPeople>

export const AddByHand = form({ email, list: optionalLine(32) })
export type AddByHand = v.InferOutput<typeof AddByHand>

/** Erasing asks twice: the second form carries the box. */
export const ErasePerson = form({ sure: choice(['yes']) })
