import type { Ctx } from '../../platform/context'

/**
 * Where an author looks up what became of a comment. What opens it stands behind the `#`: browsers send that to nobody, so it is in no log and no
 * Referer (S-26, S-27); the page's script hands it over in the body of a POST. It shows and can change nothing, unlike the token on the device.
 */
export async function statusLink(
  ctx: Pick<Ctx, 'tokens' | 'config'>,
  siteId: string,
  id: number,
): Promise<string> {
  return `${ctx.config.publicUrl}/${siteId}/comments/${id}/status#${await statusToken(ctx, siteId, id)}`
}

/** Opens the status page of one comment and nothing else. */
export const statusToken = (ctx: Pick<Ctx, 'tokens'>, siteId: string, id: number): Promise<string> =>
  ctx.tokens.sign('status', [siteId, id], 0)
