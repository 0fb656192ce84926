import { STOP, statement } from '../platform/sql'
import type { Role } from '../sites/public'

export interface InvitationRow {
  readonly id: number
  readonly email: string
  readonly role: Role
  readonly mailed_at: number
  readonly expires_at: number
}

/** Who was asked and has not answered. */
export const listInvitations = statement<InvitationRow, [siteId: string]>(
  'team.list-invitations',
  'SELECT id, email, role, mailed_at, expires_at FROM invitations WHERE site_id = ?1 ORDER BY id',
)

/**
 * Asks somebody who is not on the team, or asks them again in another role, not sooner than a while after the last mail. Counts and inserts
 * in one statement, so that no two at once are both the last one allowed.
 */
export const putInvitation = statement<
  never,
  [
    siteId: string,
    id: number,
    email: string,
    role: Role,
    invitedBy: number,
    now: number,
    expiresAt: number,
    mailedBefore: number,
    most: number,
  ]
>(
  'team.put-invitation',
  `INSERT INTO invitations (site_id, id, email, role, invited_by, created_at, mailed_at, expires_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7
   WHERE NOT EXISTS (
     SELECT 1 FROM people p CROSS JOIN members m ON m.site_id = ?1 AND m.person_id = p.id WHERE p.email = ?3
   ) AND (SELECT COUNT(*) FROM invitations WHERE site_id = ?1 AND email <> ?3) < ?9
   ON CONFLICT (email, site_id) DO UPDATE
   SET role = ?4, invited_by = ?5, mailed_at = ?6, expires_at = ?7, token_hash = NULL WHERE mailed_at <= ?8`,
)

/** A new mail: the link in the old one ends with it. */
export const renewInvitation = statement<
  { readonly email: string; readonly role: Role },
  [siteId: string, id: number, now: number, expiresAt: number, mailedBefore: number]
>(
  'team.renew-invitation',
  `UPDATE invitations SET mailed_at = ?3, expires_at = ?4, token_hash = NULL
   WHERE site_id = ?1 AND id = ?2 AND mailed_at <= ?5 RETURNING email, role`,
)

export const findInvitation = statement<InvitationRow, [siteId: string, id: number]>(
  'team.find-invitation',
  'SELECT id, email, role, mailed_at, expires_at FROM invitations WHERE site_id = ?1 AND id = ?2',
)

export const deleteInvitation = statement<never, [siteId: string, id: number]>(
  'team.delete-invitation',
  'DELETE FROM invitations WHERE site_id = ?1 AND id = ?2',
)

/** The token is made when the mail is, so that it stands in no job. */
export const giveToken = statement<
  { readonly id: number; readonly role: Role; readonly invited_by: number },
  [email: string, siteId: string, tokenHash: string, now: number]
>(
  'team.give-token',
  `UPDATE invitations SET token_hash = ?3 WHERE email = ?1 AND site_id = ?2 AND expires_at > ?4
   RETURNING id, role, invited_by`,
)

export interface OpenInvitation {
  readonly site_id: string
  readonly id: number
  readonly email: string
  readonly role: Role
  readonly expires_at: number
  readonly site_name: string
  readonly by_name: string | null
}

/** What a link from a mail is about. */
export const findByToken = statement<OpenInvitation, [tokenHash: string]>(
  'team.find-by-token',
  `SELECT i.site_id, i.id, i.email, i.role, i.expires_at, s.name AS site_name, p.name AS by_name
   FROM invitations i CROSS JOIN sites s ON s.id = i.site_id LEFT JOIN people p ON p.id = i.invited_by
   WHERE i.token_hash = ?1 AND s.archived_at IS NULL`,
)

/** What waits for whoever has this address. */
export const listInvitationsOf = statement<OpenInvitation, [email: string, now: number]>(
  'team.list-invitations-of',
  `SELECT i.site_id, i.id, i.email, i.role, i.expires_at, s.name AS site_name, p.name AS by_name
   FROM invitations i CROSS JOIN sites s ON s.id = i.site_id LEFT JOIN people p ON p.id = i.invited_by
   WHERE i.email = ?1 AND i.expires_at > ?2 AND s.archived_at IS NULL`,
)

/** Used up by whoever has the address, in the role it was made for: of two at once one takes it (S-23). */
export const takeInvitation = statement<
  never,
  [siteId: string, id: number, email: string, role: Role, now: number]
>(
  'team.take-invitation',
  `DELETE FROM invitations WHERE site_id = ?1 AND id = ?2 AND email = ?3 AND role = ?4 AND expires_at > ?5`,
)

/** Right behind what must have changed a row: without it nothing of the batch happens. */
export const stopUnlessChanged = statement<never>(
  'team.stop-unless-changed',
  `SELECT CASE WHEN changes() = 0 THEN ${STOP} END`,
)

/** A link that signs in may only make somebody new: who has an account proves themselves first. */
export const stopIfKnown = statement<never, [email: string]>(
  'team.stop-if-known',
  `SELECT ${STOP} FROM people WHERE email = ?1`,
)

/** Nightly. As many as teams wait for, so no index pays for this. */
export const deleteOldInvitations = statement<never, [expiredBefore: number]>(
  'team.delete-old-invitations',
  'DELETE FROM invitations WHERE expires_at < ?1',
)
