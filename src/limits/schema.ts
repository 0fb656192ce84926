import * as v from 'valibot'
import { choice, form, optionalLine } from '../web/fields'

/** What a challenge can be for. */
export const AskChallenge = form({ for: v.optional(choice(['sign-up', 'comment']), 'comment') })

/** `challenge~answer`, from whoever was asked for one; `none` from who cannot. */
export const solutionField = optionalLine(1000)

/** What the job knows of a brake: which. */
export const PulledBrake = v.object({
  siteId: v.string(),
  day: v.number(),
  what: v.picklist(['sign-up', 'comment']),
})
