import { readdirSync } from 'node:fs'
import { describe, it } from 'vitest'
import { SCHEMA_LEVEL } from '../../src/desk/set-up/schema-level'

describe('the schema a version needs', () => {
  it.for(['main', 'search'] as const)('is the newest migration there is: %s', (database, { expect }) => {
    // Whoever adds a migration names it in src/desk/set-up/schema-level.ts: /healthz says by that whether it was forgotten.
    const newest = readdirSync(`migrations/${database}`)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .at(-1)
    expect(SCHEMA_LEVEL[database]).toBe(newest)
  })
})
