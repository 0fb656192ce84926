import { statement } from '../../platform/sql'

/** Once for each address of a site: the first time is what is kept. */
export const insertHeld = statement<never, [siteId: string, addressHash: string, heldAt: number]>(
  'mail.insert-held',
  'INSERT INTO held_addresses (site_id, address_hash, held_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING',
)

export interface HeldRow {
  readonly mark: string
  readonly held_at: number
}

/** Those that are still held by what happened elsewhere. In the order of the key: a mark says nothing that one could sort by. */
export const listHeld = statement<HeldRow, [siteId: string, limit: number]>(
  'mail.list-held',
  `SELECT substr(address_hash, 1, 8) AS mark, held_at FROM held_addresses AS held
   WHERE site_id = ?1 AND EXISTS (
     SELECT 1 FROM suppressions AS s
     WHERE s.address_hash = held.address_hash AND s.site_id = '*' AND s.by_site <> ?1 AND s.lifted_at IS NULL)
   ORDER BY address_hash LIMIT ?2`,
)
