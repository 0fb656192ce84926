import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'

/** A link decides its one comment for a week; later the desk does. */
export const DECIDE_LINK_MS = 7 * DAY_MS

/** The address that lets one person decide one revision of one comment without signing in (M-50, M-51). */
export async function decideUrl(
  ctx: Pick<Ctx, 'config' | 'clock' | 'tokens'>,
  siteId: string,
  comment: { readonly id: number; readonly revision: number },
  personId: number,
): Promise<string> {
  const value = [siteId, comment.id, comment.revision, personId]
  const token = await ctx.tokens.sign('moderate', value, ctx.clock.now() + DECIDE_LINK_MS)
  return `${ctx.config.publicUrl}/moderate/${token}`
}
