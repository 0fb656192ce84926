import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { listActions } from '../../../src/audit/queries'
import { recordAction } from '../../../src/audit/record-action'
import { insertSite } from '../../../src/sites/queries'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const ACTION = { actor: 'person:1', action: 'comment.approve', subject: 'comment:2' }

describe('the log', () => {
  it('takes who did what to which thing, with before and after', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id, statement } = recordAction(ctx, {
      ...ACTION,
      siteId: site.id,
      before: { status: 'held' },
      after: { status: 'published' },
    })
    await ctx.db.run(statement)
    expect(await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 10))).toEqual([
      {
        id,
        ...ACTION,
        before: '{"status":"held"}',
        after: '{"status":"published"}',
        created_at: ctx.clock.now(),
      },
    ])
  })

  it('takes only what really happened', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const log = () => recordAction(ctx, { ...ACTION, siteId: site.id }, { onlyIfChanged: true }).statement
    await ctx.db.batch([insertSite(site.id, 'again', '{}', 0), log()])
    expect(await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 10))).toEqual([])
    await ctx.db.batch([insertSite(`${site.id.slice(0, 8)}new`, 'new', '{}', 0), log()])
    expect(await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 10))).toHaveLength(1)
  })

  it('is never changed and never shortened', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await ctx.db.run(recordAction(ctx, { ...ACTION, siteId: site.id }).statement)
    const attempt = (sql: string) => env.DB.prepare(sql).bind(site.id).run()
    await expect(attempt("UPDATE audit SET actor = 'nobody' WHERE site_id = ?1")).rejects.toThrow(
      'append-only',
    )
    await expect(attempt('DELETE FROM audit WHERE site_id = ?1')).rejects.toThrow('append-only')
    expect(await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 10))).toHaveLength(1)
  })

  it('is read page by page, newest first, and belongs to one site', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const ctx = testContext()
    const ids: number[] = []
    for (let at = 0; at < 5; at++) {
      const { id, statement } = recordAction(ctx, { ...ACTION, siteId: site.id })
      await ctx.db.run(statement)
      ids.push(id)
    }
    const first = await ctx.db.all(listActions(site.id, Number.MAX_SAFE_INTEGER, 3))
    const second = await ctx.db.all(listActions(site.id, first.at(-1)!.id, 3))
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.toReversed())
    expect(await ctx.db.all(listActions(other.id, Number.MAX_SAFE_INTEGER, 3))).toEqual([])
  })
})
