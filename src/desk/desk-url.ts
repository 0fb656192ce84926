import type { ListQueue } from '../moderation/public'
import type { Site } from '../sites/public'

/** Where one is in the lists: what the address says, and what forms carry along so that they lead back there. */
export type Place = Pick<ListQueue, 'status'> &
  Partial<Pick<ListQueue, 'order' | 'why' | 'after'>> & {
    /** 'all' in the lists over all sites; in the place of a site in addresses. */
    readonly across?: 'all' | ''
  }

/** An address of the queue. What is the default is left out, so that addresses stay short enough to share. */
export function deskUrl(
  site: Pick<Site, 'id'>,
  at: {
    readonly status?: string
    readonly order?: string | undefined
    readonly why?: string | undefined
    readonly after?: string | undefined
    readonly across?: 'all' | '' | undefined
    readonly item?: number | undefined
    /** Across sites: whose the item is, and whose was decided, if not this site's. */
    readonly of?: string | undefined
    readonly did?: string | undefined
    readonly done?: number | undefined
    readonly bulk?: number | undefined
    readonly ban?: number | undefined
  },
): string {
  const query = new URLSearchParams()
  if (at.status !== undefined && at.status !== 'held') query.set('status', at.status)
  const { across, item, done, ban } = at
  const { of = across && item ? site.id : '', did = across && (done || ban) ? site.id : '' } = at
  for (const name of ['order', 'why', 'after', 'item', 'of', 'done', 'did', 'bulk', 'ban'] as const) {
    const value = { ...at, of, did }[name]
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return `/desk/${across || site.id}${query.size > 0 ? `?${query}` : ''}`
}

/** The same as fields of an address (place-in.ts), for the pages behind the open comment: from them one comes back to where one was. */
export function placeQuery({ status, ...place }: Place, item?: number): string {
  const query = new URLSearchParams(status === 'held' ? {} : { list: status })
  for (const name of ['order', 'why', 'after', 'across'] as const) {
    if (place[name]) query.set(name, place[name])
  }
  if (item !== undefined) query.set('item', String(item))
  return query.size > 0 ? `?${query}` : ''
}
