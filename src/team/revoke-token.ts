import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { deleteToken } from './token-queries'

/** Ends a token with its next request. @throws team/token-unknown (404), also for one of another site */
export async function revokeToken(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  id: number,
): Promise<void> {
  const { statement } = recordAction(
    ctx,
    { siteId: site.id, actor: `person:${personId}`, action: 'token.revoke', subject: `token:${id}` },
    { onlyIfChanged: true },
  )
  const [deleted] = await ctx.db.batch([deleteToken(site.id, id), statement])
  if (deleted.changes === 0) throw refuse('token-unknown')
}
