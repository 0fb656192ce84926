import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { listPeople, PAGE } from '../../../src/addressbook/list-people'
import { ListPeople } from '../../../src/addressbook/schema'
import type { Site } from '../../../src/sites/public'
import { endByHand, eraseByHand } from '../../../src/subscribers/public'
import { aSite } from '../../support/a-site'
import { anAddress, aSignUp, aSubscriber, newsContext } from '../../support/a-subscriber'
import { manyPeople } from '../../support/people'
import { testContext } from '../../support/test-context'

type Query = Partial<v.InferInput<typeof ListPeople>>

const list = (site: Site, query: Query = {}, maySee = true) =>
  listPeople(testContext(), site, v.parse(ListPeople, query), maySee)

/** Every page, one after the other. */
async function all(site: Site, query: Query): Promise<number[]> {
  const ids: number[] = []
  let after: string | undefined
  do {
    const page = await list(site, { ...query, ...(after !== undefined && { after }) })
    ids.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

describe('the list of subscribers', () => {
  it('shows one state at a time, newest first', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const first = await aSubscriber(site, ctx)
    const second = await aSubscriber(site, newsContext())
    const waiting = await aSignUp(site, newsContext())
    await endByHand(newsContext(), site.id, 1, first.id)
    expect((await list(site)).items.map(({ id }) => id)).toEqual([second.id])
    expect((await list(site, { state: 'pending' })).items.map(({ email }) => email)).toEqual([waiting.email])
    expect((await list(site, { state: 'unsubscribed' })).items.map(({ id }) => id)).toEqual([first.id])
  })

  it('pages through everybody once, by state, by list and by import', async ({ expect }) => {
    const site = await aSite()
    const ids = await manyPeople(site, 120, { importId: 77 })
    const newest = [...ids].reverse()
    const left = newest.filter((id) => ids.indexOf(id) % 10 === 9)
    expect(await all(site, {})).toEqual(newest.filter((id) => !left.includes(id)))
    expect(await all(site, { state: 'unsubscribed' })).toEqual(left)
    expect(await all(site, { state: 'any' })).toEqual(newest)
    expect(await all(site, { list: 'news' })).toEqual(newest)
    expect(await all(site, { import: '77' })).toEqual(newest)
    expect(await all(site, { source: 'form:default', state: 'any' })).toHaveLength(118)
    expect(await all(site, { list: 'other' })).toEqual([])
    expect(await all(site, { import: '78' })).toEqual([])
    expect(await all(site, { source: 'import' })).toEqual([])
  })

  it('narrows by every filter together, and leaves nobody out over all pages', async ({ expect }) => {
    const site = await aSite()
    const ids = await manyPeople(site, 400, { importId: 79 })
    const newest = [...ids].reverse()
    const place = (id: number) => ids.indexOf(id)
    const left = newest.filter((id) => place(id) % 10 === 9)
    const byHand = newest.filter((id) => place(id) % 100 === 0)
    expect(await all(site, { list: 'news', state: 'unsubscribed' })).toEqual(left)
    expect(await all(site, { list: 'news', source: 'desk' })).toEqual(byHand)
    expect(await all(site, { import: '79', state: 'confirmed', list: 'news' })).toEqual(
      newest.filter((id) => !left.includes(id)),
    )
    expect(await all(site, { source: 'desk', state: 'unsubscribed' })).toEqual([])
    const found = await all(site, { q: 'reader', state: 'unsubscribed', list: 'news', import: '79' })
    expect(found.sort((a, b) => b - a)).toEqual(left)
  })

  it('takes a person’s state on a list for a state there: who is on another may have left this one', async ({
    expect,
  }) => {
    const site = await aSite()
    const [id] = await manyPeople(site, 1)
    await env.DB.prepare('UPDATE subscriptions SET left_at = 5 WHERE subscriber_id = ?1').bind(id!).run()
    await env.DB.prepare("UPDATE subscribers SET status = 'confirmed', unsubscribed_at = NULL WHERE id = ?1")
      .bind(id!)
      .run()
    const stands = async (query: Query) => (await list(site, query)).items.length
    expect(await stands({ list: 'news', state: 'unsubscribed' })).toBe(1)
    expect(await stands({ list: 'news', state: 'confirmed' })).toBe(0)
    expect(await stands({ list: 'news', state: 'pending' })).toBe(0)
    expect(await stands({ q: 'reader', list: 'news', state: 'unsubscribed' })).toBe(1)
    expect(await stands({ q: 'reader', list: 'news', state: 'confirmed' })).toBe(0)
    expect(await stands({ state: 'confirmed' })).toBe(1)
  })

  it('knows the days on which they came, first and last included', async ({ expect }) => {
    const site = await aSite()
    const day = Date.UTC(2027, 4, 10)
    const at = async (now: number) => (await aSubscriber(site, newsContext({ now }))).email
    const before = await at(day - 1)
    const [first, last] = [await at(day), await at(day + 86_400_000 - 1)]
    const after = await at(day + 86_400_000)
    const found = async (query: Query) => (await list(site, query)).items.map(({ email }) => email)
    const on = { from: '2027-05-10', to: '2027-05-10' }
    for (const query of [
      on,
      { ...on, state: 'any' },
      { ...on, list: 'news' },
      { ...on, source: 'form:default' },
    ])
      expect(await found(query as Query)).toEqual([last, first])
    expect((await found({ ...on, q: 'ada' })).sort()).toEqual([first, last].sort())
    expect(await found({ from: '2027-05-11' })).toEqual([after])
    expect(await found({ to: '2027-05-09' })).toEqual([before])
  })

  it('finds the few that fit at once where one of several filters is rare, however many the others have', async ({
    expect,
  }) => {
    const site = await aSite()
    const ids = await manyPeople(site, 1205)
    await env.DB.prepare("UPDATE subscribers SET source = 'form:foot' WHERE id IN (?1, ?2)")
      .bind(ids[0]!, ids[1200]!)
      .run()
    for (const query of [{ list: 'news' }, { state: 'confirmed' }, { q: 'reader' }] as const) {
      const { items, next, looked } = await list(site, { source: 'form:foot', ...query })
      expect(items.map(({ id }) => id)).toEqual([ids[1200], ids[0]])
      expect([next, looked]).toEqual([null, null])
    }
  })

  it('lets a filter lead that is far rarer than the others, and keeps to it over all pages', async ({
    expect,
  }) => {
    const site = await aSite()
    const ids = await manyPeople(site, 1205)
    const few = ids.filter((_, place) => place % 13 === 0)
    await env.DB.prepare(
      "UPDATE subscribers SET source = 'form:foot' WHERE id IN (SELECT value FROM json_each(?1))",
    )
      .bind(JSON.stringify(few))
      .run()
    const first = await list(site, { source: 'form:foot', list: 'news' })
    expect(first.items.length).toBeGreaterThan(35)
    expect(await all(site, { source: 'form:foot', list: 'news' })).toEqual([...few].reverse())
  })

  it('says how far it looked where filters that are all frequent leave few, and goes on from there', async ({
    expect,
  }) => {
    const site = await aSite()
    const ids = await manyPeople(site, 400)
    const place = new Map(ids.map((id, at) => [id, at]))
    const rare = [ids[5]!, ids[321]!]
    const [run, foot] = [0, 1].map((odd) =>
      ids.filter((id) => place.get(id)! % 2 === odd || rare.includes(id)),
    )
    for (const [column, value, who] of [
      ['import_id', 83, run],
      ['source', 'form:foot', foot],
    ] as const)
      await env.DB.prepare(
        `UPDATE subscribers SET ${column} = ?1 WHERE id IN (SELECT value FROM json_each(?2))`,
      )
        .bind(value, JSON.stringify(who))
        .run()
    const query = { source: 'form:foot', import: '83' }
    const first = await list(site, query)
    expect(first.items.map(({ id }) => id)).toEqual([ids[321]])
    expect(first.looked).toBeGreaterThan(50)
    expect(first.looked).toBeLessThan(100)
    expect(await all(site, query)).toEqual([...rare].reverse())
    await expect(list(site, { ...query, source: 'desk', after: first.next! })).rejects.toMatchObject({
      status: 422,
    })
  })

  it('says of a list who has left it', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 10)
    const { items } = await list(site, { list: 'news' })
    expect(items.map(({ left_at }) => left_at !== null)).toEqual([
      true,
      ...Array.from({ length: 9 }, () => false),
    ])
  })

  it('never shows another site’s people, whatever is asked', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await manyPeople(other, 60, { importId: 5 })
    const cursor = (await list(other)).next!
    const queries: Query[] = [
      {},
      { state: 'any' },
      { state: 'unsubscribed' },
      { list: 'news' },
      { import: '5' },
      { source: 'form:default' },
      { q: 'reader' },
      { q: other.id },
    ]
    for (const query of queries) expect((await list(site, query)).items, JSON.stringify(query)).toEqual([])
    await expect(list(site, { after: cursor })).rejects.toMatchObject({ code: 'web/fields-refused' })
  })

  it('refuses a cursor of another group and one made up', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 60)
    const cursor = (await list(site)).next!
    await expect(list(site, { list: 'news', after: cursor })).rejects.toMatchObject({ status: 422 })
    await expect(list(site, { after: 'x' })).rejects.toMatchObject({ status: 422 })
  })
})

describe('finding people', () => {
  it('takes an address however it is written, and the beginning of one', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aSubscriber(site, newsContext(), { email: anAddress('Grace') })
    for (const q of [
      email,
      email.toUpperCase(),
      ` ${email} `,
      email.slice(0, 8),
      email.slice(0, 8).toLowerCase(),
    ])
      expect(
        (await list(site, { q })).items.map((person) => person.email),
        q,
      ).toEqual([email])
    expect((await list(site, { q: email.slice(2) })).items).toEqual([])
  })

  it('finds those who wait and those who left as well', async ({ expect }) => {
    const site = await aSite()
    const waiting = await aSignUp(site, newsContext(), { email: anAddress('same') })
    const left = await aSubscriber(site, newsContext(), { email: anAddress('same') })
    await endByHand(newsContext(), site.id, 1, left.id)
    const found = (await list(site, { q: 'same' })).items
    expect(found.map(({ email }) => email).sort()).toEqual([waiting.email, left.email].sort())
  })

  it('shows the exact one first and each once', async ({ expect }) => {
    const site = await aSite()
    const longer = await aSubscriber(site, newsContext(), { email: 'eve@example.community' })
    const exact = await aSubscriber(site, newsContext(), { email: 'eve@example.com' })
    expect((await list(site, { q: 'eve@example.com' })).items.map(({ id }) => id)).toEqual([
      exact.id,
      longer.id,
    ])
  })

  it.for(['%', '_', 'a%', "'", '\u{10ffff}'])('takes %j as it stands', async (q, { expect }) => {
    const site = await aSite()
    await aSubscriber(site, newsContext())
    expect((await list(site, { q })).items).toEqual([])
  })

  it('pages through what it found in the order of the alphabet, each once', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 200)
    const { items, next } = await list(site, { q: 'READER1' })
    expect(items).toHaveLength(PAGE)
    const more = await list(site, { q: 'READER1', after: next! })
    const emails = [...items, ...more.items].map(({ email }) => email)
    expect(emails).toEqual([...emails].sort())
    expect(new Set(await all(site, { q: 'reader1' })).size).toBe(111)
  })

  it.for([
    ['grace', true],
    ['GRACE.HOPPER', true],
    ['hopper', true],
    ['hopp', true],
    ['navy', true],
    ['mail.navy', true],
    ['navy.example', true],
    ['Ämelie', true],
    ['amelie', true],
    ['o’brien', true],
    ['brien', false],
    ['ame grace', true],
    ['grace ame navy', true],
    ['ame nobody', false],
    ['race', false],
    ['opper', false],
    ['王小', true],
    ['小明', false],
  ] as const)('%s finds Grace or not: %s', async ([q, found], { expect }) => {
    const site = await aSite()
    const email = `grace.hopper+${crypto.randomUUID().slice(0, 8)}@mail.navy.example`
    const { id } = await aSubscriber(site, newsContext(), { email, name: 'Ämelie O’Brien 王小明' })
    expect((await list(site, { q })).items.map((person) => person.id)).toEqual(found ? [id] : [])
  })

  it('keeps to what is true: a name given later, another address, an erasure', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx, { name: 'Zora' })
    const found = async (q: string) => (await list(site, { q })).items.length
    // A name is kept once its owner has confirmed it.
    expect([await found('zora'), await found(email)]).toEqual([0, 1])
    const other = await aSubscriber(site, newsContext(), { name: 'Yann' })
    expect(await found('yann')).toBe(1)
    await eraseByHand(newsContext(), site.id, 1, other.id)
    expect(await found('yann')).toBe(0)
    const words = await env.DB.prepare('SELECT count(*) AS n FROM subscriber_words WHERE subscriber_id = ?1')
      .bind(other.id)
      .first('n')
    expect(words).toBe(0)
  })
})

describe('who may not see addresses', () => {
  it('sees them masked, and no names are told by a search', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aSubscriber(site, newsContext())
    const { items } = await list(site, {}, false)
    expect(items.map((person) => person.email)).toEqual(['a•••@example.org'])
    // A search by address would tell whether it is there: it is left out, and the usual list shown.
    for (const q of [email, 'nobody@example.org'])
      expect((await list(site, { q }, false)).items.map((person) => person.email)).toEqual([
        'a•••@example.org',
      ])
  })
})
