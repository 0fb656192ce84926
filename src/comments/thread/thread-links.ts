import type { Sort } from '../../sites/public'

/** Where the controls of a thread lead: pieces for the element, or pages for a browser without scripts. */
export interface ThreadLinks {
  readonly kind: 'embed' | 'page'
  readonly comment: (id: number) => string
  readonly reply: (id: number) => string
  /** Where a comment is reported. */
  readonly report: (id: number) => string
  readonly more: (cursor: Cursor) => string
  readonly replies: (rootId: number, cursor: Cursor) => string
  readonly sort: (sort: Sort) => string
  /** Where the form posts. */
  readonly action: string
}

/** Onwards from a place in a list, or back from it. */
type Cursor = { readonly after: string } | { readonly before: string }

interface Place {
  readonly siteId: string
  /** The page's canonical address. */
  readonly page: string
  readonly sort: Sort
  /** As the address asked; kept, so that what is loaded later speaks the same language. */
  readonly lang?: string | undefined
}

/** Where a comment stands for everybody: the article, whose element opens the thread around it. */
export const permalink = (page: string, id: number): string => `${page}#c-${id}`

/** Of a page's feed, or the site's. */
export const feedAddress = (publicUrl: string, siteId: string, page?: string): string =>
  `${publicUrl}/${siteId}/comments.atom${page === undefined ? '' : `?${new URLSearchParams({ page })}`}`

/** For `<afterword-comments>`: paths below `/embed/{site}`, permalinks into the article itself. */
export function embedLinks(place: Place): ThreadLinks {
  const base = `/embed/${place.siteId}`
  return {
    kind: 'embed',
    comment: (id) => permalink(place.page, id),
    reply: (id) => `#c-${id}`,
    report: (id) => `${base}/reports/${id}${inLanguage(place)}`,
    more: (cursor) => `${base}/thread?${query(place, cursor)}`,
    replies: (rootId, cursor) => `${base}/replies/${rootId}?${query({ ...place, sort: 'newest' }, cursor)}`,
    sort: (sort) => sort,
    action: `${base}/comments`,
  }
}

/** For `/{site}/thread`: whole pages. */
export function pageLinks(place: Place): ThreadLinks {
  const at = (more: Record<string, string>) => `/${place.siteId}/thread?${query(place, more)}`
  return {
    kind: 'page',
    comment: (id) => `${at({ comment: String(id) })}#c-${id}`,
    reply: (id) => `${at({ reply: String(id) })}#form`,
    report: (id) => `/${place.siteId}/report/${id}${inLanguage(place)}`,
    more: at,
    replies: (rootId, place) => at({ replies: String(rootId), ...place }),
    sort: (sort) => `/${place.siteId}/thread?${query({ ...place, sort }, {})}`,
    action: `/${place.siteId}/thread`,
  }
}

const inLanguage = ({ lang }: Place): string => (lang ? `?${new URLSearchParams({ lang })}` : '')

const query = ({ page, sort, lang }: Place, more: Record<string, string>): URLSearchParams =>
  new URLSearchParams({ page, ...(sort !== 'newest' && { sort }), ...(lang && { lang }), ...more })
