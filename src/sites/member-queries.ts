import { statement } from '../platform/sql'
import type { Role } from './queries'

export interface MemberRow {
  readonly person_id: number
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly created_at: number
}

/** A team with its roles: as many rows as it has people. */
export const listMembers = statement<MemberRow, [siteId: string]>(
  'sites.list-members',
  `SELECT m.person_id, p.email, p.name, m.role, m.created_at FROM members m CROSS JOIN people p ON p.id = m.person_id
   WHERE m.site_id = ?1`,
)

/** Right behind what must have happened first: nobody joins by an invitation that is gone. */
export const insertMemberIfChanged = statement<
  never,
  [siteId: string, personId: number, role: Role, createdAt: number]
>(
  'sites.insert-member-if-changed',
  `INSERT INTO members (site_id, person_id, role, created_at)
   SELECT ?1, ?2, ?3, ?4 WHERE changes() > 0 ON CONFLICT DO NOTHING`,
)

/**
 * The whole rule in the statement that acts (C8): the actor is an owner at this very moment, and the last owner stays one. Of two owners
 * who demote each other at once, the second finds themselves no owner any more.
 */
export const changeMemberRole = statement<
  never,
  [siteId: string, personId: number, role: Role, actorId: number]
>(
  'sites.change-member-role',
  `UPDATE members SET role = ?3 WHERE site_id = ?1 AND person_id = ?2 AND role <> ?3
   AND EXISTS (SELECT 1 FROM members WHERE site_id = ?1 AND person_id = ?4 AND role = 'owner')
   AND (role <> 'owner' OR (SELECT COUNT(*) FROM members WHERE site_id = ?1 AND role = 'owner') > 1)`,
)

/** The same rule; whoever leaves by themselves needs no owner for it. */
export const removeMember = statement<never, [siteId: string, personId: number, actorId: number]>(
  'sites.remove-member',
  `DELETE FROM members WHERE site_id = ?1 AND person_id = ?2
   AND (person_id = ?3 OR EXISTS (SELECT 1 FROM members WHERE site_id = ?1 AND person_id = ?3 AND role = 'owner'))
   AND (role <> 'owner' OR (SELECT COUNT(*) FROM members WHERE site_id = ?1 AND role = 'owner') > 1)`,
)
