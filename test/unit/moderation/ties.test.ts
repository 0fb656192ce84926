import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { isoDay } from '../../../src/kernel/time'
import { readItem, SearchComments, searchComments } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { check } from '../../support/check-input'
import { indexSite } from '../../support/index-site'
import { testContext } from '../../support/test-context'

const idsOf = async (site: Site, asked: Record<string, string>) =>
  (await searchComments(testContext(), site, check(SearchComments, asked))).items.map(({ id }) => id)
const tiesOf = async (site: Site, id: number) => (await readItem(testContext(), site, id)).ties

const from = (ip: string) => ({ ctx: testContext({ ip }) })

describe('what a comment shares with others (C5, M-20)', () => {
  it('is counted: the same address, the same network, the same links', async ({ expect }) => {
    const site = await aSite()
    const one = await aComment(
      site,
      { email: 'ada@example.org', body: 'https://shop.example/1' },
      from('198.51.100.1'),
    )
    await aComment(site, { email: 'ADA@example.org' }, from('203.0.113.1'))
    await aComment(site, { email: 'bob@example.org' }, from('198.51.100.200'))
    await aComment(site, { body: 'https://www.shop.example/2' }, from('192.0.2.1'))
    await aComment(site, { body: 'nothing in common' }, from('192.0.3.1'))
    await indexSite(site)
    expect(await tiesOf(site, one.id)).toEqual({
      address: 1,
      network: 1,
      hosts: [{ host: 'shop.example', count: 1 }],
      counted: 4,
    })
  })

  it('is nothing for whoever stands alone, and asks the index nothing', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    await env.DB.prepare('UPDATE comments SET network = NULL WHERE id = ?1').bind(id).run()
    const ctx = testContext()
    expect((await readItem(ctx, site, id)).ties).toEqual({ address: 0, network: 0, hosts: [], counted: 4 })
    expect(ctx.search.usage.queries).toBe(0)
  })

  it('is counted to four and one more, in few rows', async ({ expect }) => {
    const site = await aSite()
    const ids: number[] = []
    for (let n = 0; n < 9; n++) {
      ids.push((await aComment(site, { email: 'ada@example.org', body: 'https://shop.example' })).id)
    }
    await indexSite(site)
    const ctx = testContext()
    const { ties } = await readItem(ctx, site, ids[0]!)
    expect(ties).toEqual({ address: 5, network: 5, hosts: [{ host: 'shop.example', count: 5 }], counted: 4 })
    expect(ctx.search.usage.rowsRead).toBeLessThanOrEqual(3 * 6)
    expect(ctx.search.usage.roundTrips).toBe(1)
  })

  it('ends at the fence of the site', async ({ expect }) => {
    const [here, there] = [await aSite(), await aSite()]
    const fields = { email: 'ada@example.org', body: 'https://shop.example' }
    const { id } = await aComment(here, fields)
    await aComment(there, fields)
    await indexSite(here)
    await indexSite(there)
    expect(await tiesOf(here, id)).toEqual({
      address: 0,
      network: 0,
      hosts: [{ host: 'shop.example', count: 0 }],
      counted: 4,
    })
  })

  it('leads into the search, and the address only for who may see it', async ({ expect }) => {
    const site = await aSite()
    const fields = { email: 'ada@example.org', body: 'https://shop.example' }
    const { id } = await aComment(site, fields)
    await aComment(site, fields)
    await indexSite(site)
    const pane = async (role: 'moderator' | 'reader') =>
      (await visit(await aMember(site, role), `/desk/${site.id}/comments/${id}/pane`)).text
    const moderator = await pane('moderator')
    expect(moderator).toContain(`/desk/${site.id}/search?address=ada%40example.org`)
    expect(moderator).toContain(`/desk/${site.id}/search?host=shop.example`)
    expect(moderator).toContain(`/desk/${site.id}/search?network=${id}`)
    expect(moderator).toContain('1 other comment leads to shop.example')
    const reader = await pane('reader')
    expect(reader).not.toContain('ada')
    expect(reader).toContain('host=shop.example')
  })
})

describe('searching by what comments share (C6)', () => {
  it('finds by address, whatever its spelling', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { email: 'Ada@Example.org' })
    await aComment(site, { email: 'bob@example.org', body: 'ada@example.org' })
    await indexSite(site)
    expect(await idsOf(site, { address: 'ada@EXAMPLE.ORG' })).toEqual([id])
    expect(await idsOf(site, { address: 'carl@example.org' })).toEqual([])
  })

  it('finds by host with those below it, and takes a whole address for its host', async ({ expect }) => {
    const site = await aSite()
    const one = await aComment(site, { body: 'https://www.shop.example/' })
    const two = await aComment(site, { url: 'https://shop.example/me' })
    await aComment(site, { body: 'https://notshop.example and https://shop.example.evil.example' })
    await indexSite(site)
    expect(await idsOf(site, { host: 'shop.example' })).toEqual([two.id, one.id])
    expect(await idsOf(site, { host: 'https://SHOP.example/any/path' })).toEqual([two.id, one.id])
    expect(await idsOf(site, { host: 'www.shop.example' })).toEqual([one.id])
  })

  it('finds what came from the network of a comment, as long as it is remembered', async ({ expect }) => {
    const site = await aSite()
    const one = await aComment(site, {}, from('198.51.100.1'))
    const two = await aComment(site, {}, from('198.51.100.77'))
    await aComment(site, {}, from('203.0.113.9'))
    await indexSite(site)
    expect(await idsOf(site, { network: String(one.id) })).toEqual([two.id, one.id])
    await env.DB.prepare('UPDATE comments SET network = NULL WHERE id = ?1').bind(one.id).run()
    expect(await idsOf(site, { network: String(one.id) })).toEqual([])
    expect(await idsOf(site, { network: '12345' })).toEqual([])
  })

  it('finds by day, first and last included, together with words', async ({ expect }) => {
    const site = await aSite()
    const noon = Date.UTC(2026, 5, 15, 12)
    const ids: number[] = []
    for (let day = 0; day < 4; day++) {
      const ctx = testContext({ now: noon + day * 86_400_000 })
      ids.push((await aComment(site, { body: `lantern number${day}` }, { ctx })).id)
    }
    await indexSite(site)
    const [second, third] = [isoDay(noon + 86_400_000), isoDay(noon + 2 * 86_400_000)]
    expect(await idsOf(site, { q: 'lantern', from: second, to: third })).toEqual([ids[2], ids[1]])
    expect(await idsOf(site, { from: third })).toEqual([ids[3], ids[2]])
    expect(await idsOf(site, { to: second })).toEqual([ids[1], ids[0]])
    expect(await idsOf(site, { q: 'number0', from: second })).toEqual([])
  })

  it('finds nothing by what an edit has taken out', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'https://shop.example' })
    await indexSite(site)
    await env.DB.prepare("UPDATE comments SET html = '<p>gone</p>', author_email = NULL WHERE id = ?1")
      .bind(id)
      .run()
    await indexSite(site)
    expect(await idsOf(site, { host: 'shop.example' })).toEqual([])
  })

  it.for([
    [{ host: 'no host' }, 'host'],
    [{ host: 'localhost' }, 'host'],
    [{ address: 'nobody' }, 'address'],
    [{ from: '2026-13-01' }, 'from'],
    [{ to: 'today' }, 'to'],
  ] as const)('refuses %j beside its field, with what was typed', async ([asked, field], { expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const page = await visit(member, `/desk/${site.id}/search?${new URLSearchParams(asked)}`)
    expect(page.status).toBe(422)
    expect(page.text).toContain(`id="${field}-error"`)
    expect(page.text).toContain(`value="${Object.values(asked)[0]}"`)
  })

  it('by address is not for readers, whose form does not offer it', async ({ expect }) => {
    const site = await aSite()
    const reader = await aMember(site, 'reader')
    const path = `/desk/${site.id}/search`
    expect((await visit(reader, path)).text).not.toContain('name="address"')
    expect((await visit(reader, `${path}?address=ada%40example.org`)).status).toBe(403)
    expect((await visit(reader, `${path}?host=shop.example`)).status).toBe(200)
  })
})
