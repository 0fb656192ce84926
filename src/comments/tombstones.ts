import { decodePath } from '../kernel/id'
import type { Bound } from '../platform/sql'
import type { Status } from './status'
import { settleTombstones } from './writing-queries'

/**
 * What happens above a reply that appears or goes: places of tombstones appear and go with it. For the batch that moves it, behind the move.
 * Roots have nothing above them.
 */
export function moveTombstones(
  siteId: string,
  reply: { readonly root_id: number; readonly depth: number; readonly path: string },
  { from, to }: { readonly from: Status; readonly to: Status },
): Bound<never>[] {
  if (reply.depth === 0 || (from !== 'published') === (to !== 'published')) return []
  const above = [reply.root_id, ...decodePath(reply.path).slice(0, -1)]
  return [settleTombstones(siteId, JSON.stringify(above))]
}
