import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('desk', {
  'parked-unknown': 404,
  'schema-behind': 503,
  'suppression-unknown': 404,
})
