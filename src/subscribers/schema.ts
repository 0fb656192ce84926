import * as v from 'valibot'
import { email, optionalLine, optionalPageAddress, says } from '../web/fields'

const missing = says('subscribers.email-missing')

/** A sign-up, from JSON or a form. Only what is kept is read: a name, a list or a frequency sent along is dropped (F5). */
export const Subscribe = v.object(
  {
    email: v.pipe(v.string(missing), v.trim(), v.nonEmpty(missing), email),
    /** Where the form stands. */
    page: optionalPageAddress,
    /** Id of the consent words the form showed. */
    words: optionalLine(64),
  },
  missing,
)
export type Subscribe = v.InferOutput<typeof Subscribe>

/** What a job knows of a sign-up: only which one. */
export const RequestedConsent = v.object({ siteId: v.string(), consentId: v.number() })
