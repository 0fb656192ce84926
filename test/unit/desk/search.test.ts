import { describe, it } from 'vitest'
import type { Role } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, dumpDatabase, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { at } from '../../support/api'
import { indexSite } from '../../support/index-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

/** A context whose ids fit the real clock, by which the Worker under test lives. */
const now = () => testContext({ now: Date.now() })

async function aDesk(bodies: readonly string[] = [], role: Role = 'moderator') {
  const site = await aSite()
  const member = await aMember(site, role)
  const ids: number[] = []
  const ctx = now()
  for (const body of bodies) {
    ctx.sleep(1)
    ids.push((await aComment(site, { body, name: 'Grace', title: 'Old streets' }, { ctx })).id)
  }
  await indexSite(site)
  const search = (query: Record<string, string> = {}, headers = {}) =>
    visit(member, at(`/desk/${site.id}/search`, query), headers)
  return { site, member, ids, search }
}

const rowsIn = (text: string) => [...text.matchAll(/<li data-id="(\d+)"/g)].map(([, id]) => Number(id))

describe('GET /desk/{site}/search', () => {
  it('shows the form alone if nothing is asked', async ({ expect }) => {
    const { search } = await aDesk(['lantern'])
    for (const query of [undefined, { q: '', author: ' ', page: '', status: '' }]) {
      const { status, text } = await search(query)
      expect(status).toBe(200)
      expect(text).toContain('<input id="q" name="q"')
      expect(rowsIn(text)).toEqual([])
      expect(text).not.toContain('Nothing found')
    }
  })

  it('lists what is found in every state, each with the way to it', async ({ expect }) => {
    const { site, ids, search } = await aDesk(['one lantern', 'two lanterns', 'the third lantern'])
    await setStatus(ids[0]!, 'spam')
    const { text } = await search({ q: 'lantern' })
    expect(rowsIn(text)).toEqual([ids[2], ids[0]])
    expect(text).toContain(`href="/desk/${site.id}?item=${ids[2]}"`)
    expect(text).toContain(`href="/desk/${site.id}?status=spam&amp;item=${ids[0]}"`)
    expect(text).toContain('<span class="chip chip-spam">spam</span>')
    expect(text).toContain('on Old streets')
  })

  it('keeps in the form what was asked, so that the address says it all', async ({ expect }) => {
    const { site, search, ids } = await aDesk(['a "quoted" lantern'])
    const asked = { q: '"quoted" lantern', author: 'grace', page: aPage(site), status: 'held' }
    const { text } = await search(asked)
    expect(text).toContain('value="&quot;quoted&quot; lantern"')
    expect(text).toContain('name="author" type="text" value="grace"')
    expect(text).toContain(`value="${aPage(site)}"`)
    expect(text).toContain('<option value="held" selected="">')
    expect(text).toContain('<title>Search: &quot;quoted&quot; lantern · ')
    expect(rowsIn(text)).toEqual(ids)
  })

  it('pages with the question kept in the address', async ({ expect }) => {
    const { site, search, member, ids } = await aDesk(Array.from({ length: 23 }, (_, at) => `lantern ${at}`))
    const first = await search({ q: 'lantern', status: 'held', author: '' })
    expect(rowsIn(first.text)).toHaveLength(20)
    const more = /id="more" href="([^"]+)"/.exec(first.text)![1]!.replaceAll('&amp;', '&')
    expect(more).toMatch(new RegExp(`^/desk/${site.id}/search\\?q=lantern&status=held&after=[\\w-]+$`))
    const second = await visit(member, more)
    expect([...rowsIn(first.text), ...rowsIn(second.text)]).toEqual([...ids].reverse())
    expect(second.text).not.toContain('id="more"')
  })

  it('says so if nothing is found, also of what nobody can have written', async ({ expect }) => {
    const { search } = await aDesk(['lantern'])
    for (const q of ['elsewhere', '!!!', '"', 'lantern AND NOT']) {
      const { status, text } = await search({ q })
      expect(status, q).toBe(200)
      expect(text, q).toContain('Nothing found')
    }
  })

  it('says so if a part of the list holds none of the state that was asked for', async ({ expect }) => {
    const { search, ids } = await aDesk(Array.from({ length: 21 }, () => 'lantern'))
    for (const id of ids) await setStatus(id, 'spam')
    const { text } = await search({ status: 'held' })
    expect(text).toContain('Nothing on this part of the list')
    expect(text).toContain('id="more"')
    expect(text).not.toContain('Nothing found')
  })

  it('says so if the newest cannot be found yet', async ({ expect }) => {
    const { site, search } = await aDesk(['lantern'])
    expect((await search({ q: 'lantern' })).text).not.toContain('not searchable yet')
    await aComment(site, { body: 'lantern' }, { ctx: now() })
    expect((await search({ q: 'lantern' })).text).toContain('The newest comments are not searchable yet.')
    await indexSite(site)
    expect((await search({ q: 'lantern' })).text).not.toContain('not searchable yet')
  })

  it.for([
    ['q', 'w'.repeat(201), 'Shorten this by 1 character, to 200.'],
    ['author', 'w'.repeat(101), 'Shorten this by 1 character, to 100.'],
    ['page', 'w'.repeat(301), 'Shorten this by 1 character, to 300.'],
    ['status', 'lost', 'Choose one of'],
    ['after', 'x', 'This place in the list is unknown.'],
  ] as const)(
    'answers 422 for a wrong %s, beside what was typed',
    async ([field, value, words], { expect }) => {
      const { search } = await aDesk(['lantern'])
      const { status, text } = await search({ q: 'lantern', [field]: value })
      expect(status).toBe(422)
      expect(text).toContain(words)
      expect(rowsIn(text)).toEqual([])
      if (field === 'q') {
        expect(text).toContain('aria-invalid="true" aria-describedby="q-hint q-error"')
        expect(text).toContain(value)
      } else expect(text).toContain('value="lantern"')
    },
  )

  it('speaks German', async ({ expect }) => {
    const { search } = await aDesk(['lantern'])
    const { text } = await search({ q: 'elsewhere' }, { 'accept-language': 'de' })
    expect(text).toContain('Nichts gefunden')
    expect(text).toContain('<h1>Suche</h1>')
  })

  it('shows markup in names, words and questions as text', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const evil = '"><img src=x onerror=alert(1)>'
    await aComment(site, { name: evil, title: evil, body: `lantern ${evil}` }, { ctx: now() })
    await indexSite(site)
    const { text } = await visit(member, at(`/desk/${site.id}/search`, { q: `lantern ${evil}` }))
    expect(rowsIn(text)).toHaveLength(1)
    expect(text).not.toContain('<img')
  })

  it('is open to readers, and shows no address of anybody', async ({ expect }) => {
    const site = await aSite()
    await aComment(site, { body: 'lantern', email: 'ada@lovelace.example' }, { ctx: now() })
    await indexSite(site)
    const reader = await aMember(site, 'reader')
    const { status, text } = await visit(reader, at(`/desk/${site.id}/search`, { q: 'lantern' }))
    expect(status).toBe(200)
    expect(rowsIn(text)).toHaveLength(1)
    expect(text).not.toContain('lovelace')
  })

  it('finds nothing of another site, whatever its words', async ({ expect }) => {
    const one = await aDesk(['lantern'])
    const other = await aDesk(['lantern'])
    expect(rowsIn((await one.search({ q: 'lantern' })).text)).toEqual(one.ids)
    expect(rowsIn((await one.search({ q: `lantern s${other.site.id}` })).text)).toEqual([])
    expect((await visit(one.member, `/desk/${other.site.id}/search?q=lantern`)).status).toBe(404)
  })

  it('changes nothing', async ({ expect }) => {
    const { search } = await aDesk(['lantern'])
    const before = await dumpDatabase()
    await search({ q: 'lantern' })
    await search({ q: 'elsewhere', status: 'spam' })
    expect(await dumpDatabase()).toBe(before)
  })
})
