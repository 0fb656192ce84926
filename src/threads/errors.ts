import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('threads', {
  'words-unknown': 404,
})
