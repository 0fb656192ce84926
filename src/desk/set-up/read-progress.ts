import { DAY_MS } from '../../kernel/time'
import { countDays } from '../../mail/public'
import { readFigures } from '../../moderation/public'
import type { Ctx } from '../../platform/context'
import { listTeam, type Site } from '../../sites/public'

/** What is done of what a new site needs. */
export interface Progress {
  readonly origins: boolean
  /** Somebody besides the one who looks may decide. Nobody has to. */
  readonly team: number
  /** A mail went out in the last thirty days. */
  readonly mail: boolean
  /** Somebody has written: then the code works. */
  readonly comments: boolean
}

/** How far the setting up of a site has come, read from what is there: nothing has to be ticked off. */
export async function readProgress(ctx: Pick<Ctx, 'db' | 'clock'>, site: Site): Promise<Progress> {
  const [team, mails] = await ctx.db.batch([
    listTeam(site.id),
    countDays(site.id, Math.floor(ctx.clock.now() / DAY_MS) - 30),
  ])
  const { waiting, days, today } = await readFigures(ctx, site)
  return {
    origins: site.settings.origins.length > 0,
    team: team.rows.length,
    mail: mails.rows.some(({ state, count }) => state === 'sent' && count > 0),
    comments: waiting.count > 0 || today.decided > 0 || days.some(({ decided }) => decided > 0),
  }
}
