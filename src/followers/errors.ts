import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('followers', {
  'code-wrong': 422,
  'code-over': 410,
})
