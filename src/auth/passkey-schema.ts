import * as v from 'valibot'
import { form, line, says } from '../web/fields'

const packed = v.pipe(
  v.string(says('field.text')),
  v.maxLength(20_000),
  v.regex(/^[\w-]+$/, says('field.text')),
)
const credential = { id: packed, rawId: packed, type: v.literal('public-key') }

/** WebAuthn 3, 5.1: RegistrationResponseJSON, as far as it is read. */
const Registration = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: packed,
    attestationObject: packed,
    transports: v.optional(
      v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), v.maxLength(10)),
      [],
    ),
  }),
  clientExtensionResults: v.optional(v.object({}), {}),
})

/** WebAuthn 3, 5.1: AuthenticationResponseJSON, as far as it is read. */
const Authentication = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: packed,
    authenticatorData: packed,
    signature: packed,
    userHandle: packed,
  }),
  clientExtensionResults: v.optional(v.object({}), {}),
})

export const AddPasskey = form({ name: line(60), response: Registration })
export type AddPasskey = v.InferOutput<typeof AddPasskey>

export const UsePasskey = form({ response: Authentication, next: v.optional(v.string()) })
export type PasskeyAnswer = v.InferOutput<typeof Authentication>
