import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../../src/kernel/time'
import { applyAction, readDay, readItem } from '../../../../src/moderation/public'
import { aComment } from '../../../support/a-comment'
import { aMember } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

describe('readItem', () => {
  it('shows the whole comment with its page', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, {
      title: 'The post',
      body: 'A *word*.',
      email: 'Ada@example.com',
      url: 'ada.example',
    })
    expect(await readItem(testContext(), site, id)).toMatchObject({
      id,
      status: 'held',
      revision: 1,
      name: 'Ada',
      email: 'Ada@example.com',
      url: 'https://ada.example/',
      body: 'A *word*.',
      html: '<p>A <em>word</em>.</p>',
      page: aPage(site),
      title: 'The post',
      parent: null,
      decision: undefined,
    })
  })

  it('shows what it answers, whatever became of that', async ({ expect }) => {
    const site = await aSite()
    const parent = await aComment(site, { name: 'Bo', body: 'First.' })
    await setStatus(parent.id, 'published')
    const { id } = await aComment(site, { parentId: String(parent.id) })
    await setStatus(parent.id, 'rejected')
    const item = await readItem(testContext(), site, id)
    expect(item.parent).toEqual({ name: 'Bo', html: '<p>First.</p>', status: 'rejected' })
  })

  it('tells the author’s record by their address, of this site alone', async ({ expect }) => {
    const site = await aSite()
    const email = 'eve@example.com'
    const ctx = testContext()
    const firstAt = ctx.clock.now()
    const statuses = ['published', 'published', 'spam', 'held'] as const
    let last = 0
    for (const status of statuses) {
      last = (await aComment(site, { email }, { ctx })).id
      await setStatus(last, status)
      ctx.sleep(1000)
    }
    await aComment(site, { email: 'other@example.com' })
    await aComment(await aSite(), { email })
    expect((await readItem(ctx, site, last)).record).toEqual({
      counts: { held: 1, published: 2, spam: 1 },
      counted: 20,
      isMore: false,
      firstAt,
      lastAt: firstAt + 3000,
    })
  })

  it('knows no record without an address', async ({ expect }) => {
    const site = await aSite()
    await aComment(site)
    const { id } = await aComment(site)
    expect((await readItem(testContext(), site, id)).record).toBeNull()
  })

  it('looks at the last of a regular and no further, and at the first', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { email: 'regular@example.com' })
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_email, body, html, renderer, created_at)
       SELECT id - i, site_id, thread_id, id - i, 0, '', iif(i < 10, 3, 1), 1, 'R', author_email, '', '', 1, created_at - i FROM comments, n WHERE id = ?1`,
    )
      .bind(id)
      .run()
    const ctx = testContext()
    const { record, createdAt } = await readItem(ctx, site, id)
    expect(record).toEqual({
      counts: { held: 1, spam: 9, published: 10 },
      counted: 20,
      isMore: true,
      firstAt: createdAt - 1000,
      lastAt: createdAt,
    })
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(20 + 15)
    const brief = await readItem(testContext(), site, id, 'brief')
    expect(brief.record).toMatchObject({ counts: { held: 1, spam: 3 }, counted: 4, isMore: true })
  })

  it('knows nothing of another site', async ({ expect }) => {
    const { id } = await aComment(await aSite())
    await expect(readItem(testContext(), await aSite(), id)).rejects.toMatchObject({
      code: 'moderation/unknown',
    })
  })

  it('says who decided, also after an hour of other work', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ctx = testContext()
    const { id } = await aComment(site, {}, { ctx })
    const at = ctx.clock.now()
    await applyAction(ctx, site, member.personId, id, { action: 'approve', revision: 1, from: 'held' })
    for (let turn = 0; turn < 5; turn++) {
      ctx.sleep(10 * MINUTE_MS)
      const other = await aComment(site, {}, { ctx })
      await applyAction(ctx, site, member.personId, other.id, { action: 'spam', revision: 1, from: 'held' })
    }
    expect((await readItem(ctx, site, id)).decision).toMatchObject({
      by: member.name,
      action: 'comment.approve',
      at,
    })
  })
})

describe('readDay', () => {
  it('counts today’s decisions and finds the median wait', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    for (const wait of [1, 5, 60]) {
      const { id } = await aComment(site, {}, { ctx })
      ctx.sleep(wait * MINUTE_MS)
      await applyAction(ctx, site, 1, id, { action: 'approve', revision: 1, from: 'held' })
    }
    expect(await readDay(ctx, site)).toEqual({
      decided: 3,
      medianMs: 5 * MINUTE_MS,
      lookedMs: null,
      lookedP90Ms: null,
    })
  })

  it('begins anew at midnight', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, {}, { ctx })
    await applyAction(ctx, site, 1, id, { action: 'spam', revision: 1, from: 'held' })
    ctx.sleep(DAY_MS)
    expect(await readDay(ctx, site)).toEqual({
      decided: 0,
      medianMs: null,
      lookedMs: null,
      lookedP90Ms: null,
    })
  })
})
