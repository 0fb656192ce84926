export {
  forgetErasedBefore,
  forgetErasedComments,
  LEDGER_DAYS,
  listErasedAfter,
  listErasedComments,
  noteErasedComments,
} from './erased-queries'
export { noteErased } from './note-erased'
export { type ActionRow, findAction, listActions, listActionsOn } from './queries'
export { readBulk } from './read-bulk'
export { type Action, recordAction } from './record-action'
export { recordBulk } from './record-bulk'
