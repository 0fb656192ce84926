import type { Site } from '../sites/public'

/** An address of the queue. What is the default is left out, so that addresses stay short enough to share. */
export function deskUrl(
  site: Pick<Site, 'id'>,
  at: {
    readonly status?: string
    readonly after?: string | undefined
    readonly item?: number | undefined
    readonly done?: number | undefined
    readonly bulk?: number | undefined
  },
): string {
  const query = new URLSearchParams()
  if (at.status !== undefined && at.status !== 'held') query.set('status', at.status)
  if (at.after !== undefined) query.set('after', at.after)
  if (at.item !== undefined) query.set('item', String(at.item))
  if (at.done !== undefined) query.set('done', String(at.done))
  if (at.bulk !== undefined) query.set('bulk', String(at.bulk))
  return `/desk/${site.id}${query.size > 0 ? `?${query}` : ''}`
}
