import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('sweeps', {
  unknown: 404,
  'count-again': 409,
  'undo-late': 409,
})
