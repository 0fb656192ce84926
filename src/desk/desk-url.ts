import type { ListQueue } from '../moderation/public'
import type { Site } from '../sites/public'

/** Where one is in the lists: what the address says, and what forms carry along so that they lead back there. */
export type Place = Pick<ListQueue, 'status'> & Partial<Pick<ListQueue, 'order' | 'why' | 'after'>>

/** An address of the queue. What is the default is left out, so that addresses stay short enough to share. */
export function deskUrl(
  site: Pick<Site, 'id'>,
  at: {
    readonly status?: string
    readonly order?: string | undefined
    readonly why?: string | undefined
    readonly after?: string | undefined
    readonly item?: number | undefined
    readonly done?: number | undefined
    readonly bulk?: number | undefined
    readonly ban?: number | undefined
  },
): string {
  const query = new URLSearchParams()
  if (at.status !== undefined && at.status !== 'held') query.set('status', at.status)
  for (const name of ['order', 'why', 'after', 'item', 'done', 'bulk', 'ban'] as const) {
    const value = at[name]
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return `/desk/${site.id}${query.size > 0 ? `?${query}` : ''}`
}
