import { defineErrors } from '../kernel/error'

export const refuse = defineErrors('comments', {
  unknown: 404,
  'thread-closed': 409,
  'key-reused': 409,
  'not-editable': 409,
  'edit-window-over': 409,
  'edited-meanwhile': 409,
  'edit-unknown': 404,
  'parent-waits': 409,
  'name-reserved': 409,
  'votes-off': 409,
  'vote-own': 403,
  'readers-many': 429,
  'reports-many': 429,
  nudge: 409,
  'not-taken': 422,
  'token-wrong': 403,
  'token-missing': 401,
  'page-not-allowed': 422,
})
