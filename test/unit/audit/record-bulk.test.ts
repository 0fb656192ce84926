import { describe, it } from 'vitest'
import { readBulk, recordAction, recordBulk } from '../../../src/audit/public'
import { listActions } from '../../../src/audit/queries'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const bulkOf = (siteId: string, subjects: readonly string[]) => ({
  siteId,
  actor: 'person:1',
  action: 'comment.spam',
  items: subjects.map((subject) => ({ subject, before: { status: 'held' }, after: { status: 'spam' } })),
})

describe('a bulk in the log', () => {
  it('is a row for each thing, in order, in one statement', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id, statement } = recordBulk(ctx, bulkOf(site.id, ['comment:1', "comment:2'; DROP TABLE audit"]))
    await ctx.db.run(statement)
    expect(ctx.db.usage.queries).toBe(1)
    const rows = await readBulk(ctx, site.id, id)
    expect(rows.map(({ subject }) => subject)).toEqual(['comment:1', "comment:2'; DROP TABLE audit"])
    expect(rows[0]).toEqual({
      id: rows[0]!.id,
      actor: 'person:1',
      action: 'comment.spam',
      subject: 'comment:1',
      before: '{"status":"held"}',
      after: `{"status":"spam","bulk":${id}}`,
      created_at: ctx.clock.now(),
    })
  })

  it('stands among single actions like any of them', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const single = { siteId: site.id, actor: 'visitor', action: 'comment.edit', subject: 'comment:3' }
    await ctx.db.run(recordAction(ctx, single).statement)
    await ctx.db.run(recordBulk(ctx, bulkOf(site.id, ['comment:1', 'comment:2'])).statement)
    const log = await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 10))
    expect(log.map(({ subject }) => subject)).toEqual(['comment:2', 'comment:1', 'comment:3'])
  })

  it('is found by its own id alone, not by a neighbour’s or from another site', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const [first, second] = [
      recordBulk(ctx, bulkOf(site.id, ['comment:1'])),
      recordBulk(ctx, bulkOf(site.id, ['comment:2'])),
    ]
    await ctx.db.batch([first.statement, second.statement])
    expect((await readBulk(ctx, site.id, first.id)).map(({ subject }) => subject)).toEqual(['comment:1'])
    expect(await readBulk(ctx, site.id, first.id + 1)).toEqual([])
    expect(await readBulk(ctx, (await aSite()).id, first.id)).toEqual([])
  })
})
