import { Hono } from 'hono'
import { isoTime } from '../../kernel/time'
import {
  countSweep,
  readSweep,
  resumeSweep,
  StartSweep,
  type Sweep,
  SweepAsked,
  startSweep,
  stopSweep,
  undoSweep,
} from '../../sweeps/public'
import { needs, type TokenEnv, withToken } from '../../team/middleware'
import { refuse as refuseScope } from '../../team/public'
import { idIn } from '../../web/id-in'
import { checkInput, readInput } from '../../web/read-input'

/** Bulk beyond the page, for scripts: `/v1/desk/{site}/sweeps`. The same two steps: count, then confirm what was counted. */
export const sweepsApi = new Hono<TokenEnv>()

sweepsApi.use('/:site/sweeps/*', withToken)

/** Writes nothing; POST because what is asked may hold an address, and addresses stay out of logs of URLs. */
sweepsApi.post('/:site/sweeps/count', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId, may } = c.var
  const asked = checkInput(SweepAsked, await readInput(c))
  if (asked.address && !may.has('comments.read-address'))
    throw refuseScope('scope-missing', { params: { permission: 'comments.read-address' } })
  return c.json(await countSweep(ctx, site, personId, asked))
})

sweepsApi.post('/:site/sweeps', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = await startSweep(ctx, site, personId, checkInput(StartSweep, await readInput(c)))
  return c.json(sweepJson(await readSweep(ctx, site, id)), 202)
})

sweepsApi.get('/:site/sweeps/:id', needs('comments.moderate'), async (c) =>
  c.json(sweepJson(await readSweep(c.var.ctx, c.var.site, idIn(c)))),
)

sweepsApi.post('/:site/sweeps/:id/stop', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = idIn(c)
  await stopSweep(ctx, site, personId, id)
  return c.json(sweepJson(await readSweep(ctx, site, id)))
})

sweepsApi.post('/:site/sweeps/:id/resume', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = idIn(c)
  await resumeSweep(ctx, site, personId, id)
  return c.json(sweepJson(await readSweep(ctx, site, id)), 202)
})

sweepsApi.post('/:site/sweeps/:id/undo', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = idIn(c)
  await undoSweep(ctx, site, personId, id)
  return c.json(sweepJson(await readSweep(ctx, site, id)), 202)
})

const sweepJson = ({ id, personId: _, startedAt, endedAt, ...sweep }: Sweep) => ({
  id: String(id),
  ...sweep,
  startedAt: isoTime(startedAt),
  endedAt: endedAt === null ? null : isoTime(endedAt),
})
