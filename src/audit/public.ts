export { type ActionRow, findAction, listActions, listActionsOn } from './queries'
export { readBulk } from './read-bulk'
export { type Action, recordAction } from './record-action'
export { recordBulk } from './record-bulk'
