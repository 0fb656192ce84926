import { describe, it } from 'vitest'
import { idAt } from '../../../src/kernel/id'
import { insertMember, type Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

/** A context whose ids fit the real clock, by which the Worker under test lives. */
const now = () => testContext({ now: Date.now() })

async function waiting(site: Site, count: number): Promise<number[]> {
  const ctx = now()
  const ids: number[] = []
  for (let at = 0; at < count; at++) {
    ctx.sleep(1)
    ids.push((await aComment(site, {}, { ctx })).id)
  }
  return ids
}

const rowsRead = (headers: Headers) => Number(/rows_read=(\d+)/.exec(headers.get('server-timing')!)![1])

describe('what came to wait', () => {
  it('is told by its ids, oldest first, from one on', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ids = await waiting(site, 3)
    const answer = await visit(member, `/desk/${site.id}/news?since=${ids[0]}`)
    expect([answer.status, answer.json]).toEqual([200, { ids: ids.slice(1).map(String) }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('is nothing, without a row of the list, where nothing did: 204', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const [id] = await waiting(site, 1)
    const { status, text, headers } = await visit(member, `/desk/${site.id}/news?since=${id}`)
    expect([status, text]).toEqual([204, ''])
    const elsewhere = await visit(member, '/desk/sites/new')
    // Session and sites are what every page of the desk reads; this one adds its site, and one look into the index.
    expect(rowsRead(headers)).toBeLessThanOrEqual(rowsRead(elsewhere.headers) + 2)
  })

  it('leaves out what is decided, and what waits at other sites', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const member = await aMember(site)
    const ids = await waiting(site, 3)
    await waiting(other, 1)
    await setStatus(ids[1]!, 'published')
    const { json } = await visit(member, `/desk/${site.id}/news?since=${ids[0]}`)
    expect(json).toEqual({ ids: [String(ids[2])] })
  })

  it('is of all sites of a person at once, and of no other', async ({ expect }) => {
    const [one, two, foreign] = [await aSite(), await aSite(), await aSite()]
    const member = await aMember(one)
    await testContext().db.run(insertMember(two.id, member.personId, 'reader', 0))
    const since = idAt(Date.now() - 1000)
    const ids = [...(await waiting(one, 1)), ...(await waiting(two, 1))]
    await waiting(foreign, 1)
    const { json } = await visit(member, `/desk/all/news?since=${since}`)
    expect((json as { ids: string[] }).ids.toSorted()).toEqual(ids.map(String).toSorted())
  })

  it('is told a page at a time, and the next question goes on from its last', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ids = await waiting(site, 27)
    const first = await visit(member, `/desk/${site.id}/news?since=1`)
    const told = (first.json as { ids: string[] }).ids
    expect(told).toEqual(ids.slice(0, 25).map(String))
    const second = await visit(member, `/desk/${site.id}/news?since=${told.at(-1)}`)
    expect(second.json).toEqual({ ids: ids.slice(25).map(String) })
  })

  it('is asked from a moment before the page on, of what waits alone', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const before = idAt(Date.now() - 11_000)
    const newsOf = async (path: string) => /data-news="(\d+)"/.exec((await visit(member, path)).text)?.[1]
    const since = Number(await newsOf(`/desk/${site.id}`))
    expect(since).toBeGreaterThan(before)
    expect(since).toBeLessThan(idAt(Date.now() - 5000))
    expect(await newsOf(`/desk/${site.id}?order=newest`)).toBeDefined()
    expect(await newsOf('/desk/all')).toBeDefined()
    expect(await newsOf(`/desk/${site.id}?status=spam`)).toBeUndefined()
    // What came has no place yet among risks and reasons.
    expect(await newsOf(`/desk/${site.id}?order=riskiest`)).toBeUndefined()
    expect(await newsOf(`/desk/${site.id}?why=word`)).toBeUndefined()
  })

  it('is counted in the tab of what waits, as in the title', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    await waiting(site, 2)
    const { text } = await visit(member, `/desk/${site.id}`)
    expect(text).toMatch(/aria-current="page">Waiting \(2\)<\/a>/)
    expect(text).toContain('<title>Waiting (2) · ')
    const spam = await visit(member, `/desk/${site.id}?status=spam`)
    expect(spam.text).toMatch(/href="\/desk\/[^"?]+">Waiting<\/a>/)
  })
})
