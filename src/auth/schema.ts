import * as v from 'valibot'
import { LOCALE_NAMES } from '../i18n/translate'
import { email, form } from '../web/fields'

/** A place at the desk to go to after signing in. Anything else is dropped, so that no link of ours leads elsewhere. */
export const deskPath = v.fallback(
  v.optional(v.pipe(v.string(), v.maxLength(300), v.regex(/^\/desk(?:\/[\w-]+)*(?:\?[\w=&.-]*)?$/))),
  undefined,
)

export const AskSignInLink = form({ email, next: deskPath })

/** What the job knows. The address may be nobody's: asking looks the same for everyone (S-45). */
export const SignInRequest = v.object({
  email: v.string(),
  browserHash: v.string(),
  locale: v.picklist(LOCALE_NAMES),
  next: v.optional(v.string()),
})
export type SignInRequest = v.InferOutput<typeof SignInRequest>
