export { addNote } from './add-note'
export { forgetNotesOn, listNotes } from './queries'
export { removeNote } from './remove-note'
export { NewNote, NOTE_MAX } from './schema'
