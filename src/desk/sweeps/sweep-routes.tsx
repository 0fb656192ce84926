import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { authorize } from '../../sites/public'
import {
  countSweep,
  readSweep,
  resumeSweep,
  StartSweep,
  SweepAsked,
  startSweep,
  stopSweep,
  undoSweep,
} from '../../sweeps/public'
import { idIn } from '../../web/id-in'
import { checkInput, readInput, readQuery } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { NewSweepMain, SweepMain } from './sweep-page'

/** One decision about all that match: `/desk/{site}/sweeps`. Counted first, confirmed, and then made in the background. */
export const sweepsDesk = new Hono<MemberEnv>()

sweepsDesk.use('/:site/sweeps/*', requirePerson, withMembership)

sweepsDesk.get('/:site/sweeps/new', permit('comments.moderate'), async (c) => {
  const { ctx, site, person, role, t } = c.var
  const asked = checkInput(SweepAsked, readQuery(c))
  if (asked.address) authorize(role, 'comments.read-address')
  const counted = await countSweep(ctx, site, person.id, asked)
  return show(
    c,
    'queue',
    t('desk.sweep-title'),
    <NewSweepMain t={t} site={site} asked={asked} counted={counted} />,
  )
})

sweepsDesk.post('/:site/sweeps', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = await startSweep(ctx, site, person.id, checkInput(StartSweep, await readInput(c)))
  return c.redirect(sweepPath(site.id, id), 303)
})

sweepsDesk.get('/:site/sweeps/:id', permit('comments.moderate'), async (c) => {
  const { ctx, site, person, role, t } = c.var
  const sweep = await readSweep(ctx, site, idIn(c))
  const view = {
    site,
    sweep,
    now: ctx.clock.now(),
    mayUndo: sweep.personId === person.id || role === 'owner',
  }
  return show(c, 'queue', t('desk.sweep-title'), <SweepMain t={t} view={view} />)
})

sweepsDesk.post('/:site/sweeps/:id/stop', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  await stopSweep(ctx, site, person.id, id)
  return c.redirect(sweepPath(site.id, id), 303)
})

/** One that was stopped, or stands still, goes on. */
sweepsDesk.post('/:site/sweeps/:id/resume', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  await resumeSweep(ctx, site, person.id, id)
  return c.redirect(sweepPath(site.id, id), 303)
})

sweepsDesk.post('/:site/sweeps/:id/undo', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  try {
    await undoSweep(ctx, site, person.id, id)
  } catch (error) {
    // The page says how far it is: that is the answer.
    if (!(error instanceof AppError) || error.status !== 409) throw error
  }
  return c.redirect(sweepPath(site.id, id), 303)
})

const sweepPath = (siteId: string, id: number): string => `/desk/${siteId}/sweeps/${id}`
