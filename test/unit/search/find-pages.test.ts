import { describe, it } from 'vitest'
import { findPages } from '../../../src/search/find-pages'
import { putDocuments } from '../../../src/search/put-documents'
import { testContext } from '../../support/test-context'

const ids = { next: 800_000_000_000 }

/** An index of a site of its own with a comment on each of these pages. */
async function aSiteOf(...pages: readonly string[]) {
  const siteId = `s${crypto.randomUUID().slice(0, 13)}`
  const ctx = testContext()
  const put = (some: readonly string[]) =>
    putDocuments(
      ctx,
      some.map((page) => ({
        id: ids.next++,
        siteId,
        status: 'published',
        body: 'A word.',
        author: 'Ada',
        page,
        thread: { id: `thread of ${page}`, page },
        marks: [],
      })),
    )
  await put(pages)
  const find = async (begins: string, more: { after?: string; limit?: number } = {}) =>
    (await findPages(ctx, siteId, { begins, limit: 50, ...more })).map(({ page }) => page)
  return { ctx, siteId, put, find }
}

describe('pages in the index', () => {
  it('stand there once, in the order of their addresses', async ({ expect }) => {
    const { find, put } = await aSiteOf('https://b.example/', 'https://a.example/2', 'https://a.example/1')
    await put(['https://a.example/1', 'https://a.example/1'])
    expect(await find('')).toEqual(['https://a.example/1', 'https://a.example/2', 'https://b.example/'])
  })

  it('lead to their threads', async ({ expect }) => {
    const { ctx, siteId } = await aSiteOf('https://a.example/1')
    expect(await findPages(ctx, siteId, { begins: '', limit: 5 })).toEqual([
      { page: 'https://a.example/1', thread_id: 'thread of https://a.example/1' },
    ])
  })

  it.for([
    [
      'https://a.example/',
      ['https://a.example/', 'https://a.example/%C3%BC', 'https://a.example/b', 'https://a.example/b/c'],
    ],
    ['https://a.example/b', ['https://a.example/b', 'https://a.example/b/c']],
    ['https://a.example/b/', ['https://a.example/b/c']],
    ['https://a.example/b/c', ['https://a.example/b/c']],
    ['https://a.example/x', []],
    ['%', []],
    ['https://_.example/', []],
  ] as const)('begin with "%s", to the letter', async ([begins, pages], { expect }) => {
    const { find } = await aSiteOf(
      'https://a.example/',
      'https://a.example/b',
      'https://a.example/b/c',
      'https://a.example/%C3%BC',
      'https://aa.example/b',
    )
    expect(await find(begins)).toEqual(pages)
  })

  it.for([1, 2, 3, 10])('are read %i at a time, each once', async (limit, { expect }) => {
    const pages = [
      'https://a.example/',
      'https://a.example/1',
      'https://a.example/10',
      'https://a.example/2',
      'https://a.example/20',
    ]
    const { find } = await aSiteOf(...pages)
    const seen: string[] = []
    for (;;) {
      const found = await find('https://a.example/', {
        limit,
        ...(seen.length > 0 && { after: seen.at(-1)! }),
      })
      seen.push(...found)
      if (found.length < limit) break
    }
    expect(seen).toEqual(pages)
  })

  it('are of one site', async ({ expect }) => {
    const [mine, other] = [await aSiteOf('https://a.example/mine'), await aSiteOf('https://a.example/theirs')]
    expect(await mine.find('')).toEqual(['https://a.example/mine'])
    expect(await other.find('')).toEqual(['https://a.example/theirs'])
  })

  it('may be as long as an address is', async ({ expect }) => {
    const long = `https://a.example/${'x'.repeat(2048 - 18)}`
    const { find } = await aSiteOf(long)
    expect(await find('https://a.example/xxx')).toEqual([long])
    expect(await find('https://a.example/', { after: long })).toEqual([])
  })

  it('cost a row each, however many there are', async ({ expect }) => {
    const { ctx, find } = await aSiteOf(...Array.from({ length: 60 }, (_, at) => `https://a.example/${at}`))
    const before = ctx.search.usage.rowsRead
    await find('https://a.example/', { limit: 10 })
    expect(ctx.search.usage.rowsRead - before).toBeLessThanOrEqual(11)
  })

  it('cost nothing when they are known', async ({ expect }) => {
    const { ctx, put } = await aSiteOf('https://a.example/1')
    const queries = ctx.search.usage.roundTrips
    await put(['https://a.example/1'])
    expect(ctx.search.usage.roundTrips - queries).toBe(1)
  })
})
