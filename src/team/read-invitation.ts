import { findPersonByEmail, type Person } from '../auth/public'
import { maskEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import type { Role } from '../sites/public'
import { findByToken, type OpenInvitation } from './queries'

export interface Invitation {
  readonly siteId: string
  readonly siteName: string
  readonly role: Role
  readonly by: string
  /** Masked: the page may be seen over a shoulder. */
  readonly email: string
  /**
   * What opens it: `join`, whoever looks is the one who was asked; `new`, the mail itself, because nobody has this address yet;
   * `sign-in`, a sign-in first, because somebody has; `other`, not the person who is signed in here.
   */
  readonly wayIn: 'join' | 'new' | 'sign-in' | 'other'
}

export type ReadInvitation =
  | { readonly state: 'good'; readonly invitation: Invitation; readonly row: OpenInvitation }
  | { readonly state: 'over' | 'unknown' }

/**
 * What the link of an invitation is about. Changes nothing: mail scanners open it first (S-20).
 * @param person who is signed in where it was opened, if somebody is
 */
export async function readInvitation(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  token: string,
  person: Person | undefined,
): Promise<ReadInvitation> {
  const row = await ctx.db.first(findByToken(await sha256(token)))
  if (!row) return { state: 'unknown' }
  if (row.expires_at <= ctx.clock.now()) return { state: 'over' }
  return {
    state: 'good',
    row,
    invitation: {
      siteId: row.site_id,
      siteName: row.site_name,
      role: row.role,
      by: row.by_name ?? '',
      email: maskEmail(row.email),
      wayIn: await wayOf(ctx, row, person),
    },
  }
}

async function wayOf(
  ctx: Pick<Ctx, 'db'>,
  row: OpenInvitation,
  person: Person | undefined,
): Promise<Invitation['wayIn']> {
  if (person) return person.email === row.email ? 'join' : 'other'
  return (await ctx.db.first(findPersonByEmail(row.email))) ? 'sign-in' : 'new'
}
