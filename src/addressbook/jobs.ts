import * as v from 'valibot'
import { jobKind } from '../platform/outbox'

/** Somebody takes an import back: `after` is the last subscriber that was looked at, `kept` how many of them stay. */
export const undoAsked = jobKind(
  'addressbook.undo-import',
  v.object({ siteId: v.string(), importId: v.number(), after: v.number(), kept: v.number() }),
)
