import * as v from 'valibot'
import { choice, email, form } from '../web/fields'

/** How far the deciding of what waits of a banned writer has come: everything up to comment `after`. */
export const BanDecides = v.object({
  siteId: v.string(),
  banId: v.number(),
  personId: v.number(),
  action: v.picklist(['reject', 'spam', 'delete']),
  after: v.number(),
})

/** How many of its decisions are taken back. */
export const BanUndoes = v.object({
  siteId: v.string(),
  banId: v.number(),
  personId: v.number(),
  from: v.number(),
})

/** What becomes of the words of an author who is erased. */
export const WORDS = ['stay', 'go'] as const

/** What cannot be taken back is typed: whose address it is (M-34). */
export const EraseAuthor = form({ typed: email, words: choice(WORDS) })
export type EraseAuthor = v.InferOutput<typeof EraseAuthor>

/** Whose comments are being erased: of whoever wrote this one, which is the last of them. */
export const AuthorErased = v.object({ siteId: v.string(), commentId: v.number(), words: v.picklist(WORDS) })

/** Behind which line of the ledger to go on. */
export const AuthorsErasedFrom = v.object({ day: v.number(), id: v.number() })
