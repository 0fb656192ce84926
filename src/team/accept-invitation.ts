import { recordAction } from '../audit/public'
import { insertPerson, type Person, type SessionStart, sessionStart } from '../auth/public'
import type { Ctx } from '../platform/context'
import { isStop } from '../platform/sql'
import { insertMemberIfChanged } from '../sites/public'
import { refuse } from './errors'
import {
  listInvitationsOf,
  type OpenInvitation,
  stopIfKnown,
  stopUnlessChanged,
  takeInvitation,
} from './queries'
import { readInvitation } from './read-invitation'

type JoinCtx = Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens'>

/** The statements that make somebody of the team. */
function joining(ctx: JoinCtx, row: OpenInvitation, personId: number) {
  const now = ctx.clock.now()
  const { statement } = recordAction(ctx, {
    siteId: row.site_id,
    actor: `person:${personId}`,
    action: 'member.join',
    subject: `person:${personId}`,
    after: { role: row.role },
  })
  return {
    take: takeInvitation(row.site_id, row.id, row.email, row.role, now),
    join: insertMemberIfChanged(row.site_id, personId, row.role, now),
    log: statement,
  }
}

/**
 * Joins by who one is: the invitation must be for the address that is signed in. Once, however many try at the same moment.
 * @returns the site
 * @throws team/invitation-unknown (404), also for one of somebody else
 */
export async function acceptInvitation(ctx: JoinCtx, person: Person, siteId: string): Promise<string> {
  const open = await ctx.db.all(listInvitationsOf(person.email, ctx.clock.now()))
  const row = open.find(({ site_id }) => site_id === siteId)
  if (!row) throw refuse('invitation-unknown')
  const { take, join, log } = joining(ctx, row, person.id)
  try {
    await ctx.db.batch([take, stopUnlessChanged(), join, log])
  } catch (error) {
    if (isStop(error)) throw refuse('invitation-unknown', {}, { cause: error })
    throw error
  }
  return row.site_id
}

/**
 * Joins by the mail alone: for an address nobody has yet, the link proves the mailbox as a sign-in link does, and there is no account that it
 * could open. Makes the person, the membership and a session in one transaction.
 * @returns the site, who it is, and the cookie's value
 * @throws team/invitation-unknown (404); team/sign-in-first (403) where somebody has the address: a link that lives for days must not be
 *   a key to what they can reach elsewhere
 */
export async function joinAsNewPerson(
  ctx: JoinCtx,
  token: string,
  start: Omit<SessionStart, 'method'>,
): Promise<{ readonly siteId: string; readonly personId: number; readonly token: string }> {
  const found = await readInvitation(ctx, token, undefined)
  if (found.state !== 'good') throw refuse('invitation-unknown')
  const { row, invitation } = found
  if (invitation.wayIn !== 'new') throw refuse('sign-in-first')
  const personId = ctx.newId()
  const { take, join, log } = joining(ctx, row, personId)
  const session = await sessionStart(ctx, personId, { ...start, method: 'link', notice: undefined })
  try {
    await ctx.db.batch([
      stopIfKnown(row.email),
      take,
      stopUnlessChanged(),
      insertPerson(personId, row.email, '', ctx.clock.now()),
      join,
      log,
      ...session.statements,
    ])
  } catch (error) {
    if (isStop(error)) throw refuse('invitation-unknown', {}, { cause: error })
    throw error
  }
  return { siteId: row.site_id, personId, token: session.token }
}
