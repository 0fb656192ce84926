import { env } from 'cloudflare:workers'
import type { Site } from '../../src/sites/public'

/** What readers' requests write into, besides jobs. */
const TABLES = ['comments', 'threads', 'audit', 'followers'] as const

/**
 * Does something, and says in which tables of a site it wrote; new jobs count. Not the whole database is compared: the Worker's queue runs while a test does,
 * and works off what other tests left.
 */
export async function changedBy(site: Site, act: () => Promise<unknown>): Promise<readonly string[]> {
  const look = async () => {
    const answers = await env.DB.batch<{ id: number }>([
      ...TABLES.map((table) => env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?1`).bind(site.id)),
      env.DB.prepare(`SELECT id FROM jobs WHERE payload ->> 'siteId' = ?1`).bind(site.id),
    ])
    return { rows: answers.map(({ results }) => JSON.stringify(results)), jobs: answers.at(-1)!.results }
  }
  const before = await look()
  await act()
  const after = await look()
  const known = new Set(before.jobs.map(({ id }) => id))
  return [
    ...TABLES.filter((_, at) => before.rows[at] !== after.rows[at]),
    ...(after.jobs.some(({ id }) => !known.has(id)) ? ['jobs'] : []),
  ]
}
