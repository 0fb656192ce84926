import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('authors', {
  unknown: 404,
  'undo-unknown': 404,
  'no-address': 409,
})
