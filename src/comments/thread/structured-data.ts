import { isoTime } from '../../kernel/time'
import type { ShownComment } from './build-tree'
import { plainText } from './plain-text'
import type { ThreadPage } from './shown-thread'
import { permalink } from './thread-links'

/**
 * The page as schema.org knows it (B6): a DiscussionForumPosting about the article, with its comments. JSON-LD, because a block of data is
 * no script: the strictest policy allows it. Words without markup; no address, nothing that waits.
 * @returns JSON that cannot end the element it stands in, nor a line of an older script (E-43)
 */
export function structuredData({ site, thread, items }: ThreadPage): string {
  const { page } = thread
  const comments = (list: readonly ShownComment[]): object[] =>
    list.flatMap((comment) => {
      const below = comments(comment.children)
      // What was removed says nothing; its answers stand in its place.
      return comment.state === 'removed' ? below : [commentData(comment, page, below)]
    })
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    '@id': `${page}#comments`,
    headline: thread.title || page,
    url: page,
    mainEntityOfPage: page,
    ...(thread.createdAt !== null && { datePublished: isoTime(thread.createdAt) }),
    author: { '@type': 'Organization', name: site.name, url: new URL(page).origin },
    commentCount: thread.count,
    comment: comments(items),
  }
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const commentData = (comment: ShownComment, page: string, below: readonly object[]) => ({
  '@type': 'Comment',
  '@id': permalink(page, comment.id),
  url: permalink(page, comment.id),
  text: plainText(comment.html),
  datePublished: isoTime(comment.createdAt),
  ...(comment.editedAt !== null && { dateModified: isoTime(comment.editedAt) }),
  author: { '@type': 'Person', name: comment.name, ...(comment.url && { url: comment.url }) },
  ...(below.length > 0 && { comment: below }),
})
