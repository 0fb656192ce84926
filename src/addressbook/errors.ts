import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('addressbook', {
  unknown: 404,
  'import-over': 409,
})
