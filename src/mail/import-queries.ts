import { statement } from '../platform/sql'

/** Of many addresses those that get no mail of a site: a row each and one for each reason. */
export const listSuppressedAmong = statement<
  { readonly address_hash: string },
  [siteId: string, hashesJson: string]
>(
  'mail.list-suppressed-among',
  `SELECT DISTINCT p.address_hash FROM json_each(?2) wanted CROSS JOIN suppressions p
   ON p.address_hash = wanted.value AND p.site_id IN (?1, '*') WHERE p.lifted_at IS NULL`,
)

/** What a file says of addresses stops mail of its site only: other sites did not import it. `rowsJson`: [hash, reason, at]. */
export const insertSuppressions = statement<never, [siteId: string, rowsJson: string]>(
  'mail.insert-suppressions',
  `INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at)
   SELECT wanted.value ->> 0, ?1, wanted.value ->> 1, 'import', ?1, wanted.value ->> 2 FROM json_each(?2) wanted WHERE true
   ON CONFLICT DO NOTHING`,
)

/** With the run that brought them. */
export const deleteImportedSuppressions = statement<never, [siteId: string, hashesJson: string]>(
  'mail.delete-imported-suppressions',
  `DELETE FROM suppressions WHERE site_id = ?1 AND source = 'import'
     AND address_hash IN (SELECT value FROM json_each(?2) wanted)`,
)
