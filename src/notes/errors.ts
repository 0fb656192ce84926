import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('notes', {
  unknown: 404,
  many: 409,
})
