import type { Bound } from '../platform/sql'
import { deleteBansOf, deleteMarksOf } from './queries'

/** For the batch that forgets somebody: bans of that address go with everything in them, in force or over. What stays is the log, which names nobody. */
export const forgetBansOf = (siteId: string, addressKey: string): readonly Bound<never>[] => [
  deleteMarksOf(siteId, addressKey),
  deleteBansOf(siteId, addressKey),
]
