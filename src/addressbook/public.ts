export { undoAsked } from './jobs'
export { continueUndo } from './undo-import'
