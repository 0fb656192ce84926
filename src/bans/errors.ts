import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('bans', {
  banned: 403,
  'banned-until': 403,
  unknown: 404,
  over: 409,
  'not-yours': 403,
  'hits-many': 409,
  'patterns-many': 409,
})
