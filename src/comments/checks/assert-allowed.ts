import type { Ctx } from '../../platform/context'
import { allowsOrigin, type Site } from '../../sites/public'
import { refuse } from '../errors'

/**
 * A site carries threads of pages of its own origins alone; whoever owns it is told where to add one (E-04).
 * @throws comments/page-not-allowed (422)
 */
export function assertAllowed(ctx: Pick<Ctx, 'config'>, site: Site, origin: string): void {
  const { publicUrl } = ctx.config
  if (allowsOrigin(site, origin, publicUrl)) return
  const settings = `${publicUrl}/desk/${site.id}/settings`
  throw refuse('page-not-allowed', { params: { origin, site: site.id, settings } })
}
