import type { Site } from '../../sites/public'

/** What a sweep is to be about, before it is counted: a list, narrowed as the search narrows it. */
export function sweepUrl(
  site: Pick<Site, 'id'>,
  asked: Readonly<Record<string, string | undefined>> & { readonly status: string },
): string {
  const { after: _, order: __, ...narrow } = asked
  const query = new URLSearchParams(
    Object.entries(narrow).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return `/desk/${site.id}/sweeps/new?${query}`
}
