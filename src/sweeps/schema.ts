import * as v from 'valibot'
import { BulkAction, SearchComments, STATUSES } from '../moderation/public'
import { choice, form, line } from '../web/fields'

const { after: _, status: __, ...narrow } = SearchComments.entries

/** What a sweep is to be about: one list, narrowed as the search narrows it. */
export const SweepAsked = form({ ...narrow, status: v.optional(choice(STATUSES), 'held') })
export type SweepAsked = v.InferOutput<typeof SweepAsked>

const { action, reason, tell } = BulkAction.entries

/** The decision, and the token that says what was counted (count-sweep.ts). */
export const StartSweep = form({ confirm: line(4000), action, reason, tell })
export type StartSweep = v.InferOutput<typeof StartSweep>

/** As a row keeps what narrows its list (moderation/queue/match.ts). */
export const KeptMatch = v.object({
  status: v.picklist(STATUSES),
  words: v.string(),
  author: v.string(),
  page: v.string(),
  tokens: v.array(v.string()),
  from: v.number(),
  to: v.number(),
})

/** Which one is to go on. */
export const SweepDue = v.object({ siteId: v.string(), sweepId: v.number() })
