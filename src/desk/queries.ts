import { statement } from '../platform/sql'

/** wrangler's own list of migrations. The last by name: one that came late does not hide a newer one. */
export const findSchemaLevel = statement<{ readonly name: string | null }>(
  'desk.find-schema-level',
  'SELECT max(name) AS name FROM d1_migrations',
)
