import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

const migrations = env as unknown as Record<'TEST_MIGRATIONS' | 'TEST_SEARCH_MIGRATIONS', D1Migration[]>

await applyD1Migrations(env.DB, migrations.TEST_MIGRATIONS)
await applyD1Migrations(env.SEARCH, migrations.TEST_SEARCH_MIGRATIONS)
await emptyTables()

/**
 * What earlier files left would stand before the jobs of this one, and every night's work, every page of all sites and every look at the whole
 * database would wade through it: each file would be slower than the one before. Triggers step aside meanwhile, because the log lets nobody delete.
 */
async function emptyTables(): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')
     AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name <> 'd1_migrations'`,
  ).all<{ type: 'table' | 'trigger'; name: string; sql: string }>()
  const tables = results.filter(({ type }) => type === 'table')
  const triggers = results.filter(({ type }) => type === 'trigger')
  await env.DB.batch(
    [
      'PRAGMA defer_foreign_keys = on',
      ...triggers.map(({ name }) => `DROP TRIGGER "${name}"`),
      ...tables.map(({ name }) => `DELETE FROM "${name}"`),
      ...triggers.map(({ sql }) => sql),
    ].map((sql) => env.DB.prepare(sql)),
  )
}
