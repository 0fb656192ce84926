import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('moderation', {
  unknown: 404,
  'changed-meanwhile': 409,
  'already-decided': 409,
  'not-pinnable': 409,
  'pins-many': 409,
  'undo-unknown': 404,
  'undo-too-late': 409,
})
