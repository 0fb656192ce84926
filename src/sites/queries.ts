import { statement } from '../platform/sql'
import type { Notices } from './notice-queries'

export interface SiteRow {
  readonly id: string
  readonly name: string
  readonly settings: string
}

export const findSite = statement<SiteRow, [id: string]>(
  'sites.find',
  'SELECT id, name, settings FROM sites WHERE id = ?1 AND archived_at IS NULL',
)

export const insertSite = statement<never, [id: string, name: string, settings: string, createdAt: number]>(
  'sites.insert',
  'INSERT INTO sites (id, name, settings, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING',
)

export const insertMember = statement<
  never,
  [siteId: string, personId: number, role: Role, createdAt: number]
>(
  'sites.insert-member',
  'INSERT INTO members (site_id, person_id, role, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING',
)

export type Role = 'owner' | 'moderator' | 'reader'

/** The sites a person may enter: one row, however many (0038_person_sites.sql). It is taken apart by ownSites(), since SQLite would count each again. */
export const findSitesOf = statement<{ readonly sites: string }, [personId: number]>(
  'sites.find-of-person',
  'SELECT sites FROM person_sites WHERE person_id = ?1',
)

/** The same with one site of any name, if it is in sight: whether it is the person's, the list says. Two rows, for every page of a site's desk. */
export const findSiteOf = statement<
  { readonly sites: string } & { readonly [Name in keyof SiteRow]: SiteRow[Name] | null },
  [personId: number, siteId: string]
>(
  'sites.find-with-list',
  `SELECT p.sites, s.id, s.name, s.settings FROM person_sites p LEFT JOIN sites s ON s.id = ?2 AND s.archived_at IS NULL
   WHERE p.person_id = ?1`,
)

export interface ModeratorRow {
  readonly person_id: number
  readonly email: string
  readonly notices: Notices
}

/** Who may decide, and how they want to be told of what waits. */
export const listModerators = statement<ModeratorRow, [siteId: string]>(
  'sites.list-moderators',
  `SELECT m.person_id, p.email, m.notices FROM members m CROSS JOIN people p ON p.id = m.person_id
   WHERE m.site_id = ?1 AND m.role IN ('owner', 'moderator')`,
)

/** Whom a site belongs to. */
export const listOwners = statement<{ readonly email: string }, [siteId: string]>(
  'sites.list-owners',
  `SELECT p.email FROM members m CROSS JOIN people p ON p.id = m.person_id WHERE m.site_id = ?1 AND m.role = 'owner'`,
)

export interface TeamRow {
  readonly person_id: number
  readonly email: string
  readonly name: string
}

/** Everybody of a site's team: whose names are reserved, and whose addresses may use them. */
export const listTeam = statement<TeamRow, [siteId: string]>(
  'sites.list-team',
  `SELECT m.person_id, p.email, p.name FROM members m CROSS JOIN people p ON p.id = m.person_id WHERE m.site_id = ?1`,
)

/** For mails of several sites. */
export const listSiteNames = statement<Pick<SiteRow, 'id' | 'name'>, [idsJson: string]>(
  'sites.list-names',
  'SELECT s.id, s.name FROM json_each(?1) wanted CROSS JOIN sites s ON s.id = wanted.value',
)

/** Every site in the order of ids, for work that goes through all of them by the clock. */
export const listSiteIds = statement<{ readonly id: string }, [afterId: string, limit: number]>(
  'sites.list-ids',
  'SELECT id FROM sites WHERE id > ?1 AND archived_at IS NULL ORDER BY id LIMIT ?2',
)

/** A member's role, for whoever acts without a desk page: links from mails, jobs. */
export const findRole = statement<{ readonly role: Role }, [siteId: string, personId: number]>(
  'sites.find-role',
  'SELECT role FROM members WHERE site_id = ?1 AND person_id = ?2',
)

/** Only if something differs: saving the same form twice leaves no trace in the log. */
export const updateSite = statement<never, [id: string, name: string, settings: string]>(
  'sites.update',
  'UPDATE sites SET name = ?2, settings = ?3 WHERE id = ?1 AND (name <> ?2 OR settings <> ?3)',
)
