import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('mail', {
  'hook-unsigned': 401,
  'hook-forged': 403,
  'hook-old': 403,
  'hook-repeated': 403,
})
