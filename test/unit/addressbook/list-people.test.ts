import * as v from 'valibot'
import { describe, it } from 'vitest'
import { listPeople, PAGE } from '../../../src/addressbook/list-people'
import { ListPeople } from '../../../src/addressbook/schema'
import type { Site } from '../../../src/sites/public'
import { endByHand } from '../../../src/subscribers/public'
import { aSite } from '../../support/a-site'
import { anAddress, aSignUp, aSubscriber, newsContext } from '../../support/a-subscriber'
import { manyPeople } from '../../support/people'
import { testContext } from '../../support/test-context'

const list = (site: Site, query: Partial<v.InferInput<typeof ListPeople>> = {}, maySee = true) =>
  listPeople(testContext(), site, v.parse(ListPeople, query), maySee)

/** Every page, one after the other. */
async function all(site: Site, show: string): Promise<number[]> {
  const ids: number[] = []
  let after: string | undefined
  do {
    const page = await list(site, { show, ...(after !== undefined && { after }) })
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
    expect((await list(site, { show: 'pending' })).items.map(({ email }) => email)).toEqual([waiting.email])
    expect((await list(site, { show: 'unsubscribed' })).items.map(({ id }) => id)).toEqual([first.id])
  })

  it('pages through everybody once, by state, by list and by import', async ({ expect }) => {
    const site = await aSite()
    const ids = await manyPeople(site, 120, { importId: 77 })
    const newest = [...ids].reverse()
    expect(await all(site, 'confirmed')).toEqual(newest.filter((id) => ids.indexOf(id) % 10 !== 9))
    expect(await all(site, 'unsubscribed')).toEqual(newest.filter((id) => ids.indexOf(id) % 10 === 9))
    expect(await all(site, 'list:news')).toEqual(newest)
    expect(await all(site, 'import:77')).toEqual(newest)
    expect(await all(site, 'list:other')).toEqual([])
    expect(await all(site, 'import:78')).toEqual([])
  })

  it('says of a list who has left it', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 10)
    const { items } = await list(site, { show: 'list:news' })
    expect(items.map(({ left_at }) => left_at !== null)).toEqual([
      true,
      ...Array.from({ length: 9 }, () => false),
    ])
  })

  it('never shows another site’s people, whatever is asked', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await manyPeople(other, 60, { importId: 5 })
    const cursor = (await list(other)).next!
    for (const show of ['confirmed', 'unsubscribed', 'list:news', 'import:5'])
      expect((await list(site, { show })).items).toEqual([])
    expect((await list(site, { q: 'reader' })).items).toEqual([])
    await expect(list(site, { after: cursor })).rejects.toMatchObject({ code: 'web/fields-refused' })
  })

  it('refuses a cursor of another group and one made up', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 60)
    const cursor = (await list(site)).next!
    await expect(list(site, { show: 'list:news', after: cursor })).rejects.toMatchObject({ status: 422 })
    await expect(list(site, { after: 'x' })).rejects.toMatchObject({ status: 422 })
  })

  it.for(['x', 'list:', 'list:a b', 'import:x', 'confirmed; DROP TABLE'])(
    'knows no group %s',
    (show, { expect }) => {
      expect(v.safeParse(ListPeople, { show }).success).toBe(false)
    },
  )
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
    expect((await list(site, { q: email.slice(1) })).items).toEqual([])
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

  it('stops at a page, in the order of the alphabet', async ({ expect }) => {
    const site = await aSite()
    await manyPeople(site, 200)
    const { items, next } = await list(site, { q: 'READER1' })
    expect(items).toHaveLength(PAGE)
    expect(next).toBeNull()
    const emails = items.map(({ email }) => email)
    expect(emails).toEqual([...emails].sort())
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
