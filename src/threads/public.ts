export { undoWords } from './undo-words'
