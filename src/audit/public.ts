export { type ActionRow, findAction, listActions } from './queries'
export { type Action, recordAction } from './record-action'
