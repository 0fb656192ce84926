import { type Context, Hono } from 'hono'
import { sessionStartOf, type VisitorEnv, welcome, withPerson } from '../../auth/middleware'
import { acceptInvitation, joinAsNewPerson, readInvitation } from '../../team/public'
import { renderDoor } from '../../web/desk-page'
import { InvitationPage, InvitationProblem } from './invite-page'

/** What the mail of an invitation opens: GET shows, POST joins. Below `/desk`. */
export const invitations = new Hono<VisitorEnv>()

invitations.get('/invite/:token', withPerson, async (c) => {
  const { t, ctx, person } = c.var
  const found = await readInvitation(ctx, c.req.param('token'), person)
  if (found.state !== 'good') return showProblem(c, found.state)
  const title = t('team.invite-page-title', { site: found.invitation.siteName })
  return renderDoor(c, { title }, <InvitationPage t={t} invitation={found.invitation} />)
})

invitations.post('/invite/:token', withPerson, async (c) => {
  const { ctx, person } = c.var
  const token = c.req.param('token')
  const found = await readInvitation(ctx, token, person)
  if (found.state !== 'good') return showProblem(c, found.state)
  const { invitation } = found
  if (person && invitation.wayIn === 'join') {
    await acceptInvitation(ctx, person, invitation.siteId)
    return c.redirect(`/desk/${invitation.siteId}/team?done=joined`, 303)
  }
  if (invitation.wayIn !== 'new') {
    return renderDoor(
      c,
      { title: c.var.t('team.invite-page-title', { site: invitation.siteName }), status: 403 },
      <InvitationPage t={c.var.t} invitation={invitation} />,
    )
  }
  await welcome(c, await joinAsNewPerson(ctx, token, sessionStartOf(c)))
  // First the name: until then the team and the log know only an address.
  return c.redirect('/desk/account?done=joined', 303)
})

function showProblem(c: Context<VisitorEnv>, state: 'over' | 'unknown') {
  const status = state === 'over' ? 410 : 403
  return renderDoor(
    c,
    { title: c.var.t(`team.invite-${state}-title`), status },
    <InvitationProblem t={c.var.t} state={state} />,
  )
}
