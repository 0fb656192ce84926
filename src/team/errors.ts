import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('team', {
  'last-owner': 409,
  'member-unknown': 404,
  'invitation-unknown': 404,
  'invitations-many': 409,
  'invited-just-now': 409,
  'sign-in-first': 403,
  'sites-not-allowed': 403,
  'site-unknown': 404,
  'deletion-begun': 409,
  'token-unknown': 404,
  'tokens-many': 409,
  'token-missing': 401,
  'token-refused': 401,
  'scope-missing': 403,
})
