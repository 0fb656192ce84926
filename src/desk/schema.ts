import * as v from 'valibot'
import { LIFTABLE } from '../mail/public'
import { choice, form, line, pageAddress, says } from '../web/fields'

/** Which suppression, by what the page shows of it. */
export const LiftSuppression = form({
  mark: line(20),
  at: v.pipe(
    line(20),
    v.regex(/^\d{1,15}$/, says('field.number', { min: 0, max: 10 ** 15 })),
    v.transform(Number),
  ),
  reason: choice(LIFTABLE),
})
export type LiftSuppression = v.InferOutput<typeof LiftSuppression>

/** Which of the two ways mail goes. */
export const SenderChoice = form({ sender: choice(['notices', 'news']) })

/** What the team calls somebody. */
export const NamePerson = form({ name: line(60) })

/** Which passkey, by the credential id that the page shows. */
export const PasskeyChoice = form({ id: line(2000) })

/** A page whose code is to be looked at. */
export const CheckPage = form({ page: pageAddress })

/** For how many days the overview tells of people and reasons. */
export const SPANS = ['7', '30', '90'] as const
export const ShowOverview = form({
  days: v.pipe(v.optional(v.fallback(choice(SPANS), '30'), '30'), v.transform(Number)),
})
