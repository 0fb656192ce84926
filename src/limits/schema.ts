import * as v from 'valibot'
import { choice, says } from '../web/fields'

/** What a challenge can be for. */
export const AskChallenge = v.object({ for: choice(['sign-up', 'comment']) }, says('field.required'))

/** What the job knows of a brake: which. */
export const PulledBrake = v.object({
  siteId: v.string(),
  day: v.number(),
  what: v.picklist(['sign-up', 'comment']),
})
