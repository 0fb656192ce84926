import * as v from 'valibot'
import { LOCALE_NAMES } from '../i18n/translate'
import { email, form, line } from '../web/fields'

/** A place at the desk to go to after signing in. Anything else is dropped, so that no link of ours leads elsewhere. */
export const deskPath = v.fallback(
  v.optional(v.pipe(v.string(), v.maxLength(300), v.regex(/^\/desk(?:\/[\w-]+)*(?:\?[\w=&.-]*)?$/))),
  undefined,
)

export const AskSignInLink = form({ email, next: deskPath })

/** Typed as it stands in the mail, or without its gap. */
export const UseCode = form({
  code: v.pipe(
    line(20),
    v.transform((typed) => typed.replace(/\D/g, '')),
  ),
  next: deskPath,
})

/** What the job knows. The address may be nobody's: asking looks the same for everyone (S-45). */
export const SignInRequest = v.object({
  email: v.string(),
  browserHash: v.string(),
  locale: v.picklist(LOCALE_NAMES),
  next: v.optional(v.string()),
})
export type SignInRequest = v.InferOutput<typeof SignInRequest>

/** What the letter about a sign-in says. `knownSince`: 0 for a browser that is new to the person. */
export const SignedIn = v.object({
  personId: v.number(),
  device: v.string(),
  method: v.picklist(['link', 'passkey', 'access']),
  at: v.number(),
  knownSince: v.number(),
  locale: v.picklist(LOCALE_NAMES),
  mailId: v.number(),
})
export type SignedIn = v.InferOutput<typeof SignedIn>
