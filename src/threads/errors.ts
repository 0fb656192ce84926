import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('threads', {
  'words-unknown': 404,
  'page-unknown': 404,
  'move-unknown': 404,
  'page-not-allowed': 422,
  'same-page': 409,
  'leads-here': 409,
  'moved-already': 409,
  busy: 409,
  'undo-too-late': 409,
})
