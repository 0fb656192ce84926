import type { Bound } from '../../platform/sql'
import { leadOn, makePlace, outdateBoth, stopUnlessPlaces } from './moving-queries'

/**
 * The first statements of a page's move: from here on words for its address go to the target and readers are led there, also while the comments are still on
 * their way. The batch stops if one of the two leads elsewhere by now.
 * @param page the target's address, for one that has no thread yet
 */
export const leadThread = (
  siteId: string,
  sourceId: string,
  targetId: string,
  page: string,
): Bound<never>[] => [
  stopUnlessPlaces(siteId, sourceId, targetId),
  makePlace(siteId, sourceId, targetId, page),
  leadOn(siteId, sourceId, targetId),
  outdateBoth(sourceId, targetId),
]
