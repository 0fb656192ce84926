import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('sites', {
  unknown: 404,
  'origin-not-allowed': 403,
  'not-permitted': 403,
})
