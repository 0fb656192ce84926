import { describe, it } from 'vitest'
import {
  areIndexed,
  type Document,
  findDocuments,
  putDocuments,
  removeDocuments,
} from '../../../src/search/public'
import { testContext } from '../../support/test-context'

/** Where the tests of this file get their ids: far from those of comments. */
const ids = { next: 2_000_000_000 }

/** A site with entries as said, oldest first, and a way to ask it. */
async function anIndex(documents: readonly Partial<Document>[]) {
  const siteId = `s${crypto.randomUUID().slice(0, 13)}`
  const ctx = testContext()
  const full = documents.map((document) => ({
    id: ids.next++,
    siteId,
    status: 'held',
    body: 'A word on this.',
    author: 'Ada',
    page: `https://${siteId}.example/1 The post`,
    thread: { id: 'thread', page: `https://${siteId}.example/1` },
    marks: [],
    ...document,
  }))
  await putDocuments(ctx, full)
  const find = (asked: Partial<Parameters<typeof findDocuments>[1]>, page = { before: 1e15, limit: 50 }) =>
    findDocuments(ctx, { siteId, words: '', author: '', page: '', status: '', ...asked }, page)
  return { siteId, ctx, ids: full.map(({ id }) => id), full, find }
}

describe('findDocuments', () => {
  it.for([
    ['lantern', 'the old lantern by the gate'],
    ['LANTERN', 'the old lantern by the gate'],
    ['gate old', 'the old lantern by the gate'],
    ['"by the gate"', 'the old lantern by the gate'],
    ['lant*', 'the old lantern by the gate'],
    ['cafe', 'a café at noon'],
    ['Café', 'a cafe at noon'],
    ['Straßen*', 'Straßenlaternen'],
    ['東京', '私は東京に住んでいます'],
    ['京', '私は東京に住んでいます'],
    ['路灯', '这里的路灯太亮了'],
    ['가로등', '우리동네가로등이'],
    ['ไฟ', 'เสาไฟถนน'],
    ['example.org', 'look at https://example.org/x'],
  ])('finds %s in "%s"', async ([words, body], { expect }) => {
    const index = await anIndex([{ body: body! }])
    expect(await index.find({ words: words! })).toEqual(index.ids)
  })

  it.for([
    ['lant', 'the old lantern by the gate'],
    ['"gate the"', 'the old lantern by the gate'],
    ['lantern missing', 'the old lantern by the gate'],
    ['京東', '私は東京に住んでいます'],
  ])('does not find %s in "%s"', async ([words, body], { expect }) => {
    expect(await (await anIndex([{ body: body! }])).find({ words: words! })).toEqual([])
  })

  it('looks into the author and the page too, and into one of them if asked', async ({ expect }) => {
    const index = await anIndex([
      { author: 'Grace Hopper' },
      { body: 'I met Grace once.' },
      { page: 'https://x.example/grace What Grace built' },
    ])
    const [byAuthor, inBody, onPage] = index.ids
    expect(await index.find({ words: 'grace' })).toEqual([onPage, inBody, byAuthor])
    expect(await index.find({ author: 'grace' })).toEqual([byAuthor])
    expect(await index.find({ page: 'grace' })).toEqual([onPage])
    expect(await index.find({ page: 'https://x.example/grace' })).toEqual([onPage])
    expect(await index.find({ words: 'grace', author: 'ada' })).toEqual([onPage, inBody])
  })

  it('keeps to one state if asked', async ({ expect }) => {
    const states = ['held', 'published', 'rejected', 'spam', 'deleted']
    const index = await anIndex(states.map((status) => ({ status })))
    for (const [at, status] of states.entries()) expect(await index.find({ status })).toEqual([index.ids[at]])
    expect(await index.find({})).toEqual([...index.ids].reverse())
  })

  it('knows no state and no site by their tokens', async ({ expect }) => {
    const index = await anIndex([{ status: 'spam' }])
    expect(await index.find({ words: 'xspam' })).toEqual([])
    expect(await index.find({ words: `s${index.siteId}` })).toEqual([])
  })

  it('finds nothing of another site', async ({ expect }) => {
    const one = await anIndex([{ body: 'shared words' }])
    const other = await anIndex([{ body: 'shared words' }])
    expect(await one.find({ words: 'shared' })).toEqual(one.ids)
    expect(await other.find({ words: 'shared', siteId: one.siteId })).toEqual(one.ids)
  })

  it('pages newest first, each row once', async ({ expect }) => {
    const index = await anIndex(Array.from({ length: 9 }, () => ({ body: 'again' })))
    const seen: number[] = []
    let before = 1e15
    for (let page = 0; page < 5; page++) {
      const found = await index.find({ words: 'again' }, { before, limit: 4 })
      seen.push(...found)
      before = found.at(-1) ?? 0
    }
    expect(seen).toEqual([...index.ids].reverse())
  })

  it('asks nothing for what cannot be found', async ({ expect }) => {
    const index = await anIndex([{}])
    const before = index.ctx.search.usage.queries
    expect(await index.find({ words: '???' })).toEqual([])
    expect(index.ctx.search.usage.queries).toBe(before)
  })
})

describe('putDocuments', () => {
  it('replaces what was there', async ({ expect }) => {
    const index = await anIndex([{ body: 'before' }])
    await putDocuments(index.ctx, [{ ...index.full[0]!, body: 'after', status: 'published' }])
    expect(await index.find({ words: 'before' })).toEqual([])
    expect(await index.find({ words: 'after', status: 'published' })).toEqual(index.ids)
    expect(await index.find({ status: 'held' })).toEqual([])
  })

  it('takes many long ones, in statements the database accepts', async ({ expect }) => {
    const body = `${'lorem ipsum dolor '.repeat(5_000)}`
    const index = await anIndex([...Array.from({ length: 12 }, () => ({ body })), { body: `${body} needle` }])
    expect(index.ctx.search.usage.queries).toBeGreaterThan(2)
    expect(await index.find({ words: 'needle' })).toEqual([index.ids.at(-1)])
  })

  it('takes a comment of the longest words there are', async ({ expect }) => {
    const index = await anIndex([{ body: `begin ${'👩‍👩‍👧‍👦'.repeat(20_000)}` }])
    expect(await index.find({ words: 'begin' })).toEqual(index.ids)
  })

  it('asks nothing for nothing', async ({ expect }) => {
    const ctx = testContext()
    await putDocuments(ctx, [])
    await removeDocuments(ctx, [])
    expect(ctx.search.usage.queries).toBe(0)
  })
})

describe('what is gone', () => {
  it('is not found any more, and the rest is', async ({ expect }) => {
    const index = await anIndex([{}, {}, {}])
    await removeDocuments(index.ctx, [index.ids[1]!, 5])
    expect(await index.find({})).toEqual([index.ids[2], index.ids[0]])
    expect(await areIndexed(index.ctx, [index.ids[0]!, index.ids[2]!])).toBe(true)
    expect(await areIndexed(index.ctx, [index.ids[0]!, index.ids[1]!])).toBe(false)
    expect(await areIndexed(index.ctx, [])).toBe(true)
  })
})
