import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed } from '../../sites/public'
import { show } from '../queue/show-queue'
import { LimitsMain } from './limits-page'
import { readLimits } from './read-limits'

/** What a day may bring, and has brought: `/desk/{site}/limits`. */
export const limitsDesk = new Hono<MemberEnv>()

limitsDesk.use('/:site/limits', requirePerson, withMembership)

limitsDesk.get('/:site/limits', permit('site.set-up'), async (c) => {
  const { t, ctx, site, role } = c.var
  const room = await readLimits(ctx, site)
  const mayChange = isAllowed(role, 'site.settings')
  return show(c, 'limits', t('limits.title'), <LimitsMain {...{ t, site, room, mayChange }} />)
})
