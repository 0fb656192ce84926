import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('subscribers', {
  'page-not-allowed': 422,
})
