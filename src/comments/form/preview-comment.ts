import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import type { PreviewComment } from '../schema'
import { renderMarkdown } from './render-markdown'

/**
 * What a comment would look like: the HTML that posting these words would store, byte for byte (V-18). Writes nothing.
 * @throws web/too-many-requests (429)
 */
export async function previewComment(
  ctx: Pick<Ctx, 'networks' | 'mayProceed'>,
  site: Site,
  { body }: PreviewComment,
): Promise<{ readonly html: string }> {
  // A count of its own: who looks often shall still be able to post.
  const mayProceed = await ctx.mayProceed(`preview:${site.id}:${(await ctx.networks.current()) ?? ''}`)
  if (!mayProceed) throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  return { html: renderMarkdown(body) }
}
