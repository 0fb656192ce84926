import { jobKind } from '../platform/outbox'
import { AuthorErased, AuthorsErasedFrom, BanDecides, BanUndoes } from './schema'

/** What waits of somebody who was banned is to be decided, step by step. */
export const banDecides = jobKind('authors.decide-banned', BanDecides)

/** What was decided along with a ban is to be taken back. */
export const banUndoes = jobKind('authors.undo-banned', BanUndoes)

/** An author is to be forgotten, a part of their comments at a time. It names a comment of theirs: no address waits in a table. */
export const authorErased = jobKind('authors.erase', AuthorErased)

/** Whose erasure a restored database has forgotten is erased again. Put into the table by `npm run reindex`, too. */
export const authorsChecked = jobKind('authors.erase-again', AuthorsErasedFrom)
