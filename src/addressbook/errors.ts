import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('addressbook', {
  unknown: 404,
})
