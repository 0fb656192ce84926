import { statement } from '../platform/sql'

export interface AnnounceRow {
  readonly id: number
  readonly thread_id: string
  readonly parent_id: number
  readonly status: number
  readonly created_at: number
  /** When it came up. */
  readonly up_at: number
  /** When it became news, if it is. */
  readonly news_at: number | null
  /** 1: a mail with it went to somebody. */
  readonly told: number | null
  readonly whole: number
  readonly answered: number
  /** 1: its author waits for it to come up. */
  readonly awaited: number
}

/** Comments that changed, each with whether anybody follows where it stands and whether it is news already. */
export const listAnnounceable = statement<AnnounceRow, [siteId: string, idsJson: string]>(
  'following.list-announceable',
  `SELECT c.id, c.thread_id, coalesce(c.parent_id, 0) AS parent_id, c.status, c.created_at, coalesce(c.decided_at, c.created_at) AS up_at,
     n.created_at AS news_at, n.told,
     EXISTS (SELECT 1 FROM follows o WHERE o.thread_id = c.thread_id AND o.comment_id = 0) AS whole,
     c.parent_id IS NOT NULL AND EXISTS (SELECT 1 FROM follows o WHERE o.thread_id = c.thread_id AND o.comment_id = c.parent_id) AS answered,
     EXISTS (SELECT 1 FROM follows o WHERE o.thread_id = c.thread_id AND o.comment_id = -c.id) AS awaited
   FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value AND c.site_id = ?1
     LEFT JOIN follow_news n ON n.comment_id = c.id`,
)

export interface NewsRow {
  readonly seq: number
  readonly id: number
  readonly parent_id: number
  readonly author_name: string
  readonly author_email: string | null
  readonly body: string
  readonly page: string
  readonly title: string
}

/** What came up in a thread, or below one comment, newest first: only what is up now, and where it stands now. */
export const listThreadNews = statement<
  NewsRow,
  [threadId: string, commentId: number, from: number, high: number, limit: number]
>(
  'following.list-thread-news',
  `SELECT n.seq, c.id, n.parent_id, c.author_name, c.author_email, c.body, t.page, t.title
   FROM follow_news n INDEXED BY follow_news_thread CROSS JOIN comments c ON c.id = n.comment_id CROSS JOIN threads t ON t.id = c.thread_id
   WHERE n.thread_id = ?1 AND n.seq > ?3 AND n.seq <= ?4 AND (?2 = 0 OR n.parent_id = ?2) AND c.status = 1
   ORDER BY n.seq DESC LIMIT ?5`,
)

/** The words of news that several digests share: once for all of them. */
export const listNewsWords = statement<Omit<NewsRow, 'seq' | 'parent_id'>, [idsJson: string]>(
  'following.list-news-words',
  `SELECT c.id, c.author_name, c.author_email, c.body, t.page, t.title
   FROM json_each(?1) wanted CROSS JOIN comments c ON c.id = wanted.value CROSS JOIN threads t ON t.id = c.thread_id WHERE c.status = 1`,
)

export interface WaitingRow {
  readonly thread_id: string
  readonly follower_id: number
  readonly email: string
  readonly locale: string
  readonly site_name: string
  readonly page: string
}

/** Who waits for a comment to come up, if it is up. */
export const findWaiting = statement<WaitingRow, [siteId: string, commentId: number]>(
  'following.find-waiting',
  `SELECT c.thread_id, o.follower_id, f.email, f.locale, s.name AS site_name, t.page
   FROM comments c CROSS JOIN threads t ON t.id = c.thread_id CROSS JOIN follows o ON o.thread_id = c.thread_id AND o.comment_id = -c.id
     CROSS JOIN followers f ON f.id = o.follower_id CROSS JOIN sites s ON s.id = c.site_id
   WHERE c.id = ?2 AND c.site_id = ?1 AND c.status = 1`,
)

export interface PlaceRow {
  readonly thread_id: string
  readonly page: string
  readonly title: string
}

/** The pages of what somebody follows, within their site. */
export const listPlaces = statement<PlaceRow, [siteId: string, threadsJson: string]>(
  'following.list-places',
  `SELECT t.id AS thread_id, t.page, t.title FROM json_each(?2) wanted CROSS JOIN threads t ON t.id = wanted.value WHERE t.site_id = ?1`,
)
