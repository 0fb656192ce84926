import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('subscribers', {
  'page-not-allowed': 422,
  'form-unknown': 404,
  'list-unknown': 404,
  'lists-closed': 409,
})
