import { describe, it } from 'vitest'
import { checkSchema } from '../../../../src/desk/set-up/check-schema'
import { SCHEMA_LEVEL } from '../../../../src/desk/set-up/schema-level'
import type { Bound, Db } from '../../../../src/platform/sql'
import { call } from '../../../support/api'
import { testContext } from '../../../support/test-context'

/** A database that says it is as far as this. */
const at = (name: string | null): Db => ({
  ...testContext().db,
  first: async <Row>(_: Bound<Row>) => ({ name }) as Row,
})
const { main, search } = SCHEMA_LEVEL

describe('how far the databases are', () => {
  it('is told as it is where both are up to date', async ({ expect }) => {
    expect(await checkSchema(testContext())).toBe(main)
    const { status, json } = await call('/healthz')
    expect([status, json]).toEqual([200, { ok: true, schema: main }])
  })

  it.for([
    ['the main one a migration behind', '0001_outbox.sql', search],
    ['the main one empty', null, search],
    ['the search index empty', main, null],
    ['both empty', null, null],
  ] as const)('is too little with %s', async ([, db, index], { expect }) => {
    await expect(checkSchema({ db: at(db), search: at(index) })).rejects.toMatchObject({
      code: 'desk/schema-behind',
      status: 503,
    })
  })

  it('may be further than this version needs, as after going back to it', async ({ expect }) => {
    expect(await checkSchema({ db: at('9999_later.sql'), search: at('9999_later.sql') })).toBe(
      '9999_later.sql',
    )
  })

  it('fails as a fault where a database does not answer', async ({ expect }) => {
    const silent: Db = {
      ...testContext().db,
      first: () => Promise.reject(new Error('D1_ERROR: no such table')),
    }
    await expect(checkSchema({ db: silent, search: at(search) })).rejects.toThrow('D1_ERROR')
  })
})
