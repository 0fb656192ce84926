import * as v from 'valibot'
import type { Ctx } from '../platform/context'
import { insertSite } from './queries'
import { Settings } from './settings'
import { RESERVED_IDS, SITE_ID, type Site } from './site'

/**
 * Makes a site if there is none of that id; an existing one is left as it is.
 * @throws Error for an id that cannot stand in an address: a fault of the caller's code or command, not of a visitor
 */
export async function createSite(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: { readonly id: string; readonly name: string; readonly settings?: v.InferInput<typeof Settings> },
): Promise<Site> {
  if (!SITE_ID.test(site.id))
    throw new Error(`"${site.id}" is no site id: use a–z, 0–9 and "-", at most 32 characters`)
  if (RESERVED_IDS.has(site.id))
    throw new Error(`"${site.id}" is an address of Afterword itself: use another id`)
  const settings = v.parse(Settings, site.settings ?? {})
  await ctx.db.run(insertSite(site.id, site.name, JSON.stringify(settings), ctx.clock.now()))
  return { id: site.id, name: site.name, settings }
}
