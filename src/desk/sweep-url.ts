import type { Site } from '../sites/public'
import type { Asked } from './search-page'

/** What a sweep is to be about, before it is counted: a list, narrowed as the search narrows it. */
export function sweepUrl(
  site: Pick<Site, 'id'>,
  asked: Partial<Record<keyof Asked, string | undefined>> & { readonly status: string },
): string {
  const { after: _, order: __, ...narrow } = asked as Record<string, string | undefined>
  const query = new URLSearchParams(
    Object.entries(narrow).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return `/desk/${site.id}/sweeps/new?${query}`
}
