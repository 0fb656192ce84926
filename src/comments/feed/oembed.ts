import { absoluteTime } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { isoTime } from '../../kernel/time'
import type { Site } from '../../sites/public'
import { trustedHtml } from '../../web/page'
import { markup } from '../../web/ui/markup'
import type { PlacedComment } from '../thread/read-thread'
import { permalink } from '../thread/thread-links'

/** Where the comment of an address of ours, or of the page it stands on, is told in oEmbed's words. */
export const oembedAddress = (publicUrl: string, siteId: string, url: string): string =>
  `${publicUrl}/${siteId}/oembed?${new URLSearchParams({ url })}`

/** The comment that an address leads to: `#c-1` behind an article, `comment=1` in one of ours. @returns nothing for any other */
export const commentOf = (url: string): number | undefined => {
  const [, id] = /(?:#c-|[?&]comment=)(\d{1,16})\b/.exec(url) ?? []
  return id === undefined ? undefined : Number(id)
}

/**
 * A comment for who shows it elsewhere (oEmbed 1.0, E-46): a quotation with its author, its moment and the way back. No script, no style, no
 * picture: it stands in a page that we know nothing of, and is true when that page is read years later.
 */
export function toOembed(comment: PlacedComment, site: Site, t: Translator) {
  const { id, page, name, html, createdAt } = comment
  const at = permalink(page, id)
  const time = absoluteTime(t.locale, createdAt)
  return {
    version: '1.0',
    type: 'rich',
    title: t('comments.heading', { name, time }),
    author_name: name,
    ...(comment.url && { author_url: comment.url }),
    provider_name: site.name,
    provider_url: new URL(page).origin,
    cache_age: 600,
    width: 600,
    // As high as the words make it.
    height: null,
    html: String(
      markup`<blockquote cite="${at}"><div dir="auto">${trustedHtml(html)}</div><p>— <bdi>${name}</bdi>, <a href="${at}"><time datetime="${isoTime(createdAt)}">${time}</time></a></p></blockquote>`,
    ),
  }
}
