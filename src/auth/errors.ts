import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('auth', {
  /** For scripts whose session ended meanwhile; pages lead to the sign-in instead. */
  'signed-out': 401,
})
