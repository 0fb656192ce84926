import * as v from 'valibot'
import { createSetUpLink } from '../auth/public'
import type { Ctx } from '../platform/context'
import { allowOrigin, createSite, findSite, insertMember, Settings, type Site, toSite } from '../sites/public'
import { seedComments } from './seed-comments'

export const DEMO_SITE = 'demo'
const OWNER = { email: 'owner@example.org', name: 'The owner' }

/** Where to begin: what `npm start` prints. */
export interface DemoLinks {
  readonly article: string
  /** Signs the demo's owner in, once. */
  readonly desk: string
  readonly outbox: string
}

/**
 * Makes the demo's site, owner and comments unless they are there, and a fresh link for the owner. Started on another port, the articles
 * have another address: their comments are made anew there, and the site takes both.
 * @throws Error without DEMO_ORIGIN: a fault of the command
 */
export async function setUpDemo(ctx: Ctx): Promise<DemoLinks> {
  const origin = ctx.config.demoOrigin
  if (!origin) throw new Error('DEMO_ORIGIN is not set. Start with `npm start`.')
  const row = await ctx.db.first(findSite(DEMO_SITE))
  const known = row && toSite(row)
  if (!known?.settings.origins.includes(origin)) await fill(ctx, known, origin)
  const { personId, url } = await createSetUpLink(ctx, OWNER)
  await ctx.db.run(insertMember(DEMO_SITE, personId, 'owner', ctx.clock.now()))
  return { article: `${origin}/street-lights`, desk: url, outbox: `${ctx.config.publicUrl}/demo/outbox` }
}

/** The site comes last: until it is there, a start that was cut short begins again. */
async function fill(ctx: Ctx, known: Site | undefined, origin: string): Promise<void> {
  const name = 'The Port Ellery Courier'
  const site = known ?? { id: DEMO_SITE, name, settings: v.parse(Settings, {}) }
  await seedComments(ctx, { ...site, settings: { ...site.settings, origins: [origin] } }, origin)
  if (!known) await createSite(ctx, { id: DEMO_SITE, name })
  await allowOrigin(ctx, DEMO_SITE, origin)
}
