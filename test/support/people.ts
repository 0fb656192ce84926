import { env } from 'cloudflare:workers'
import { createIdSource } from '../../src/kernel/id'
import type { Site } from '../../src/sites/public'

/** Ids of no moment that a test context lives in, so that rows made in bulk meet no others. */
const bulkClock = { next: Date.UTC(2010, 0, 1) }

/**
 * Fills a site with confirmed subscribers (every tenth has left), all on the list `news`. Straight into the tables: a list of 200,000 is
 * not signed up one by one.
 * @returns the ids, oldest first
 */
export async function manyPeople(
  site: Site,
  count: number,
  { importId }: { importId?: number } = {},
): Promise<number[]> {
  const newId = createIdSource(() => bulkClock.next++)
  const ids = Array.from({ length: count }, newId)
  for (let from = 0; from < count; from += 5000) {
    const part = JSON.stringify(ids.slice(from, from + 5000).map((id, at) => [id, from + at]))
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO subscribers (id, site_id, email, email_key, status, locale, created_at, confirmed_at, unsubscribed_at, import_id, words, source)
         SELECT value ->> 0, ?1, 'reader' || (value ->> 1) || '@' || ?1 || '.example', ?1 || ':' || (value ->> 1),
           iif((value ->> 1) % 10 = 9, 'unsubscribed', 'confirmed'), 'en', 1000, 1000, iif((value ->> 1) % 10 = 9, 2000, NULL), ?3,
           json_array('reader' || (value ->> 1) || '@' || ?1 || '.example', ?1 || '.example'),
           iif((value ->> 1) % 100 = 0, 'desk', 'form:default')
         FROM json_each(?2)`,
      ).bind(site.id, part, importId ?? null),
      env.DB.prepare(
        `INSERT INTO subscriptions (site_id, list_id, subscriber_id, joined_at, left_at)
         SELECT ?1, 'news', value ->> 0, 1000, iif((value ->> 1) % 10 = 9, 2000, NULL) FROM json_each(?2)`,
      ).bind(site.id, part),
    ])
  }
  return ids
}
