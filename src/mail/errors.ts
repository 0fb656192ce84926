import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('mail', {
  'news-not-ready': 409,
  'hook-unsigned': 401,
  'hook-forged': 403,
  'hook-old': 403,
  'hook-repeated': 403,
})
