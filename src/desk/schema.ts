import * as v from 'valibot'
import { LIFTABLE } from '../mail/public'
import { choice, form, line, says } from '../web/fields'

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
