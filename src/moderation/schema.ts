import * as v from 'valibot'
import { MINUTE_MS } from '../kernel/time'
import { NOTICES, REASON_MAX } from '../sites/public'
import { choice, described, form, optionalDay, optionalLine, says } from '../web/fields'
import { LISTS, optionalNumber, STATUSES } from './list-schema'

/** What a moderator can do, and what the comment then is. */
export const OUTCOME = {
  approve: 'published',
  reject: 'rejected',
  spam: 'spam',
  delete: 'deleted',
  restore: 'held',
  return: 'returned',
} as const

export type ModerationAction = keyof typeof OUTCOME
const ACTIONS = Object.keys(OUTCOME) as [ModerationAction, ...ModerationAction[]]

const count = v.pipe(
  v.string(says('field.required')),
  described({
    anyOf: [
      { type: 'integer', minimum: 1, maximum: 999_999_999 },
      { type: 'string', pattern: '^[1-9]\\d{0,8}$' },
    ],
  }),
  v.regex(/^[1-9]\d{0,8}$/, says('field.number', { min: 1, max: 999_999_999 })),
  v.transform(Number),
)

/** A box that is not ticked is not sent. */
const box = v.pipe(
  v.optional(v.union([v.string(), v.boolean()]), ''),
  v.transform((ticked) => ticked === true || ticked === 'yes'),
)

/** With a rejection or a return: the reason, as the site's list holds it, and whether its author is mailed. */
const why = {
  reason: v.pipe(
    optionalLine(REASON_MAX),
    v.transform((reason) => reason || null),
  ),
  tell: box,
}

/** A decision, with what was seen when it was made: the text's revision and where the comment stood. */
export const ApplyAction = form({
  action: choice(ACTIONS),
  revision: count,
  from: v.optional(choice(STATUSES), 'held'),
  ...why,
})
export type ApplyAction = v.InferOutput<typeof ApplyAction>

/** Longer nobody looks: the tab stood open. */
const LOOKED_MAX_MS = 10 * MINUTE_MS

/** The same from a page of ours, whose script says how many milliseconds the comment was before the eye. What cannot be is no reason to refuse a decision. */
export const DecideAtDesk = form({
  ...ApplyAction.entries,
  looked: v.pipe(
    v.optional(v.unknown()),
    v.transform((said) => {
      const ms = typeof said === 'number' || (typeof said === 'string' && said !== '') ? Number(said) : -1
      return ms >= 0 ? Math.round(Math.min(ms, LOOKED_MAX_MS)) : null
    }),
  ),
})

/** The same for many of one list. Which ones stands in fields of their own (read-picks.ts). */
export const BulkAction = form({
  action: choice(ACTIONS),
  from: v.optional(choice(STATUSES), 'held'),
  ...why,
})
export type BulkAction = v.InferOutput<typeof BulkAction>

/** Whether a comment is to stand first in its thread; from a form's button. */
export const PinComment = form({
  pinned: v.pipe(
    choice(['yes', 'no']),
    v.transform((word) => word === 'yes'),
  ),
  list: v.optional(choice(LISTS), 'published'),
})

/** What a page says for itself: as the site, everything waits, nothing does, or closed. */
export const PAGE_STATES = ['site', 'all', 'none', 'closed'] as const
export type PageState = (typeof PAGE_STATES)[number]

export const SetPage = form({ page: choice(PAGE_STATES), list: v.optional(choice(LISTS), 'held') })

/** From the link in a mail: three buttons. */
export const DecideByMail = form({
  action: choice(['approve', 'reject', 'return', 'spam']),
  revision: count,
  ...why,
})

/** What the log tells of: the first word of every action there is (test/arch/texts.test.ts holds the code to it). */
export const LOG_AREAS = [
  'comment',
  'page',
  'subscriber',
  'follower',
  'mail',
  'member',
  'token',
  'site',
  'rule',
  'ban',
  'author',
] as const

/** Which entries of the log; every field may be blank. `who` is a person's id or `-` for what nobody of the team did. */
export const ReadLog = form({
  who: v.optional(v.pipe(v.string(), v.regex(/^(|-|[1-9]\d{0,15})$/, says('field.choice'))), ''),
  area: v.optional(choice(['', ...LOG_AREAS]), ''),
  comment: optionalNumber,
  from: optionalDay,
  to: optionalDay,
  after: v.optional(v.string()),
})
export type ReadLog = v.InferOutput<typeof ReadLog>

/** Whom a gathered notice goes to, and the mail it becomes. */
export const DigestDue = v.object({ siteId: v.string(), personId: v.number(), mailId: v.number() })

/** Where a comment has waited too long; each moderator's mail has an id from this one on. */
export const ReminderDue = v.object({ siteId: v.string(), mailId: v.number() })

/** How a moderator wants to hear of comments that wait. */
export const NoticesForm = form({ notices: choice(NOTICES) })
export type NoticesForm = v.InferOutput<typeof NoticesForm>

/** What became of which words, and the mails that say so. */
export const AuthorToTell = v.object({
  siteId: v.string(),
  status: v.picklist(['rejected', 'returned']),
  reason: v.nullable(v.string()),
  comments: v.array(v.object({ id: v.number(), revision: v.number(), mailId: v.number() })),
})
