import { statement } from '../../platform/sql'

export interface LookRow {
  readonly color: string
  readonly logo_url: string
  readonly logo_alt: string
  readonly postal_address: string
}

/** One row more for each mail, so that no part of the product can forget it. */
export const findLook = statement<LookRow, [siteId: string]>(
  'mail.find-look',
  'SELECT color, logo_url, logo_alt, postal_address FROM mail_looks WHERE site_id = ?1',
)

/** Only if something differs: saving the same form twice leaves no trace in the log. */
export const saveLook = statement<
  never,
  [siteId: string, color: string, logoUrl: string, logoAlt: string, postalAddress: string]
>(
  'mail.save-look',
  `INSERT INTO mail_looks (site_id, color, logo_url, logo_alt, postal_address) VALUES (?1, ?2, ?3, ?4, ?5)
   ON CONFLICT DO UPDATE SET color = excluded.color, logo_url = excluded.logo_url, logo_alt = excluded.logo_alt,
     postal_address = excluded.postal_address
   WHERE color <> excluded.color OR logo_url <> excluded.logo_url OR logo_alt <> excluded.logo_alt
     OR postal_address <> excluded.postal_address`,
)
