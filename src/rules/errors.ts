import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('rules', {
  unknown: 404,
  many: 409,
})
