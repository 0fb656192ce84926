import type { Bound } from '../../platform/sql'
import { leadBack, outdateBoth } from './moving-queries'

/**
 * The first statements of the way back: the source takes words again, and what had led to it does once more.
 * @param holderId where its conversation is
 * @param through the source, and every thread that came to it before it moved
 */
export const leadThreadBack = (
  siteId: string,
  sourceId: string,
  holderId: string,
  through: readonly string[],
): Bound<never>[] => [leadBack(siteId, sourceId, JSON.stringify(through)), outdateBoth(sourceId, holderId)]
