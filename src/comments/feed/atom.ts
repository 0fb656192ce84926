import { generateAtomFeed } from 'feedsmith'
import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { permalink } from '../thread/thread-links'
import type { Feed, FeedItem } from './read-feed'

/** What XML 1.0 allows in no form (2.2): one such sign in a comment, and no feed reader reads any of them. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** When the newest of it was written or changed, for `updated` and `Last-Modified`: epoch ms, 0 for an empty feed. */
export const feedTime = ({ items }: Feed): number =>
  Math.max(0, ...items.map(({ publishedAt, editedAt }) => Math.max(publishedAt, editedAt ?? 0)))

/**
 * Atom (RFC 4287), with who answers whom (RFC 4685). The library escapes every value. Ids are tags (RFC 4151), which stay what they are
 * when an article moves.
 * @param self the feed's own address
 */
export function toAtom(feed: Feed, site: Site, t: Translator, publicUrl: string, self: string): string {
  const { hostname } = new URL(publicUrl)
  const tag = (what: string) => `tag:${hostname},2026:${site.id}/${what}`
  const name = feed.thread ? feed.thread.title || feed.thread.page : site.name
  const page = feed.thread?.page
  const entry = (item: FeedItem) => ({
    id: tag(`comments/${item.id}`),
    title: {
      type: 'text',
      value: t('comments.feed-entry', { name: item.name, title: item.title || item.page }),
    },
    authors: [{ name: item.name, ...(item.url && { uri: item.url }) }],
    published: new Date(item.publishedAt),
    updated: new Date(item.editedAt ?? item.publishedAt),
    links: [{ href: permalink(item.page, item.id), rel: 'alternate', type: 'text/html' }],
    content: { type: 'html', value: item.html },
    ...(item.parentId !== null && {
      thr: {
        inReplyTos: [{ ref: tag(`comments/${item.parentId}`), href: permalink(item.page, item.parentId) }],
      },
    }),
  })
  const xml = generateAtomFeed({
    id: tag(feed.thread ? `threads/${feed.thread.id}` : 'comments'),
    title: { type: 'text', value: t('comments.page-title', { title: name }) },
    updated: new Date(feedTime(feed)),
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      ...(page ? [{ href: page, rel: 'alternate', type: 'text/html' }] : []),
    ],
    generator: { text: 'Afterword' },
    entries: feed.items.map(entry),
  })
  return xml.toWellFormed().replace(NO_XML, '')
}
