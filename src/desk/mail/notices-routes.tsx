import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { NoticesForm } from '../../moderation/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { findNotices, setNotices } from '../../sites/public'
import { checkInput, readInput } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { NoticesMain } from './notices-page'

/** A moderator's own notices: `/desk/{site}/notices`. */
export const noticesDesk = new Hono<MemberEnv>()

noticesDesk.use('/:site/notices', requirePerson, withMembership)

noticesDesk.get('/:site/notices', permit('comments.moderate'), async (c) => {
  const { t, ctx, site, person } = c.var
  const stored = await ctx.db.first(findNotices(site.id, person.id))
  return show(
    c,
    'notices',
    t('desk.nav-notices'),
    <NoticesMain
      t={t}
      site={site}
      notices={stored?.notices ?? 'gathered'}
      saved={c.req.query('saved') === '1'}
    />,
  )
})

noticesDesk.post('/:site/notices', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const { notices } = checkInput(NoticesForm, await readInput(c))
  await ctx.db.run(setNotices(site.id, person.id, notices))
  return c.redirect(`/desk/${site.id}/notices?saved=1`, 303)
})
