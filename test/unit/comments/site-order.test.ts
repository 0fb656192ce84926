import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../src/comments/schema'
import { readThread } from '../../../src/comments/thread/read-thread'
import type { Settings, Site } from '../../../src/sites/public'
import { checkInput } from '../../../src/web/read-input'
import { aComment } from '../../support/a-comment'
import { aPageMove } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { aVote } from '../../support/a-vote'
import { at, call } from '../../support/api'
import { type TestCtx, testContext } from '../../support/test-context'

/** Three comments, one below the other in time; the second has a vote. */
async function aThread(sort: Settings['sort']) {
  const site = await aSite({ hold: 'none', sort })
  const ids: string[] = []
  // One context for all: its ids rise, whatever the millisecond.
  const ctx = testContext()
  for (const body of ['First.', 'Second.', 'Third.'])
    ids.push(String((await aComment(site, { body }, { ctx })).id))
  await aVote(site, Number(ids[1]))
  const [first, second, third] = ids as [string, string, string]
  return { site, first, second, third }
}

const items = async (site: Site, query: Record<string, string> = {}) => {
  const { json } = await call(at(`/v1/${site.id}/comments`, { page: aPage(site), ...query }))
  return { ids: json.items.map(({ id }: { id: string }) => id), next: json.next as string | null }
}

/** Trips to the database that one reading takes. */
async function trips(ctx: TestCtx, site: Site, query: Record<string, string> = {}) {
  let count = 0
  const batch = ((...statements: Parameters<TestCtx['db']['batch']>) => {
    count++
    return ctx.db.batch(...statements)
  }) as TestCtx['db']['batch']
  const { sort } = await readThread(
    { ...ctx, db: { ...ctx.db, batch } },
    site.id,
    checkInput(ReadThread, { page: aPage(site), ...query }),
  )
  return { count, sort }
}

describe('the order a site shows its threads in', () => {
  it('holds where nobody says another, for scripts, the element and the page alike', async ({ expect }) => {
    for (const sort of ['newest', 'oldest', 'top'] as const) {
      const { site, first, second, third } = await aThread(sort)
      const expected = { newest: [third, second, first], oldest: [first, second, third], top: [second] }[sort]
      for (const query of [{}, { sort: '' }] as Record<string, string>[])
        expect((await items(site, query)).ids.slice(0, expected.length), sort).toEqual(expected)
      for (const path of [`/embed/${site.id}/thread`, `/${site.id}/thread`]) {
        const { text } = await call(at(path, { page: aPage(site) }))
        expect(text, `${sort} ${path}`).toContain(`data-sort="${sort}"`)
        expect([...text.matchAll(/<li id="c-(\d+)"/g)].map(([, id]) => id).slice(0, expected.length)).toEqual(
          expected,
        )
      }
    }
  })

  it('gives way to an order that is asked for', async ({ expect }) => {
    const { site, first, second, third } = await aThread('oldest')
    expect((await items(site, { sort: 'newest' })).ids).toEqual([third, second, first])
    expect((await items(site, { sort: 'top' })).ids[0]).toBe(second)
  })

  it('goes on from page to page without being said, also where it changed or the page moved meanwhile', async ({
    expect,
  }) => {
    const { site, first, second, third } = await aThread('oldest')
    const page = await items(site, { limit: '1' })
    expect(page.ids).toEqual([first])
    expect((await items(site, { limit: '1', after: page.next! })).ids).toEqual([second])
    const newest = await items(site, { limit: '1', sort: 'newest' })
    expect((await items(site, { limit: '1', after: newest.next! })).ids).toEqual([second])
    await aPageMove(site, '/post/1', '/post/2')
    const moved = await items(site, { limit: '2' })
    expect((await items(site, { after: moved.next! })).ids).toEqual([third])
  })

  it('opens a linked comment among its neighbours in that order', async ({ expect }) => {
    const { site, first, second, third } = await aThread('oldest')
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), comment: second }))
    expect([...text.matchAll(/<li id="c-(\d+)"/g)].map(([, id]) => id)).toEqual([first, second, third])
  })

  it('takes one trip; another order than the newest takes one more, the first time alone', async ({
    expect,
  }) => {
    const ctx = testContext()
    const { site: usual } = await aThread('newest')
    expect(await trips(ctx, usual)).toEqual({ count: 1, sort: 'newest' })
    const { site } = await aThread('oldest')
    expect(await trips(ctx, site, { sort: 'oldest' })).toEqual({ count: 1, sort: 'oldest' })
    expect(await trips(ctx, site)).toEqual({ count: 2, sort: 'oldest' })
    expect(await trips(ctx, site)).toEqual({ count: 1, sort: 'oldest' })
  })

  it('is another at once when the owner sets another', async ({ expect }) => {
    const ctx = testContext()
    const { site } = await aThread('oldest')
    await trips(ctx, site)
    await env.DB.prepare("UPDATE sites SET settings = json_set(settings, '$.sort', 'newest') WHERE id = ?1")
      .bind(site.id)
      .run()
    expect((await trips(ctx, site)).sort).toBe('newest')
  })
})
