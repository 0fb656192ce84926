import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { idAt } from '../../../../src/kernel/id'
import { listQueue, STATUSES, withPages } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

async function comments(site: Site, count: number) {
  const ctx = testContext()
  const ids: number[] = []
  for (let at = 0; at < count; at++) {
    ids.push((await aComment(site, { body: `Number ${at}.` }, { ctx })).id)
    ctx.sleep(1)
  }
  return ids
}

describe('listQueue', () => {
  it('gives who waits longest first', async ({ expect }) => {
    const site = await aSite()
    const ids = await comments(site, 3)
    const { items, next } = await listQueue(testContext(), site, { status: 'held', limit: 25 })
    expect(items.map(({ id }) => id)).toEqual(ids)
    expect(next).toBeNull()
  })

  it('gives the other lists newest first', async ({ expect }) => {
    for (const status of STATUSES.filter((name) => name !== 'held')) {
      const site = await aSite()
      const ids = await comments(site, 3)
      for (const id of ids) await setStatus(id, status)
      const { items } = await listQueue(testContext(), site, { status, limit: 25 })
      expect(
        items.map(({ id }) => id),
        status,
      ).toEqual([...ids].reverse())
      expect(items.map((item) => item.status)).toEqual([status, status, status])
    }
  })

  it.for([...STATUSES])(
    'goes on where the page before ended, none twice and none lost: %s',
    async (status, { expect }) => {
      const site = await aSite()
      const ids = await comments(site, 7)
      for (const id of ids) await setStatus(id, status)
      const seen: number[] = []
      let after: string | undefined
      do {
        const page = await listQueue(testContext(), site, { status, after, limit: 3 })
        expect(page.items.length).toBeLessThanOrEqual(3)
        seen.push(...page.items.map(({ id }) => id))
        after = page.next ?? undefined
      } while (after)
      expect(seen.toSorted()).toEqual(ids.toSorted())
      expect(new Set(seen).size).toBe(7)
    },
  )

  it('refuses a cursor of another list, another site, or none', async ({ expect }) => {
    const site = await aSite()
    await comments(site, 2)
    const { next } = await listQueue(testContext(), site, { status: 'held', limit: 1 })
    const other = await aSite()
    const refused = { code: 'web/fields-refused', status: 422 }
    await expect(
      listQueue(testContext(), site, { status: 'spam', after: next!, limit: 1 }),
    ).rejects.toMatchObject(refused)
    await expect(
      listQueue(testContext(), other, { status: 'held', after: next!, limit: 1 }),
    ).rejects.toMatchObject(refused)
    await expect(
      listQueue(testContext(), site, { status: 'held', after: 'x', limit: 1 }),
    ).rejects.toMatchObject(refused)
  })

  it('shows a beginning in one line, and what kind of comment it is', async ({ expect }) => {
    const site = await aSite()
    const parent = await aComment(site)
    await setStatus(parent.id, 'published')
    const page = aPage(site)
    await aComment(site, {
      page,
      title: 'The post',
      parentId: String(parent.id),
      body: `Look\n\n* at https://x.example ${'ä'.repeat(300)}`,
    })
    const { items } = await listQueue(testContext(), site, { status: 'held', limit: 25 })
    expect(items[0]).toMatchObject({
      isReply: true,
      hasLink: true,
      siteId: site.id,
      name: 'Ada',
      revision: 1,
    })
    expect(await withPages(testContext(), items)).toMatchObject([{ ...items[0], page }])
    expect(items[0]!.excerpt).toMatch(/^Look \* at https:\/\/x\.example ä+…$/)
    expect([...items[0]!.excerpt]).toHaveLength(140)
  })

  it('shows nothing of another site', async ({ expect }) => {
    await comments(await aSite(), 2)
    const { items } = await listQueue(testContext(), await aSite(), { status: 'held', limit: 25 })
    expect(items).toEqual([])
  })

  it('reads at most 150 rows for fifty items, however many wait and however deep (budget)', async ({
    expect,
  }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const first = idAt(Date.UTC(2026, 0, 1))
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
       SELECT ?2 + i * 4096, site_id, thread_id, ?2 + i * 4096, 0, '', CASE WHEN i % 5 = 0 THEN 3 ELSE 0 END, 0, 'Bo', 'Text', '', 1, i
       FROM comments, n WHERE id = ?1`,
    )
      .bind(id, first)
      .run()
    const read = async (status: 'held' | 'spam', after?: string) => {
      const ctx = testContext()
      const page = await listQueue(ctx, site, { status, after, limit: 50 })
      expect(page.items).toHaveLength(50)
      expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(150)
      expect(ctx.db.usage.queries).toBe(1)
      return page.next!
    }
    for (const status of ['held', 'spam'] as const) {
      let next = await read(status)
      for (let page = 0; page < 5; page++) next = await read(status, next)
    }
  })
})
