import { form, text } from '../web/fields'

/** In graphemes. */
export const NOTE_MAX = 1000

/** What the team notes of an author. */
export const NewNote = form({ note: text(NOTE_MAX) })
