import * as v from 'valibot'
import { describe, it } from 'vitest'
import { exportPeople } from '../../src/addressbook/export-people'
import { listPeople } from '../../src/addressbook/list-people'
import { readPerson } from '../../src/addressbook/read-person'
import { ListPeople } from '../../src/addressbook/schema'
import { aSite } from '../support/a-site'
import { aFile, bringIn } from '../support/csv'
import { manyPeople } from '../support/people'
import { testContext } from '../support/test-context'

const SIZE = 200_000
const BUDGET = 150
describe(`subscribers at ${SIZE}`, () => {
  it('are listed, found and shown within the budget of rows, first page and deep', async ({ expect }) => {
    const site = await aSite()
    const ids = await manyPeople(site, SIZE, { importId: 424_242 })
    const rows: Record<string, number> = {}
    const list = async (query: v.InferInput<typeof ListPeople>, full = true) => {
      const what = JSON.stringify(query).replaceAll('"', '')
      const ctx = testContext()
      const page = await listPeople(ctx, site, v.parse(ListPeople, query), true)
      // One filter fills a page. Of several that most fit a few of those looked at may not.
      if (full) expect(page.items.length, what).toBeGreaterThan(Object.keys(query).length > 2 ? 44 : 49)
      // Of several filters first a few rows each: which of them leads.
      expect(ctx.db.usage.roundTrips, what).toBeLessThanOrEqual(2)
      rows[what] = Math.max(rows[what] ?? 0, ctx.db.usage.rowsRead)
      return page
    }
    const middle = ids[SIZE / 2]!
    const day = { from: '2010-01-01', to: '2010-01-02' }
    const dense: v.InferInput<typeof ListPeople>[] = [
      {},
      { state: 'any' },
      { state: 'unsubscribed' },
      { list: 'news' },
      { import: '424242' },
      { source: 'form:default' },
      { source: 'desk' },
      { q: 'reader19' },
      { q: site.id },
      { list: 'news', state: 'confirmed' },
      { source: 'form:default', state: 'confirmed' },
      { import: '424242', state: 'confirmed', list: 'news', source: 'form:default' },
      { q: 'reader19', state: 'confirmed', source: 'form:default', import: '424242' },
    ]
    const asked = dense.flatMap((query): v.InferInput<typeof ListPeople>[] => [query, { ...query, ...day }])
    for (const query of asked) {
      const first = await list(query)
      await list({ ...query, after: first.next! })
    }
    // What few fit, among everybody: all of them on the first page where one filter is rare.
    const rare = [
      { list: 'news', source: 'desk', import: '1' },
      { list: 'news', state: 'unsubscribed' },
      { source: 'form:default', state: 'pending' },
      { q: 'reader', source: 'import' },
      { q: site.id, state: 'pending', list: 'news' },
      { q: 'reader7 reader77', state: 'unsubscribed', list: 'news' },
    ] as const
    for (const query of rare) await list(query, false)
    // Frequent ones that meet seldom: as far as the budget goes, and on from there.
    for (const query of [
      { list: 'news', source: 'desk' },
      { q: `reader19 ${site.id}` },
      // A list costs a row more for each person that words find.
      { q: 'reader19', list: 'news', state: 'confirmed' },
      { q: 'reader19', list: 'news', source: 'form:default', import: '424242', ...day },
    ] as const) {
      const first = await list(query, false)
      await list({ ...query, after: first.next! }, false)
    }
    const ctx = testContext()
    await readPerson(ctx, site, middle, true)
    rows['one subscriber'] = ctx.db.usage.rowsRead
    console.log('rows read at 200,000 subscribers:', JSON.stringify(rows))
    for (const [what, read] of Object.entries(rows)) expect(read, what).toBeLessThanOrEqual(BUDGET)
  })

  it('take 20,000 more from a file at more than 2,000 rows a second, part by part', async ({ expect }) => {
    const site = await aSite()
    const count = 20_000
    const lines = Array.from(
      { length: count },
      (_, at) =>
        `import${at}@${site.id}.example,Reader ${at},2021-02-04 07:55:20,2021-02-04 08:00:00,203.0.113.${at % 250}`,
    )
    const file = aFile(`Email Address,First Name,OPTIN_TIME,CONFIRM_TIME,OPTIN_IP\n${lines.join('\n')}\n`)
    const ctx = testContext()
    const begin = performance.now()
    const { rows } = await bringIn(ctx, site, file)
    const ms = performance.now() - begin
    expect(rows.filter(({ outcome }) => outcome === 'new')).toHaveLength(count)
    const { queries, rowsRead, rowsWritten } = ctx.db.usage
    console.log(
      `import: ${Math.round(count / (ms / 1000))} rows/s; of each row ${rowsRead / count} read, ${rowsWritten / count} written; ${queries / (count / 500)} queries a part`,
    )
    expect(rowsWritten / count).toBeLessThanOrEqual(16)
    expect(queries / (count / 500)).toBeLessThanOrEqual(12)
  })

  it('leave as one file, a thousand a query', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 10_000)
    const ctx = testContext()
    let [bytes, most] = [0, 0]
    for await (const part of exportPeople(ctx, site)) {
      bytes += part.length
      most = Math.max(most, part.length)
    }
    console.log(
      `export of 10,000: ${ctx.db.usage.queries} queries, ${bytes} characters, at most ${most} at once`,
    )
    expect(ctx.db.usage.queries).toBeLessThanOrEqual(12)
    expect(most).toBeLessThan(bytes / 5)
  })
})
