import * as v from 'valibot'
import {
  choice,
  form,
  limit,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalWebAddress,
  pageAddress,
  text,
} from '../web/fields'

/** Limits of issue 2, in graphemes; addresses in characters. */
export const NAME_MAX = 100
export const TITLE_MAX = 300
export const BODY_MAX = 20_000

/** A new comment, from JSON or a form. */
export const SubmitComment = form({
  page: pageAddress,
  title: optionalLine(TITLE_MAX),
  parentId: optionalId,
  name: line(NAME_MAX),
  email: optionalEmail,
  url: optionalWebAddress,
  body: text(BODY_MAX),
})
export type SubmitComment = v.InferOutput<typeof SubmitComment>

/** Words to look at before they are posted: what posting takes of them. */
export const PreviewComment = form({ body: SubmitComment.entries.body })
export type PreviewComment = v.InferOutput<typeof PreviewComment>

export const SORTS = ['newest', 'oldest'] as const
export type Sort = (typeof SORTS)[number]

/** Which part of which thread. */
export const ReadThread = form({
  page: pageAddress,
  sort: v.optional(choice(SORTS), 'newest'),
  after: v.optional(v.string()),
  limit: limit(50, 20),
})
export type ReadThread = v.InferOutput<typeof ReadThread>

export const ReadReplies = form({ after: v.optional(v.string()), limit: limit(50, 20) })
export type ReadReplies = v.InferOutput<typeof ReadReplies>

export const ReadRecent = form({ limit: limit(50, 5) })

/** What a job knows of a comment that waits: only which one. */
export const HeldComment = v.object({ siteId: v.string(), commentId: v.number() })
