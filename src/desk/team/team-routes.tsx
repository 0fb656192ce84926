import { type Context, Hono } from 'hono'
import { leadToConfirm, requirePerson } from '../../auth/middleware'
import { isFresh } from '../../auth/public'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { findRole, isAllowed } from '../../sites/public'
import {
  ChangeRole,
  changeRole,
  InviteMember,
  inviteMember,
  readTeam,
  removeMember,
  resendInvitation,
  revokeInvitation,
} from '../../team/public'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { TEAM_DONE, TeamMain, type TeamNotes } from './team-page'

/** Who works at a site: `/desk/{site}/team`. */
export const teamDesk = new Hono<MemberEnv>()

teamDesk.use('/:site/team/*', requirePerson, withMembership)

teamDesk.get('/:site/team', permit('team.read'), (c) => showTeam(c))

teamDesk.post('/:site/team/invitations', permit('team.change'), async (c) => {
  const { ctx, site, person, t } = c.var
  const input = await readInput(c)
  try {
    const wish = checkInput(InviteMember, input)
    if (wish.role === 'owner' && !isJustNow(c)) return leadToConfirm(c)
    await inviteMember(ctx, site, person.id, wish, t.locale)
  } catch (error) {
    return showRefused(c, error, { email: textOf(input.email), role: textOf(input.role) })
  }
  return c.redirect(`/desk/${site.id}/team?done=invited`, 303)
})

teamDesk.post('/:site/team/invitations/:id/again', permit('team.change'), async (c) => {
  const { ctx, site, person, t } = c.var
  try {
    await resendInvitation(ctx, site, person.id, idIn(c), t.locale)
  } catch (error) {
    return showRefused(c, error)
  }
  return c.redirect(`/desk/${site.id}/team?done=invited`, 303)
})

teamDesk.post('/:site/team/invitations/:id/revoke', permit('team.change'), async (c) => {
  const { ctx, site, person } = c.var
  await revokeInvitation(ctx, site, person.id, idIn(c))
  return c.redirect(`/desk/${site.id}/team?done=revoked`, 303)
})

teamDesk.post('/:site/team/leave', permit('team.read'), async (c) => {
  const { ctx, site, person, role } = c.var
  if (role === 'owner' && !isJustNow(c)) return leadToConfirm(c)
  try {
    await removeMember(ctx, site, person.id, person.id)
  } catch (error) {
    return showRefused(c, error)
  }
  return c.redirect('/desk/sites?done=left', 303)
})

teamDesk.post('/:site/team/:person/role', permit('team.change'), async (c) => {
  const { ctx, site, person } = c.var
  const personId = idIn(c, 'person')
  const { role } = checkInput(ChangeRole, await readInput(c))
  if ((role === 'owner' || (await isOwner(c, personId))) && !isJustNow(c)) return leadToConfirm(c)
  try {
    await changeRole(ctx, site, person.id, personId, role)
  } catch (error) {
    return showRefused(c, error)
  }
  return c.redirect(`/desk/${site.id}/team?done=role`, 303)
})

teamDesk.post('/:site/team/:person/remove', permit('team.change'), async (c) => {
  const { ctx, site, person } = c.var
  const personId = idIn(c, 'person')
  if ((await isOwner(c, personId)) && !isJustNow(c)) return leadToConfirm(c)
  try {
    await removeMember(ctx, site, person.id, personId)
  } catch (error) {
    return showRefused(c, error)
  }
  return c.redirect(`/desk/${site.id}/team?done=removed`, 303)
})

/** Ownership is given and taken only by who signed in just now (S-41). */
const isJustNow = (c: Context<MemberEnv>) => isFresh(c.var.session, c.var.ctx.clock.now())

const isOwner = async ({ var: { ctx, site } }: Context<MemberEnv>, personId: number) =>
  (await ctx.db.first(findRole(site.id, personId)))?.role === 'owner'

/** What was refused is told on the page itself, with everything that was typed. */
async function showRefused(c: Context<MemberEnv>, error: unknown, typed: TeamNotes['typed'] = {}) {
  if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error
  const { detail, errors } = describeProblem(error, c.var.t)
  return showTeam(c, {
    status: error.status,
    issues: errors ?? [],
    warning: errors ? undefined : detail,
    typed,
  })
}

async function showTeam(c: Context<MemberEnv>, notes: TeamNotes & { readonly status?: number } = {}) {
  const { t, ctx, site, person, role } = c.var
  const mayChange = isAllowed(role, 'team.change')
  const page = (
    <TeamMain
      t={t}
      site={site}
      {...(await readTeam(ctx, site, mayChange))}
      {...notes}
      selfId={person.id}
      mayChange={mayChange}
      mayArchive={isAllowed(role, 'site.archive')}
      now={ctx.clock.now()}
      done={TEAM_DONE.find((done) => done === c.req.query('done'))}
    />
  )
  const title = `${notes.issues?.length ? `${t('page.error-prefix')} ` : ''}${t('desk.nav-team')}`
  return show(c, 'team', title, page, notes.status)
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
