import * as v from 'valibot'
import { TeamWords } from '../comments/public'
import { parseId } from '../kernel/id'
import { PAGE_STATES } from '../moderation/public'
import {
  choice,
  described,
  form,
  limit,
  optionalKey,
  optionalLine,
  optionalPageAddress,
  pageAddress,
  says,
} from '../web/fields'

/** What a way back has to know besides. Of a page: what was pinned. Of a comment: its place and marks before. */
export const PageMemory = v.object({
  keepPins: v.boolean(),
  pins: v.array(v.tuple([v.number(), v.number()])),
})
export type PageMemory = v.InferOutput<typeof PageMemory>

export const CommentMemory = v.object({
  commentId: v.number(),
  parentId: v.nullable(v.number()),
  cameBy: v.nullable(v.string()),
  pinnedAt: v.nullable(v.number()),
})
export type CommentMemory = v.InferOutput<typeof CommentMemory>

/** How far a page's move has come: the walk through its comments, and what this round of it found. */
export const MoveStep = v.object({
  siteId: v.string(),
  moveId: v.number(),
  list: v.number(),
  after: v.number(),
  path: v.string(),
  found: v.number(),
})

/** An answer by the team: whether it publishes what it answers, and the form's key. A box that is not ticked is not sent. */
export const AnswerWords = form({
  ...TeamWords.entries,
  approve: v.pipe(
    v.optional(v.union([v.string(), v.boolean()]), ''),
    v.transform((ticked) => ticked === true || ticked === 'yes'),
  ),
  key: optionalKey,
})

/** Which pages of the list. */
export const ListPages = form({
  begins: optionalLine(2048),
  after: v.optional(v.string()),
  limit: limit(50, 25),
})

export const ClosePages = form({ act: choice(['close', 'open']) })

export const SetPageState = form({ page: choice(PAGE_STATES) })

/** Where a page's conversation goes. */
export const MovePage = form({ to: pageAddress })

/** A comment by its number, or by a link to it: `…#c-3476814109472720`. Blank is none. */
const commentLink = v.pipe(
  v.nullish(v.string(says('field.text')), ''),
  described({ anyOf: [{ type: 'string', format: 'comment-link' }, { enum: [null] }] }),
  v.trim(),
  v.transform((text) => (text === '' ? undefined : (idInLink(text) ?? Number.NaN))),
  v.check((id) => id === undefined || !Number.isNaN(id), says('desk.comment-move-no-link')),
)

const idInLink = (text: string): number | undefined =>
  parseId(/^\d+$/.test(text) ? text : (/(?:#c-|[?&]comment=|[?&]item=)(\d+)/.exec(text)?.[1] ?? ''))

/** Where a comment goes: below another, to another page, or both; neither: to stand by itself where it is. */
export const MoveComment = form({ under: commentLink, page: optionalPageAddress })
