import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('auth', {
  /** For scripts whose session ended meanwhile; pages lead to the sign-in instead. */
  'signed-out': 401,
  /** The act wants a sign-in of the last ten minutes; pages lead there instead (S-41). */
  'confirm-first': 403,
  'code-wrong': 422,
  'passkey-refused': 403,
  'passkey-unknown': 404,
  'passkeys-many': 409,
  'session-unknown': 404,
  'access-unknown': 403,
})
