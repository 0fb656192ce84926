import type { Person } from '../auth/public'
import type { Ctx } from '../platform/context'
import { type ArchivedRow, findSitesOf, listArchivedOf, type OwnSite, ownSites } from '../sites/public'
import { listInvitationsOf, type OpenInvitation } from './queries'

/** Everything a person could go to: sites, invitations that wait for them, and archived sites they own. One round trip. */
export async function readSites(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  person: Person,
): Promise<{
  readonly sites: readonly OwnSite[]
  readonly invitations: readonly OpenInvitation[]
  readonly archived: readonly ArchivedRow[]
}> {
  const [sites, invitations, archived] = await ctx.db.batch([
    findSitesOf(person.id),
    listInvitationsOf(person.email, ctx.clock.now()),
    listArchivedOf(person.id),
  ])
  return {
    sites: ownSites(sites.rows),
    invitations: invitations.rows,
    archived: archived.rows,
  }
}
