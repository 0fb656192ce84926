import { env } from 'cloudflare:workers'
import { indexComments } from '../../src/comments/public'
import type { Site } from '../../src/sites/public'
import { testContext } from './test-context'

/** Brings a site's comments into the search index, as its jobs would. */
export async function indexSite(site: Site): Promise<void> {
  const { results } = await env.DB.prepare('SELECT id FROM comments WHERE site_id = ?1')
    .bind(site.id)
    .all<{ id: number }>()
  await indexComments(testContext(), { siteId: site.id, ids: results.map(({ id }) => id) })
  await dropIndexJobs(site)
}

/** Takes a site's waiting index jobs away: who drains the shared table later need not do them all. */
export async function dropIndexJobs(site: Site): Promise<void> {
  await env.DB.prepare("DELETE FROM jobs WHERE kind = 'comments.index' AND payload LIKE ?1")
    .bind(`%"${site.id}"%`)
    .run()
}
