import * as v from 'valibot'
import { frequencyField, tokenField } from '../followers/public'
import { solutionField } from '../limits/public'
import { SORTS } from '../sites/public'
import {
  choice,
  described,
  form,
  limit,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalText,
  optionalWebAddress,
  pageAddress,
  says,
  text,
} from '../web/fields'
import { REPORT_REASONS } from './reports/report-reasons'

/** Limits of issue 2, in graphemes; addresses in characters. */
export const NAME_MAX = 100
export const TITLE_MAX = 300
export const BODY_MAX = 20_000
export const REPORT_NOTE_MAX = 500

/** What its author wants to be told by mail. */
export const NOTIFY = ['no', 'replies', 'all'] as const

/** A new comment, from JSON or a form. */
export const SubmitComment = form({
  page: pageAddress,
  title: optionalLine(TITLE_MAX),
  parentId: optionalId,
  // In the order of the form: the first that is wrong is where to go on (V-21).
  body: text(BODY_MAX, says('comments.body-needed')),
  name: line(NAME_MAX),
  email: optionalEmail,
  url: optionalWebAddress,
  notify: v.optional(
    v.pipe(
      v.string(says('field.text')),
      described({ enum: ['', ...NOTIFY] }),
      v.transform((choice) => choice || 'no'),
      choice(NOTIFY),
    ),
    'no',
  ),
  frequency: frequencyField,
  /** What the device keeps that has proven the address. */
  proof: tokenField,
  /** What came with a nudge (heed-doubts.ts), sent along by whoever stands by the words. */
  ack: tokenField,
  solution: solutionField,
})
export type SubmitComment = v.InferOutput<typeof SubmitComment>

/** Words to look at before they are posted: what posting takes of them. */
export const PreviewComment = form({ body: SubmitComment.entries.body })
export type PreviewComment = v.InferOutput<typeof PreviewComment>

const WHOLE = says('field.number', { min: 1, max: 999_999_999 })

const REVISION = {
  anyOf: [
    { type: 'integer', minimum: 1, maximum: 999_999_999 },
    { type: 'string', pattern: '^[1-9]\\d{0,8}$' },
  ],
}

/** The revision an author saw, as JSON or a form gives it. */
const seenRevision = v.nullish(
  v.pipe(
    v.union([v.number(), v.string()], WHOLE),
    described(REVISION),
    v.transform(String),
    v.regex(/^[1-9]\d{0,8}$/, WHOLE),
    v.transform(Number),
  ),
)

const voteOf = <const Values extends readonly number[]>(values: Values) => {
  const wrong = says('field.choice', { choices: values.join(', ') })
  return v.pipe(
    v.union([v.number(), v.string()], wrong),
    described({ enum: [...values, ...values.map(String)] }),
    v.transform(String),
    v.picklist(values.map(String), wrong),
    v.transform((value) => Number(value) as Values[number]),
  )
}

/** An author's new words; `revision` is what they saw. A form sends it as text. */
export const EditComment = form({
  body: SubmitComment.entries.body,
  revision: seenRevision,
  ack: tokenField,
})
export type EditComment = v.InferOutput<typeof EditComment>

/** Words of the team, edited or answered with; `revision` is what they read. */
export const TeamWords = form({
  body: SubmitComment.entries.body,
  revision: v.pipe(
    v.union([v.number(), v.string()], WHOLE),
    described(REVISION),
    v.transform(String),
    v.regex(/^[1-9]\d{0,8}$/, WHOLE),
    v.transform(Number),
  ),
  ack: tokenField,
})
export type TeamWords = v.InferOutput<typeof TeamWords>

/** A reader's vote; a form sends it as text. */
export const CastVote = form({ value: voteOf([1, -1]) })

/** The same from the element, where 0 takes it back. */
export const TurnVote = form({ value: voteOf([1, -1, 0]) })

/** The held notice's wish to be told (ask-when-up.ts), with what the device has proven. */
export const AskWhenUp = form({ token: tokenField, proof: tokenField })

/** What a reader says of somebody else's comment. A browser sends nothing of a choice that was not made. */
export const SendReport = form(
  { reason: choice(REPORT_REASONS), note: optionalText(REPORT_NOTE_MAX), email: optionalEmail },
  says('comments.report-choose'),
)
export type SendReport = v.InferOutput<typeof SendReport>

/** What the job knows of a notice of illegal content: which, and whether a decision is told or its arrival. */
export const NoticeToAnswer = v.object({
  siteId: v.string(),
  reference: v.number(),
  decision: v.nullable(v.number()),
  mailId: v.number(),
})

/** Which part of which thread. */
export const ReadThread = form({
  page: pageAddress,
  /** Blank: as the site says. */
  sort: v.optional(
    v.pipe(
      v.string(says('field.text')),
      described({ enum: ['', ...SORTS] }),
      v.transform((text) => text || undefined),
      v.optional(choice(SORTS)),
    ),
  ),
  after: v.optional(v.string()),
  /** The other way: what stands above a place. */
  before: v.optional(v.string()),
  /** Opens the thread around this comment, wherever it stands. */
  comment: optionalId,
  limit: limit(50, 20),
})
export type ReadThread = v.InferOutput<typeof ReadThread>

/** The same for the element, whose attributes are written by hand: an order that is none is as if it were not there (E-02). */
export const ShowThread = form({
  ...ReadThread.entries,
  sort: v.fallback(ReadThread.entries.sort, undefined),
})

export const ReadReplies = form({
  after: v.optional(v.string()),
  before: v.optional(v.string()),
  limit: limit(50, 20),
})
export type ReadReplies = v.InferOutput<typeof ReadReplies>

/** Whole numbers as a query holds them: counts and moments. */
const wholeNumber = v.optional(
  v.pipe(
    v.string(says('field.text')),
    described({ type: 'integer', minimum: 0, maximum: 999_999_999_999_999 }),
    v.regex(/^\d{1,15}$/, WHOLE),
    v.transform(Number),
  ),
  '0',
)

/** What a reader has, to be told what is new: `seen` comments, drawn `since`. */
export const ReadNews = form({ page: pageAddress, seen: wholeNumber, since: wholeNumber })

export const ReadRecent = form({ limit: limit(50, 5) })

/** And of `<afterword-recent>`, by the same reason. */
export const ShowRecent = form({ limit: v.fallback(ReadRecent.entries.limit, 5) })

/** What a job knows of a comment that waits: only which one. */
export const HeldComment = v.object({ siteId: v.string(), commentId: v.number() })

/** The same of one that readers reported: what was told before `heldAt` is old. */
export const ReportedComment = v.object({ siteId: v.string(), commentId: v.number(), heldAt: v.number() })

/** Comments of a site whose words or state changed. */
export const ChangedComments = v.object({ siteId: v.string(), ids: v.array(v.number()) })
export type ChangedComments = v.InferOutput<typeof ChangedComments>

/** How far the building of the index has come: everything up to this id is in it. */
export const ReindexFrom = v.object({ after: v.number() })
