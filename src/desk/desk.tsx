import { Hono } from 'hono'
import { requirePerson } from '../auth/middleware'
import { parseId } from '../kernel/id'
import { type MemberEnv, permit, withMembership } from '../sites/middleware'
import { isAllowed } from '../sites/public'
import { renderDesk } from '../web/desk-page'
import { checkInput, readInput } from '../web/read-input'
import { refuse } from './errors'
import { liftSuppression } from './lift-suppression'
import { type MailDone, MailMain } from './mail-page'
import { frameOf } from './nav'
import { putBackJob } from './put-back-job'
import { readMailRoom } from './read-mail-room'
import { LiftSuppression } from './schema'

/** A site's mail at the desk: `/desk/{site}/mail`. */
export const mailDesk = new Hono<MemberEnv>()

mailDesk.use('/:site/mail/*', requirePerson, withMembership)

const DONE: readonly MailDone[] = ['put-back', 'lift']

mailDesk.get('/:site/mail', permit('mail.read'), async (c) => {
  const { t, ctx, site, person, role, sites } = c.var
  const room = await readMailRoom(ctx, site, c.req.query('after'))
  const frame = frameOf(t, person, { site, role, sites, at: 'mail' })
  return renderDesk(
    c,
    { title: `${t('desk.nav-mail')} · ${site.name}` },
    frame,
    <MailMain
      t={t}
      site={site}
      room={room}
      now={ctx.clock.now()}
      mayLift={isAllowed(role, 'mail.lift')}
      done={DONE.find((done) => done === c.req.query('done'))}
    />,
  )
})

mailDesk.post('/:site/mail/parked/:job', permit('mail.put-back'), async (c) => {
  const { ctx, site, person } = c.var
  const id = parseId(c.req.param('job'))
  if (id === undefined) throw refuse('parked-unknown')
  await putBackJob(ctx, site, person.id, id)
  return c.redirect(`/desk/${site.id}/mail?done=put-back`, 303)
})

mailDesk.post('/:site/mail/lift', permit('mail.lift'), async (c) => {
  const { ctx, site, person } = c.var
  await liftSuppression(ctx, site, person.id, checkInput(LiftSuppression, await readInput(c)))
  return c.redirect(`/desk/${site.id}/mail?done=lift`, 303)
})
