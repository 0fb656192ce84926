import * as v from 'valibot'
import { choice, described, says } from '../web/fields'
import { FREQUENCIES } from './queries'

/** What a job knows of a request: only which one. */
export const AskedFollow = v.object({ siteId: v.string(), requestId: v.number() })

/** A comment came up whose author wants to know. The mail has its id from the start, so that none goes twice. */
export const ComeUp = v.object({ siteId: v.string(), commentId: v.number(), mailId: v.number() })

/** A link to what somebody follows is wanted by mail. */
export const WantedLink = v.object({ siteId: v.string(), followerId: v.number(), mailId: v.number() })

/** How often mails come; blank is at once. */
export const frequencyField = v.optional(
  v.pipe(
    v.string(says('field.text')),
    described({ enum: ['', ...FREQUENCIES] }),
    v.transform((text) => text || 'now'),
    choice(FREQUENCIES),
  ),
  'now',
)

/** A token of ours as a field; anything else is none. Whether it is good is another question. */
export const tokenField = v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{1,600}$/))), undefined)
