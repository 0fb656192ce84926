import * as v from 'valibot'
import { describe, it } from 'vitest'
import { listPeople } from '../../src/addressbook/list-people'
import { readPerson } from '../../src/addressbook/read-person'
import { ListPeople } from '../../src/addressbook/schema'
import { encodeCursor } from '../../src/kernel/page'
import { aSite } from '../support/a-site'
import { manyPeople } from '../support/people'
import { testContext } from '../support/test-context'

const SIZE = 200_000
const BUDGET = 150

describe(`subscribers at ${SIZE}`, () => {
  it('are listed, found and shown within the budget of rows, first page and deep', async ({ expect }) => {
    const site = await aSite()
    const ids = await manyPeople(site, SIZE, { importId: 424_242 })
    const middle = ids[SIZE / 2]!
    const rows: Record<string, number> = {}
    const list = async (what: string, query: v.InferInput<typeof ListPeople>) => {
      const ctx = testContext()
      const { items } = await listPeople(ctx, site, v.parse(ListPeople, query), true)
      expect(items.length, what).toBe(50)
      expect(ctx.db.usage.roundTrips, what).toBe(1)
      rows[what] = ctx.db.usage.rowsRead
    }
    for (const show of ['confirmed', 'unsubscribed', 'list:news', 'import:424242']) {
      await list(`${show}, first`, { show })
      await list(`${show}, deep`, { show, after: encodeCursor(`people:${site.id}:${show}`, [middle]) })
    }
    await list('beginning of an address', { q: 'reader19' })
    const ctx = testContext()
    await readPerson(ctx, site, middle, true)
    rows['one subscriber'] = ctx.db.usage.rowsRead
    console.log('rows read at 200,000 subscribers:', JSON.stringify(rows))
    for (const [what, read] of Object.entries(rows)) expect(read, what).toBeLessThanOrEqual(BUDGET)
  })
})
