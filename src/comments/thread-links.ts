import type { Sort } from './schema'

/** Where the controls of a thread lead: pieces for the element, or pages for a browser without scripts. */
export interface ThreadLinks {
  readonly kind: 'embed' | 'page'
  readonly comment: (id: number) => string
  readonly reply: (id: number) => string
  readonly more: (after: string) => string
  readonly replies: (rootId: number, after: string) => string
  readonly sort: (sort: Sort) => string
  /** Where the form posts. */
  readonly action: string
}

interface Place {
  readonly siteId: string
  /** The page's canonical address. */
  readonly page: string
  readonly sort: Sort
  /** As the address asked; kept, so that what is loaded later speaks the same language. */
  readonly lang?: string | undefined
}

/** For `<afterword-comments>`: paths below `/embed/{site}`, permalinks into the article itself. */
export function embedLinks(place: Place): ThreadLinks {
  const base = `/embed/${place.siteId}`
  return {
    kind: 'embed',
    comment: (id) => `${place.page}#c-${id}`,
    reply: (id) => `#c-${id}`,
    more: (after) => `${base}/thread?${query(place, { after })}`,
    replies: (rootId, after) => `${base}/replies/${rootId}?${query({ ...place, sort: 'newest' }, { after })}`,
    sort: (sort) => sort,
    action: `${base}/comments`,
  }
}

/** For `/{site}/thread`: whole pages. */
export function pageLinks(place: Place): ThreadLinks {
  const at = (more: Record<string, string>) => `/${place.siteId}/thread?${query(place, more)}`
  return {
    kind: 'page',
    comment: (id) => `${at({})}#c-${id}`,
    reply: (id) => `${at({ reply: String(id) })}#form`,
    more: (after) => at({ after }),
    replies: (rootId, after) => at({ replies: String(rootId), after }),
    sort: (sort) => `/${place.siteId}/thread?${query({ ...place, sort }, {})}`,
    action: `/${place.siteId}/thread`,
  }
}

const query = ({ page, sort, lang }: Place, more: Record<string, string>): URLSearchParams =>
  new URLSearchParams({ page, ...(sort !== 'newest' && { sort }), ...(lang && { lang }), ...more })
