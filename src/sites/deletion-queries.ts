import { statement } from '../platform/sql'

export interface DeletionRow {
  readonly site_id: string
  readonly id: number
  readonly asked_by: number
  readonly erase_at: number
  readonly begun_at: number | null
}

/** A site by its owner, archived or not, and whether it is to be deleted. */
export const findOwned = statement<
  {
    readonly id: string
    readonly name: string
    readonly settings: string
    readonly archived_at: number | null
    readonly erase_at: number | null
  },
  [siteId: string, personId: number]
>(
  'sites.find-owned',
  `SELECT s.id, s.name, s.settings, s.archived_at, d.erase_at
   FROM members m CROSS JOIN sites s ON s.id = m.site_id LEFT JOIN site_deletions d ON d.site_id = s.id
   WHERE m.site_id = ?1 AND m.person_id = ?2 AND m.role = 'owner'`,
)

/** One wish for a site at a time, by an owner of this very moment. */
export const insertDeletion = statement<
  never,
  [siteId: string, id: number, personId: number, now: number, eraseAt: number]
>(
  'sites.insert-deletion',
  `INSERT INTO site_deletions (site_id, id, asked_by, asked_at, erase_at)
   SELECT site_id, ?2, person_id, ?4, ?5 FROM members WHERE site_id = ?1 AND person_id = ?3 AND role = 'owner'
   ON CONFLICT DO NOTHING`,
)

export const findDeletion = statement<DeletionRow & { readonly name: string }, [siteId: string]>(
  'sites.find-deletion',
  `SELECT d.site_id, d.id, d.asked_by, d.erase_at, d.begun_at, s.name
   FROM site_deletions d CROSS JOIN sites s ON s.id = d.site_id WHERE d.site_id = ?1`,
)

/** Called back by an owner, as long as nothing is gone. */
export const dropDeletion = statement<never, [siteId: string, personId: number]>(
  'sites.drop-deletion',
  `DELETE FROM site_deletions WHERE site_id = ?1 AND begun_at IS NULL
   AND EXISTS (SELECT 1 FROM members WHERE site_id = ?1 AND person_id = ?2 AND role = 'owner')`,
)

/** From here on there is no way back. A second run of the same job finds it begun and goes on. */
export const beginDeletion = statement<
  { readonly begun_at: number },
  [siteId: string, id: number, now: number]
>(
  'sites.begin-deletion',
  `UPDATE site_deletions SET begun_at = coalesce(begun_at, ?3) WHERE site_id = ?1 AND id = ?2 AND erase_at <= ?3
   RETURNING begun_at`,
)

/** Nightly: what is due for a day already has lost its job on the way. */
export const listOverdueDeletions = statement<
  { readonly site_id: string; readonly id: number },
  [dueBefore: number]
>('sites.list-overdue-deletions', 'SELECT site_id, id FROM site_deletions WHERE erase_at < ?1')

/** The last that goes, in one batch: afterwards the word is free. */
export const eraseMembers = statement<never, [siteId: string]>(
  'sites.erase-members',
  'DELETE FROM members WHERE site_id = ?1',
)
export const eraseSiteRow = statement<never, [siteId: string]>(
  'sites.erase-site',
  'DELETE FROM sites WHERE id = ?1',
)
export const endDeletion = statement<never, [siteId: string]>(
  'sites.end-deletion',
  'DELETE FROM site_deletions WHERE site_id = ?1',
)
