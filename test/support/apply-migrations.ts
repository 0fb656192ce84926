import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

const migrations = env as unknown as Record<'TEST_MIGRATIONS' | 'TEST_SEARCH_MIGRATIONS', D1Migration[]>

await applyD1Migrations(env.DB, migrations.TEST_MIGRATIONS)
await applyD1Migrations(env.SEARCH, migrations.TEST_SEARCH_MIGRATIONS)
