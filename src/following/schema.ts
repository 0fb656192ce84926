import * as v from 'valibot'
import { FREQUENCIES, frequencyField, tokenField } from '../followers/public'
import { choice, emailOr, form, optionalLine, pageAddress, says } from '../web/fields'

/** Following a page without writing there; `mark`: only the proof of the address. */
export const FollowPage = form({
  page: pageAddress,
  title: optionalLine(300),
  email: emailOr(says('subscribers.email-missing')),
  notify: v.optional(choice(['all', 'mark']), 'all'),
  frequency: frequencyField,
  proof: tokenField,
})
export type FollowPage = v.InferOutput<typeof FollowPage>

/** The form that follows a page: it is asked for before anybody has said who they are. */
export const OpenFollowForm = form({ page: pageAddress })

const code = says('followers.code-wrong')

/** The code of the mail, with spaces as people type them, and what the device got when it asked. */
export const EnterCode = form({
  code: v.pipe(v.string(code), v.regex(/^\D*(?:\d\D*){8}$/, code)),
  confirm: tokenField,
})

/** A button of the page of what one follows. */
export const ChangeFollowing = form({
  stop: v.optional(v.string()),
  frequency: v.optional(choice(FREQUENCIES)),
  forget: v.optional(v.literal('devices')),
})

/** Who is to be told at once, and how far that has come. `one`: a single reader, whose mail did not go. */
export const TellAtOnce = v.object({
  siteId: v.string(),
  threadId: v.string(),
  commentId: v.number(),
  startId: v.number(),
  after: v.number(),
  high: v.optional(v.number()),
  one: v.optional(v.boolean()),
})
export type TellAtOnce = v.InferOutput<typeof TellAtOnce>

/** Whose digest is due, and how far that has come. */
export const SendDigests = v.object({
  slot: v.number(),
  startId: v.number(),
  after: v.number(),
  high: v.optional(v.number()),
  one: v.optional(v.boolean()),
})
export type SendDigests = v.InferOutput<typeof SendDigests>
