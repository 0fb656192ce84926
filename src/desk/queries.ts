import { statement } from '../platform/sql'

/** wrangler's own list of migrations. Asked by MAX, because an ordered look would count as a scan. */
export const findSchemaLevel = statement<{ readonly name: string }>(
  'desk.find-schema-level',
  'SELECT name FROM d1_migrations WHERE id = (SELECT MAX(id) FROM d1_migrations)',
)
