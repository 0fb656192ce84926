import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { requireFresh, requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { isoDay } from '../../kernel/time'
import { exportLog, ReadLog, readLog } from '../../moderation/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed, listTeam } from '../../sites/public'
import { describeProblem } from '../../web/on-error'
import { checkInput, readQuery } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { type AskedLog, LogMain } from './log-page'

/** Who did what at a site: `/desk/{site}/log`, and as a file. */
export const logDesk = new Hono<MemberEnv>()

logDesk.use('/:site/log', requirePerson, withMembership)
logDesk.use('/:site/log.csv', requirePerson, withMembership)

logDesk.get('/:site/log', permit('log.read'), async (c) => {
  const { t, ctx, site, role } = c.var
  const typed = readQuery(c)
  const text = (name: keyof AskedLog) => (typeof typed[name] === 'string' ? typed[name] : '')
  const asked: AskedLog = {
    who: text('who'),
    area: text('area'),
    comment: text('comment'),
    from: text('from'),
    to: text('to'),
  }
  const team = await ctx.db.all(listTeam(site.id))
  const view = { site, asked, team, now: ctx.clock.now(), mayExport: isAllowed(role, 'log.export') }
  try {
    const page = await readLog(ctx, site, checkInput(ReadLog, typed))
    return show(c, 'log', t('desk.nav-log'), <LogMain t={t} view={{ ...view, page }} />)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const { errors: issues } = describeProblem(error, t)
    const title = `${t('page.error-prefix')} ${t('desk.nav-log')}`
    return show(c, 'log', title, <LogMain t={t} view={{ ...view, issues }} />, 422)
  }
})

logDesk.get('/:site/log.csv', permit('log.export'), requireFresh, (c) => {
  const { ctx, site } = c.var
  const asked = checkInput(ReadLog, readQuery(c))
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${site.id}-log-${isoDay(ctx.clock.now())}.csv"`)
  return stream(c, async (file) => {
    for await (const lines of exportLog(ctx, site, asked)) await file.write(lines)
  })
})
