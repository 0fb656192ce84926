import { maskEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { listMembers, type Role, type Site } from '../sites/public'
import { listInvitations } from './queries'

export interface Teammate {
  readonly personId: number
  readonly name: string
  /** As it is to owners, masked to the others. */
  readonly email: string
  readonly role: Role
  readonly since: number
}

export interface Pending {
  readonly id: number
  readonly email: string
  readonly role: Role
  readonly mailedAt: number
  readonly expiresAt: number
}

const RANK: Readonly<Record<Role, number>> = { owner: 0, moderator: 1, reader: 2 }

/** Who is on the team, owners first, and who was asked. One round trip. @param inFull true for who may change it */
export async function readTeam(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  inFull: boolean,
): Promise<{ readonly members: readonly Teammate[]; readonly pending: readonly Pending[] }> {
  const [members, invitations] = await ctx.db.batch([listMembers(site.id), listInvitations(site.id)])
  const address = (email: string) => (inFull ? email : maskEmail(email))
  return {
    members: members.rows
      .map(({ person_id, name, email, role, created_at }) => ({
        personId: person_id,
        name,
        email: address(email),
        role,
        since: created_at,
      }))
      .sort((a, b) => RANK[a.role] - RANK[b.role] || a.since - b.since),
    pending: inFull
      ? invitations.rows.map(({ id, email, role, mailed_at, expires_at }) => ({
          id,
          email,
          role,
          mailedAt: mailed_at,
          expiresAt: expires_at,
        }))
      : [],
  }
}
