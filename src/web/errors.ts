import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('web', {
  'not-found': 404,
  'fields-refused': 422,
  'body-unreadable': 400,
  'body-too-large': 413,
  'media-type': 415,
  'cross-origin': 403,
  'too-many-requests': 429,
  'link-altered': 403,
  'link-expired': 410,
})
