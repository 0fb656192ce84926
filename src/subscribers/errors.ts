import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('subscribers', {
  'page-not-allowed': 422,
  'form-unknown': 404,
  'list-unknown': 404,
  'lists-closed': 409,
  'has-left': 409,
  'address-stopped': 409,
  'role-address': 422,
  'not-waiting': 409,
})
