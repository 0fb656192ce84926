import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { readFigures } from '../../moderation/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed } from '../../sites/public'
import { checkInput, readQuery } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { ShowOverview } from '../schema'
import { OverviewMain } from './overview-page'

/** How a site's moderation is doing: `/desk/{site}/overview`. */
export const overviewDesk = new Hono<MemberEnv>()

overviewDesk.use('/:site/overview', requirePerson, withMembership)

overviewDesk.get('/:site/overview', permit('comments.read'), async (c) => {
  const { t, ctx, site, role } = c.var
  const { days } = checkInput(ShowOverview, readQuery(c))
  const figures = await readFigures(ctx, site, days)
  const page = (
    <OverviewMain
      t={t}
      site={site}
      figures={figures}
      span={days}
      now={ctx.clock.now()}
      mayReadLog={isAllowed(role, 'log.read')}
      mayExport={isAllowed(role, 'comments.export')}
    />
  )
  return show(c, 'overview', t('desk.nav-overview'), page)
})
