import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

const migrations = env as unknown as Record<'TEST_MIGRATIONS' | 'TEST_SEARCH_MIGRATIONS', D1Migration[]>

await applyD1Migrations(env.DB, migrations.TEST_MIGRATIONS)
await applyD1Migrations(env.SEARCH, migrations.TEST_SEARCH_MIGRATIONS)

// What earlier files left to do would stand before the jobs of this one, and thousands of them take minutes.
await env.DB.prepare('DELETE FROM jobs').run()
