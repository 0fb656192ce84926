import * as v from 'valibot'
import { choice, says } from '../web/fields'

/** When a script works out a challenge before it may write: if something is doubtful, or each time. */
export const CHALLENGES = ['doubtful', 'always'] as const

export const BUDGET_MAX = 1_000_000

const budget = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(BUDGET_MAX))

/** The part of a site's settings that is about what a day may bring (D5, F3); one of sites/settings.ts. */
export const limitSettings = {
  challenge: v.optional(v.picklist(CHALLENGES), 'doubtful'),
  /** Sign-ups a day, of which each is a mail to somebody who may not have asked. */
  signUpsDaily: v.optional(budget, 500),
  commentsDaily: v.optional(budget, 2000),
}

const NUMBER = says('field.number', { min: 1, max: BUDGET_MAX })

const typedBudget = v.pipe(
  v.string(NUMBER),
  v.trim(),
  v.regex(/^\d{1,7}$/, NUMBER),
  v.transform(Number),
  v.minValue(1, NUMBER),
  v.maxValue(BUDGET_MAX, NUMBER),
)

/** The same as the owner's form gives it. */
export const limitFields = {
  challenge: v.optional(choice(CHALLENGES), 'doubtful'),
  signUpsDaily: v.optional(typedBudget, '500'),
  commentsDaily: v.optional(typedBudget, '2000'),
}
