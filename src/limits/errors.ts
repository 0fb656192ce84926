import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('limits', {
  'challenge-needed': 403,
  'challenge-failed': 403,
})
