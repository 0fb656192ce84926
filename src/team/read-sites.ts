import type { Person } from '../auth/public'
import type { Ctx } from '../platform/context'
import { type ArchivedRow, listArchivedOf, listSitesOf, type Role, type Site, toSite } from '../sites/public'
import { listInvitationsOf, type OpenInvitation } from './queries'

/** Everything a person could go to: sites, invitations that wait for them, and archived sites they own. One round trip. */
export async function readSites(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  person: Person,
): Promise<{
  readonly sites: readonly (Site & { readonly role: Role })[]
  readonly invitations: readonly OpenInvitation[]
  readonly archived: readonly ArchivedRow[]
}> {
  const [sites, invitations, archived] = await ctx.db.batch([
    listSitesOf(person.id),
    listInvitationsOf(person.email, ctx.clock.now()),
    listArchivedOf(person.id),
  ])
  return {
    sites: sites.rows.map((row) => ({ ...toSite(row), role: row.role })),
    invitations: invitations.rows,
    archived: archived.rows,
  }
}
