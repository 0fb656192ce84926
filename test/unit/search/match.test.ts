import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { markToken, matchOf, siteToken, statusToken } from '../../../src/search/match'
import { findInIndex } from '../../../src/search/queries'
import { testContext } from '../../support/test-context'

const nothing = { siteId: 'demo', words: '', author: '', page: '', status: '' }
const match = (asked: Partial<typeof nothing>) => matchOf({ ...nothing, ...asked })

describe('matchOf', () => {
  it.for([
    [{}, 'meta : ("sdemo")'],
    [{ words: 'street' }, '{body author page} : ("street") AND meta : ("sdemo")'],
    [{ words: 'street lights' }, '{body author page} : ("street" AND "lights") AND meta : ("sdemo")'],
    [{ words: '"street lights" x' }, '{body author page} : ("street lights" AND "x") AND meta : ("sdemo")'],
    [{ words: 'light*' }, '{body author page} : ("light*" *) AND meta : ("sdemo")'],
    [{ words: '東京' }, '{body author page} : ("東  京") AND meta : ("sdemo")'],
    [{ author: 'Ada' }, 'author : ("Ada") AND meta : ("sdemo")'],
    [{ page: 'https://x.example/1' }, 'page : ("https://x.example/1") AND meta : ("sdemo")'],
    [{ status: 'spam' }, 'meta : ("sdemo" AND "xspam")'],
    [
      { words: 'a', author: 'b', page: 'c', status: 'held' },
      '{body author page} : ("a") AND author : ("b") AND page : ("c") AND meta : ("sdemo" AND "xheld")',
    ],
  ] as const)('of %j is %s', async ([asked, text], { expect }) => {
    expect(await match(asked)).toBe(text)
  })

  it('asks of any of several sites, and of none finds nothing', async ({ expect }) => {
    const of = (siteId: readonly string[]) => matchOf({ ...nothing, siteId, words: 'a', status: 'held' })
    expect(await of(['one', 'two'])).toBe(
      '{body author page} : ("a") AND meta : (("sone" OR "stwo") AND "xheld")',
    )
    expect(await of(['one'])).toBe('{body author page} : ("a") AND meta : ("sone" AND "xheld")')
    expect(await of([])).toBeUndefined()
  })

  it('asks for marks by hashes, which the tokeniser leaves whole', async ({ expect }) => {
    const text = (await matchOf({ ...nothing, marks: ['host:a-b.example', 'network:x_y'] }))!
    expect(text).toMatch(/^meta : \("sdemo" AND "m[0-9a-f]{24}" AND "m[0-9a-f]{24}"\)$/)
    expect(text).not.toContain('example')
    const tokens = await Promise.all(['host:a-b.example', 'network:x_y'].map(markToken))
    expect(await matchOf({ ...nothing, tokens })).toBe(text)
    expect(await markToken('host:a')).not.toBe(await markToken('network:a'))
  })

  it.for(['!!!', '"', '""', '* * *', '👍', '" - "'])(
    'is nothing for %s, which no entry can have',
    async (words, { expect }) => {
      expect(await match({ words })).toBeUndefined()
      expect(await match({ author: words, words: 'street' })).toBeUndefined()
    },
  )

  it('takes a quote that is never closed for one that is', async ({ expect }) => {
    expect(await match({ words: '"street lights' })).toBe(
      '{body author page} : ("street lights") AND meta : ("sdemo")',
    )
  })

  it('takes operators for words', async ({ expect }) => {
    expect(await match({ words: 'a OR b' })).toBe(
      '{body author page} : ("a" AND "OR" AND "b") AND meta : ("sdemo")',
    )
    expect(await match({ words: 'meta:sother' })).toBe(
      '{body author page} : ("meta:sother") AND meta : ("sdemo")',
    )
  })
})

describe('the token of a site', () => {
  it('is one word of the tokeniser, and no two sites share one', ({ expect }) => {
    const id = fc.string({ unit: fc.constantFrom(...'abmyz019-'), minLength: 1, maxLength: 32 })
    fc.assert(
      fc.property(id, id, (one, other) => {
        expect(siteToken(one)).toMatch(/^[a-z0-9]+$/)
        expect(siteToken(one) === siteToken(other)).toBe(one === other)
      }),
      { numRuns: 500 },
    )
    expect([siteToken('a-b'), siteToken('azmb')]).toEqual(['sazmb', 'sazzmb'])
  })

  it('is never that of a state', ({ expect }) => {
    expect(siteToken('held')).not.toBe(statusToken('held'))
  })
})

describe('what a person types', () => {
  const SYNTAX = [
    '"',
    "'",
    '(',
    ')',
    '*',
    '^',
    ':',
    '{',
    '}',
    '-',
    '+',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    'meta',
    'body',
    ' ',
    '\0',
    '\\',
    ';',
    '--',
    'a',
    '東',
  ]
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...SYNTAX), { maxLength: 30 }).map((parts) => parts.join('')),
  )

  it('never breaks the question, and never finds another site’s', async ({ expect }) => {
    const other = `s${crypto.randomUUID().slice(0, 13)}`
    const id = Math.floor(Math.random() * 1e9) + 1
    await env.SEARCH.prepare(
      'INSERT INTO comment_index (rowid, body, author, page, meta) VALUES (?1, ?2, ?3, ?4, ?5)',
    )
      .bind(id, 'a AND OR NOT NEAR meta body 東', 'a 東', 'a 東', `${siteToken(other)} xheld`)
      .run()
    const { search } = testContext()
    await fc.assert(
      fc.asyncProperty(typed, typed, typed, async (words, author, page) => {
        const text = await matchOf({ siteId: `${other}0`, words, author, page, status: '' })
        if (text !== undefined) expect(await search.all(findInIndex(text, 1e15, 0, 5))).toEqual([])
      }),
      { numRuns: 300 },
    )
    // The entry is there for its own site, so that nothing found above means something.
    const own = (await matchOf({ siteId: other, words: 'near', author: 'A', page: '', status: 'held' }))!
    expect(await search.all(findInIndex(own, 1e15, 0, 5))).toEqual([{ id }])
    await env.SEARCH.prepare('DELETE FROM comment_index WHERE rowid = ?1').bind(id).run()
  })

  it('may be as many words as fit, and all of them count', async ({ expect }) => {
    const text = (await match({ words: Array.from({ length: 100 }, (_, at) => `w${at}`).join(' ') }))!
    expect(text.match(/AND/g)).toHaveLength(100)
    expect(await testContext().search.all(findInIndex(text, 1e15, 0, 5))).toEqual([])
  })
})
