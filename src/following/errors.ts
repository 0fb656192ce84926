import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('following', {
  'page-not-allowed': 422,
  'page-closed': 409,
})
