import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { asksForAnything, SearchComments, searchComments } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { indexSite } from '../../../support/index-site'
import { setStatus } from '../../../support/set-status'
import { type TestCtx, testContext } from '../../../support/test-context'

const search = (site: Site, asked: Record<string, string>, ctx: TestCtx = testContext()) =>
  searchComments(ctx, site, v.parse(SearchComments, asked))

const idsOf = async (site: Site, asked: Record<string, string>) =>
  (await search(site, asked)).items.map(({ id }) => id)

describe('searchComments', () => {
  it('shows what a list shows, with the words found', async ({ expect }) => {
    const site = await aSite()
    const body = `${'Many words before it. '.repeat(12)}The lantern. https://x.example`
    const { id } = await aComment(site, { name: 'Grace', body, title: 'Old streets' })
    await indexSite(site)
    const { items, next } = await search(site, { q: 'lantern' })
    expect(items).toEqual([
      {
        id,
        status: 'held',
        revision: 1,
        name: 'Grace',
        excerpt: expect.stringMatching(/^….*The lantern\./),
        isReply: false,
        hasLink: true,
        createdAt: expect.any(Number),
        page: aPage(site),
        title: 'Old streets',
        reports: 0,
        risk: expect.any(Number),
        siteId: site.id,
        threadId: expect.any(String),
      },
    ])
    expect(next).toBeNull()
  })

  it('narrows by author, page and state, alone and together', async ({ expect }) => {
    const site = await aSite()
    const one = await aComment(site, {
      name: 'Grace',
      body: 'lantern',
      page: aPage(site, '/gate'),
      title: 'The gate',
    })
    const two = await aComment(site, {
      name: 'Ada',
      body: 'lantern',
      page: aPage(site, '/bell'),
      title: 'The bell',
    })
    await setStatus(two.id, 'spam')
    await indexSite(site)
    expect(await idsOf(site, { q: 'lantern' })).toEqual([two.id, one.id])
    expect(await idsOf(site, { author: 'grace' })).toEqual([one.id])
    expect(await idsOf(site, { page: 'bell' })).toEqual([two.id])
    expect(await idsOf(site, { page: aPage(site, '/gate') })).toEqual([one.id])
    expect(await idsOf(site, { status: 'spam' })).toEqual([two.id])
    expect(await idsOf(site, { q: 'lantern', author: 'grace', status: 'spam' })).toEqual([])
  })

  it('pages to the end by twenty, each once, newest first', async ({ expect }) => {
    const site = await aSite()
    const ids: number[] = []
    for (let at = 0; at < 45; at++) ids.push((await aComment(site, { body: `lantern ${at}` })).id)
    await indexSite(site)
    const seen: number[] = []
    const sizes: number[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof search>> = await search(site, {
        q: 'lantern',
        ...(after && { after }),
      })
      seen.push(...page.items.map(({ id }) => id))
      sizes.push(page.items.length)
      after = page.next
    } while (after)
    expect(seen).toEqual([...ids].reverse())
    expect(sizes).toEqual([20, 20, 5])
  })

  it('refuses a place of another site’s search or of none', async ({ expect }) => {
    const site = await aSite()
    for (let at = 0; at < 21; at++) await aComment(site, { body: 'lantern' })
    await indexSite(site)
    const { next } = await search(site, { q: 'lantern' })
    expect(next).not.toBeNull()
    for (const [where, after] of [
      [await aSite(), next!],
      [site, 'x'],
    ] as const) {
      await expect(search(where, { q: 'lantern', after })).rejects.toMatchObject({
        code: 'web/fields-refused',
        details: { issues: [{ field: 'after' }] },
      })
    }
  })

  it('never finds another site’s, even if the index said so', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const { id } = await aComment(other, { body: 'lantern' })
    await indexSite(other)
    expect(await idsOf(site, { q: 'lantern' })).toEqual([])
    await env.SEARCH.prepare(
      'INSERT OR REPLACE INTO comment_index (rowid, body, author, page, meta) VALUES (?1, ?2, ?3, ?4, ?5)',
    )
      .bind(
        id,
        'lantern',
        '',
        '',
        `s${site.id.replace(/[z-]/g, (char) => (char === 'z' ? 'zz' : 'zm'))} xheld`,
      )
      .run()
    expect(await idsOf(site, { q: 'lantern' })).toEqual([])
  })

  it('shows the state of now, and drops what left the state that was asked for', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    await setStatus(id, 'published')
    expect((await search(site, { q: 'lantern' })).items).toMatchObject([{ id, status: 'published' }])
    expect((await search(site, { q: 'lantern', status: 'held' })).items).toEqual([])
  })

  it('leaves out what is gone', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    await env.DB.prepare('DELETE FROM comments WHERE id = ?1').bind(id).run()
    expect((await search(site, { q: 'lantern' })).items).toEqual([])
  })

  it('says that it is behind until the newest are in the index', async ({ expect }) => {
    const site = await aSite()
    expect((await search(site, { q: 'lantern' })).behind).toBe(false)
    await aComment(site, { body: 'lantern' })
    expect(await search(site, { q: 'lantern' })).toMatchObject({ items: [], behind: true })
    await indexSite(site)
    expect(await search(site, { q: 'lantern' })).toMatchObject({ items: [{}], behind: false })
    const published = await aSite({ hold: 'none' })
    await aComment(published)
    expect((await search(published, { q: 'lantern' })).behind).toBe(true)
  })

  it('looks after the index on the first page only', async ({ expect }) => {
    const site = await aSite()
    for (let at = 0; at < 21; at++) await aComment(site, { body: 'lantern' })
    await indexSite(site)
    const { next } = await search(site, { q: 'lantern' })
    await aComment(site, { body: 'lantern' })
    expect((await search(site, { q: 'lantern', after: next! })).behind).toBe(false)
  })
})

describe('asksForAnything', () => {
  it.for([
    [{}, false],
    [{ q: '  ', author: '', page: '', status: '' }, false],
    [{ q: 'x' }, true],
    [{ author: 'x' }, true],
    [{ page: 'x' }, true],
    [{ status: 'spam' }, true],
  ] as const)('for %j: %s', ([asked, asks], { expect }) => {
    expect(asksForAnything(v.parse(SearchComments, asked))).toBe(asks)
  })
})
