import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const rowsOf = async (siteId: string) =>
  (await env.DB.prepare('SELECT * FROM comments WHERE site_id = ?1 ORDER BY id').bind(siteId).all()).results
const threadsOf = async (siteId: string) =>
  (await env.DB.prepare('SELECT * FROM threads WHERE site_id = ?1').bind(siteId).all()).results

describe('a new comment', () => {
  it('waits for a moderator, who is told in the same transaction', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { status, id } = await aComment(site, {}, { ctx })
    expect(status).toBe('held')
    expect(await threadsOf(site.id)).toMatchObject([{ published: 0, held: 1, version: 0 }])
    const { results: jobs } = await env.DB.prepare(
      'SELECT payload FROM jobs WHERE kind = ?1 AND payload LIKE ?2',
    )
      .bind('comments.tell-moderators', `%${id}%`)
      .all()
    expect(jobs).toEqual([{ payload: JSON.stringify({ siteId: site.id, commentId: id }) }])
    expect(ctx.wakeUps.count).toBe(1)
  })

  it('is up at once where the site holds none, and the edge is told', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    expect((await aComment(site, {}, { ctx })).status).toBe('published')
    await ctx.settle()
    const [thread] = await threadsOf(site.id)
    expect(thread).toMatchObject({ published: 1, held: 0, version: 1 })
    expect(ctx.purged).toEqual([`thread-${thread!.id}`])
    // Woken for the search alone: nobody has to be told.
    expect(ctx.wakeUps.count).toBe(1)
    expect(
      await env.DB.prepare('SELECT kind FROM jobs WHERE payload LIKE ?1').bind(`%${site.id}%`).all(),
    ).toMatchObject({
      results: [{ kind: 'comments.index' }],
    })
  })

  it('keeps the words as written and the HTML they make, cleaned of what nobody can see', async ({
    expect,
  }) => {
    const site = await aSite()
    await aComment(site, {
      name: '  Ada\u202e \u0000L. ',
      body: '**Hi**\r\n\u0007there',
      url: 'example.org',
      email: 'Ada@Example.ORG',
    })
    expect(await rowsOf(site.id)).toMatchObject([
      {
        author_name: 'Ada L.',
        author_url: 'https://example.org/',
        author_email: 'Ada@example.org',
        body: '**Hi**\nthere',
        html: '<p><strong>Hi</strong><br>\nthere</p>',
        renderer: 1,
      },
    ])
  })

  it('keeps no address of a network, only a hash under a salt that is forgotten', async ({ expect }) => {
    const site = await aSite()
    await aComment(site, {}, { ctx: testContext({ ip: '198.51.100.23' }) })
    const [row] = await rowsOf(site.id)
    expect(JSON.stringify(row)).not.toContain('198.51')
    expect(row!.network).toMatch(/^[\w-]{16}$/)
  })

  it('makes one thread of the many addresses of a page, and keeps its first title', async ({ expect }) => {
    const site = await aSite()
    const page = aPage(site, '/Post/1')
    for (const address of [
      page,
      `${page}/`,
      `${page}?utm_source=mail#c-1`,
      page.replace('https:', 'http:').replace(site.id, site.id.toUpperCase()),
    ]) {
      await aComment(
        {
          ...site,
          settings: {
            ...site.settings,
            origins: [aPage(site, ''), aPage(site, '').replace('https', 'http')],
          },
        },
        { page: address, title: `Title of ${address}` },
      )
    }
    expect(await threadsOf(site.id)).toMatchObject([{ held: 4, title: `Title of ${page}` }])
  })

  it('of one site is nothing to another, even for the same page', async ({ expect }) => {
    const [one, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const page = 'https://shared.example/post'
    const sharing = (site: typeof one) => ({
      ...site,
      settings: { ...site.settings, origins: ['https://shared.example'] },
    })
    await aComment(sharing(one), { page })
    await aComment(sharing(other), { page })
    const [mine, theirs] = [await threadsOf(one.id), await threadsOf(other.id)]
    expect(mine[0]!.id).not.toBe(theirs[0]!.id)
    expect(mine).toMatchObject([{ published: 1 }])
  })
})

describe('a reply', () => {
  it('stands below what it answers, at any depth', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    let parentId: string | undefined
    const ids: number[] = []
    for (let depth = 0; depth < 9; depth++) {
      const { id } = await aComment(site, { parentId })
      ids.push(id)
      parentId = String(id)
    }
    const rows = await rowsOf(site.id)
    expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 6])
    expect(rows.map(({ parent_id }) => parent_id)).toEqual([null, ...ids.slice(0, -1)])
    expect(new Set(rows.map(({ root_id }) => root_id))).toEqual(new Set([ids[0]]))
    expect(rows[0]).toMatchObject({ replies: 8 })
  })

  it('counts for its root only once it is published', async ({ expect }) => {
    const site = await aSite()
    const root = await aComment({ ...site, settings: { ...site.settings, hold: 'none' } })
    const reply = await aComment(site, { parentId: String(root.id) })
    expect((await rowsOf(site.id))[0]).toMatchObject({ replies: 0 })
    await setStatus(reply.id, 'published')
    expect((await rowsOf(site.id))[0]).toMatchObject({ replies: 1 })
    await setStatus(reply.id, 'spam')
    expect((await rowsOf(site.id))[0]).toMatchObject({ replies: 0 })
  })

  it.for(['held', 'rejected', 'returned', 'spam', 'deleted'] as const)(
    'to a comment that is %s is refused, naming the field',
    async (status, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const parent = await aComment(site)
      await setStatus(parent.id, status)
      await expect(aComment(site, { parentId: String(parent.id) })).rejects.toMatchObject({
        code: 'web/fields-refused',
        details: { issues: [{ field: 'parentId', message: 'comments.parent-gone' }] },
      })
    },
  )

  it('to a comment of another page, another site, or of nobody is refused', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const elsewhere = await aComment(site, { page: aPage(site, '/post/2') })
    const foreign = await aComment(other)
    for (const parentId of [String(elsewhere.id), String(foreign.id), '123']) {
      await expect(aComment(site, { parentId }), parentId).rejects.toMatchObject({ status: 422 })
    }
    expect(await rowsOf(site.id)).toHaveLength(1)
  })
})

describe('a submission that comes twice', () => {
  it('under one key posts once and answers the same, with the same token', async ({ expect }) => {
    const site = await aSite()
    const key = crypto.randomUUID()
    const first = await aComment(site, {}, { key })
    const again = testContext()
    const second = await aComment(site, {}, { key, ctx: again })
    expect(second).toEqual({ ...first, repeated: true })
    expect(again.db.usage.rowsWritten).toBe(0)
    expect(await rowsOf(site.id)).toHaveLength(1)
  })

  it('ten times at once posts once', async ({ expect }) => {
    const site = await aSite()
    const key = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => aComment(site, {}, { key })))
    expect(new Set(answers.map(({ id, token }) => `${id} ${token}`)).size).toBe(1)
    expect(await rowsOf(site.id)).toHaveLength(1)
    expect(await threadsOf(site.id)).toMatchObject([{ held: 1 }])
  })

  it.for([{ body: 'Other words.' }, { name: 'Ben' }, { email: 'a@example.org' }, { url: 'example.org' }])(
    'with another %j under the same key is refused, and changes nothing',
    async (change, { expect }) => {
      const site = await aSite()
      const key = crypto.randomUUID()
      await aComment(site, {}, { key })
      await expect(aComment(site, change, { key })).rejects.toMatchObject({
        code: 'comments/key-reused',
        status: 409,
      })
      expect(await rowsOf(site.id)).toHaveLength(1)
    },
  )

  it('at two sites is two comments', async ({ expect }) => {
    const key = crypto.randomUUID()
    const [one, other] = [await aSite(), await aSite()]
    expect((await aComment(one, {}, { key })).id).not.toBe((await aComment(other, {}, { key })).id)
  })

  it('without a key is two comments', async ({ expect }) => {
    const site = await aSite()
    await aComment(site)
    await aComment(site)
    expect(await rowsOf(site.id)).toHaveLength(2)
  })
})

describe('what a thread refuses', () => {
  it('everything once it is closed, and it says so before it asks for more', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    await expect(aComment(site)).rejects.toMatchObject({ code: 'comments/thread-closed', status: 409 })
    expect(await rowsOf(site.id)).toHaveLength(1)
  })

  it('still answers a repeat of what was posted before it closed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const key = crypto.randomUUID()
    const first = await aComment(site, {}, { key })
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    expect((await aComment(site, {}, { key })).id).toBe(first.id)
  })

  it('pages of origins that are not the site’s', async ({ expect }) => {
    const site = await aSite()
    for (const page of [
      'https://evil.example/post/1',
      `https://${site.id}.example.evil.example/`,
      `https://${site.id}.example:8443/`,
    ]) {
      await expect(aComment(site, { page }), page).rejects.toMatchObject({
        code: 'comments/page-not-allowed',
        status: 422,
      })
    }
  })

  it('more than its burst, with the time to wait', async ({ expect }) => {
    const site = await aSite()
    const ctx = { ...testContext(), mayProceed: async () => false }
    await expect(aComment(site, {}, { ctx })).rejects.toMatchObject({
      status: 429,
      details: { retryAfterS: 60 },
    })
    expect(await rowsOf(site.id)).toHaveLength(0)
  })
})
