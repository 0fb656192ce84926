import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { indexComments } from '../../../src/comments/records/index-comments'
import { DAY_MS } from '../../../src/kernel/time'
import type { Site } from '../../../src/sites/public'
import { beginningOf } from '../../../src/threads/beginning-of'
import { closePages } from '../../../src/threads/close-pages'
import { listPages } from '../../../src/threads/list-pages'
import { readPage } from '../../../src/threads/read-page'
import { setPageState } from '../../../src/threads/set-page-state'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aPageMove, settleMoves, threadAt } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { aTeam, liveContext } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'
import { siteSettings } from '../../support/site-settings'
import { testContext } from '../../support/test-context'

/** Comments on these pages, in the index as the queue would put them. */
async function pagesOf(site: Site, paths: readonly string[], ctx = testContext()): Promise<number[]> {
  const ids: number[] = []
  for (const path of paths) ids.push((await aComment(site, { page: aPage(site, path) }, { ctx })).id)
  await indexComments(ctx, { siteId: site.id, ids })
  return ids
}
const codeOf = (work: Promise<unknown>) => work.then(String, ({ code }: { code: string }) => code)
const list = (site: Site, begins = '', more: object = {}) =>
  listPages(testContext(), site, { begins, limit: 25, ...more })
const pathsOf = (site: Site, items: readonly { readonly page: string }[]) =>
  items.map(({ page }) => page.replace(`https://${site.id}.example`, ''))

describe('the list of pages', () => {
  it('has each page with comments once, by address, with what it holds', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await pagesOf(site, ['/b', '/a', '/b', '/c/1'])
    const { items, next } = await list(site)
    expect(pathsOf(site, items)).toEqual(['/a', '/b', '/c/1'])
    expect(items[1]).toMatchObject({
      published: 2,
      held: 0,
      state: 'site',
      closedBy: null,
      id: await threadAt(site, '/b'),
    })
    expect(items[1]!.lastCommentAt).toBeGreaterThan(0)
    expect(next).toBeNull()
  })

  it('goes on page by page, and not with a place of another list', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await pagesOf(site, ['/a', '/b', '/c', '/d', '/e'])
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list(site, '', { limit: 2, after })
      seen.push(...pathsOf(site, page.items))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(['/a', '/b', '/c', '/d', '/e'])
    const { next } = await list(site, '/', { limit: 2 })
    expect(await codeOf(list(site, '', { after: next }))).toBe('web/fields-refused')
    expect(await codeOf(list(await aSite(), '/', { after: next }))).toBe('web/fields-refused')
  })

  it('is found by the beginning of an address, however much of it is typed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await pagesOf(site, ['/blog/1', '/blog/2', '/blogs', '/news/ü'])
    for (const typed of [
      '/blog/',
      `${site.id}.example/blog/`,
      `HTTPS://${site.id.toUpperCase()}.example/blog/`,
    ]) {
      expect(pathsOf(site, (await list(site, typed)).items), typed).toEqual(['/blog/1', '/blog/2'])
    }
    expect(pathsOf(site, (await list(site, '/blog')).items)).toHaveLength(3)
    expect((await list(site, '/%')).items).toEqual([])
    expect((await list(await aSite(), '')).items).toEqual([])
  })

  it('leaves out what moved away, and knows where it went', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await pagesOf(site, ['/a', '/b'])
    await aPageMove(site, '/a', '/z')
    await indexComments(testContext(), { siteId: site.id, ids })
    expect(pathsOf(site, (await list(site)).items)).toEqual(['/b', '/z'])
    expect(await codeOf(readPage(testContext(), site, await threadAt(site, '/a')))).toBe(
      'threads/page-unknown',
    )
  })

  it('reads a row of the index and one of the pages for each it shows', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await pagesOf(
      site,
      Array.from({ length: 30 }, (_, at) => `/p/${at}`),
    )
    const ctx = testContext()
    await listPages(ctx, site, { begins: '/p/', limit: 25 })
    expect(ctx.search.usage.rowsRead).toBeLessThanOrEqual(27)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(50)
    expect([ctx.search.usage.roundTrips, ctx.db.usage.roundTrips]).toEqual([1, 1])
  })
})

describe('the beginning of an address', () => {
  const site = { settings: siteSettings({ origins: ['http://localhost:8788', 'https://example.org'] }) }
  it.for([
    ['', ''],
    ['/x', 'http://localhost:8788/x'],
    ['localhost:8788/y', 'http://localhost:8788/y'],
    ['Example.ORG/Y', 'https://example.org/Y'],
    ['https://EXAMPLE.org/Y', 'https://example.org/Y'],
    ['other.example', 'https://other.example'],
  ] as const)('%s is completed to %s', ([typed, whole], { expect }) => {
    expect(beginningOf(site, ` ${typed} `)).toBe(whole)
  })
})

describe('closing pages', () => {
  it('closes and opens many, writes what changed, and nothing twice', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await pagesOf(site, ['/a', '/b'])
    const ids = [await threadAt(site, '/a'), await threadAt(site, '/b')]
    const close = (closed: boolean, ctx = testContext()) => closePages(ctx, site, 7, ids, closed)
    expect(await close(true)).toBe(2)
    expect((await list(site)).items.map(({ closedBy }) => closedBy)).toEqual(['hand', 'hand'])
    expect(await codeOf(aComment(site, { page: aPage(site, '/a') }))).toBe('comments/thread-closed')
    const again = testContext()
    expect(await close(true, again)).toBe(0)
    expect(again.db.usage.rowsWritten).toBe(0)
    expect(await close(false)).toBe(2)
    await aComment(site, { page: aPage(site, '/a') })
    const log = await env.DB.prepare(
      "SELECT action, subject FROM audit WHERE site_id = ?1 AND action LIKE 'page.%' ORDER BY id",
    )
      .bind(site.id)
      .all<{ action: string }>()
    expect(log.results.map(({ action }) => action)).toEqual([
      'page.close',
      'page.close',
      'page.open',
      'page.open',
    ])
    expect(await closePages(testContext(), await aSite(), 7, ids, true)).toBe(0)
  })

  it('is told apart from being closed by age', async ({ expect }) => {
    const site = await aSite({ hold: 'none', closeDays: 3 })
    const ctx = testContext()
    await pagesOf(site, ['/a'], ctx)
    const later = testContext({ now: ctx.clock.now() + 4 * DAY_MS })
    expect((await listPages(later, site, { begins: '', limit: 5 })).items[0]).toMatchObject({
      closedBy: 'age',
      state: 'site',
    })
    expect(await closePages(later, site, 7, [await threadAt(site, '/a')], false)).toBe(0)
  })

  it('is one of four things a page says for itself', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await pagesOf(site, ['/a'])
    const id = await threadAt(site, '/a')
    for (const state of ['all', 'none', 'closed', 'site'] as const) {
      expect(await setPageState(testContext(), site, 7, id, state)).toEqual({ changed: true })
      expect(await setPageState(testContext(), site, 7, id, state)).toEqual({ changed: false })
      expect((await readPage(testContext(), site, id)).state).toBe(state)
    }
    expect(await codeOf(setPageState(testContext(), await aSite(), 7, id, 'closed'))).toBe(
      'threads/page-unknown',
    )
  })
})

async function aDesk() {
  const { site, owner } = await aTeam()
  const ctx = liveContext()
  await pagesOf(site, ['/a', '/b'], ctx)
  return { site, owner, a: await threadAt(site, '/a'), b: await threadAt(site, '/b') }
}

describe('pages at the desk', () => {
  it('are listed, picked and closed without a script', async ({ expect }) => {
    const { site, owner, a } = await aDesk()
    const page = await visit(owner, `/desk/${site.id}/pages?begins=/a`)
    expect(page.text).toContain(`href="/desk/${site.id}/pages/${a}"`)
    const closed = await send(owner, `/desk/${site.id}/pages`, {
      act: 'close',
      begins: '/a',
      [`page-${a}`]: 'yes',
    })
    const back = await visit(owner, closed.headers.get('location')!)
    expect(back.text).toContain('1 page closed.')
    expect(back.text).toContain('<span class="chip">closed</span>')
    const reader = await aMember(site, 'reader')
    const seen = await visit(reader, `/desk/${site.id}/pages`)
    expect(seen.status).toBe(200)
    expect(seen.text).not.toContain('type="checkbox"')
  })

  it('are moved after a look at what would happen, and taken back', async ({ expect }) => {
    const { site, owner, a } = await aDesk()
    const at = `/desk/${site.id}/pages/${a}`
    expect((await visit(owner, at)).text).toContain('name="to"')
    const look = await visit(owner, `${at}/move?to=${encodeURIComponent(aPage(site, '/b'))}`)
    expect(look.text).toContain('1 comment moves.')
    expect(look.text).toContain('1 comment is there already.')
    const moved = await send(owner, `${at}/move`, { to: aPage(site, '/b') })
    const place = moved.headers.get('location')!
    expect((await visit(owner, place)).text).toMatch(/data-poll="yes".*is moving/s)
    await settleMoves(site, liveContext())
    const done = await visit(owner, place)
    expect(done.text).toContain('Take it back')
    expect(done.text).not.toContain('data-poll')
    expect((await send(owner, `${place}/undo`, {})).status).toBe(303)
    expect((await send(owner, `${place}/undo`, {})).status).toBe(409)
    await settleMoves(site, liveContext())
    expect((await visit(owner, place)).text).toContain('taken back')
  })

  it('say beside the field why an address is none', async ({ expect }) => {
    const { site, owner, a } = await aDesk()
    for (const [to, status] of [
      ['nonsense', 422],
      ['https://elsewhere.example/', 422],
      [aPage(site, '/a'), 409],
    ] as const) {
      const refused = await visit(owner, `/desk/${site.id}/pages/${a}/move?to=${encodeURIComponent(to)}`)
      expect(refused.status, to).toBe(status)
      expect(refused.text, to).toContain('aria-invalid="true"')
    }
  })

  it('let a comment go below another, by its link, after a look', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = liveContext()
    const [one, two] = [await aComment(site, {}, { ctx }), await aComment(site, {}, { ctx })]
    await env.DB.prepare('UPDATE comments SET status = 1, shown = 1 WHERE site_id = ?1').bind(site.id).run()
    const at = `/desk/${site.id}/comments/${two.id}/move`
    const link = `${aPage(site)}#c-${one.id}`
    const look = await visit(owner, `${at}?look=1&page=&under=${encodeURIComponent(link)}`)
    expect(look.text).toContain('It answers Ada then.')
    const moved = await send(owner, at, { under: link, page: '' })
    expect(moved.headers.get('location')).toMatch(new RegExp(`/moves/\\d+\\?item=${two.id}$`))
    const refused = await send(owner, at, { under: 'what?', page: '' })
    expect([refused.status, refused.text.includes('This is no link to a comment.')]).toEqual([422, true])
    expect((await visit(owner, `${at}?look=1&under=${two.id}`)).status).toBe(409)
  })

  it('are named in the log', async ({ expect }) => {
    const { site, owner, a } = await aDesk()
    await send(owner, `/desk/${site.id}/pages/${a}`, { page: 'closed' })
    const log = await visit(owner, `/desk/${site.id}/log?area=page`)
    expect(log.text).toContain('set what a page holds')
    expect(log.text).toContain(`/desk/${site.id}/pages/${a}`)
  })

  it('are there for scripts', async ({ expect }) => {
    const { site, owner, a, b } = await aDesk()
    const token = await aToken(site, owner, ['read', 'moderate'])
    const ask = (path: string, body?: object) =>
      call(`/v1/desk/${site.id}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
    const { items } = (await ask('/pages?begins=/')).json
    expect(items.map(({ id }: { id: string }) => id)).toEqual([a, b])
    expect((await ask('/pages', { act: 'close', pages: [a, 'x', 5] })).json).toEqual({ changed: 1 })
    const to = aPage(site, '/b')
    expect((await ask(`/pages/${a}/move?to=${encodeURIComponent(to)}`)).json).toMatchObject({
      comments: 1,
      there: 1,
      to,
    })
    const { move } = (await ask(`/pages/${a}/move`, { to })).json
    expect((await ask(`/moves/${move}`)).json).toMatchObject({ kind: 'page', state: 'running', to })
    expect((await ask(`/moves/${move}/undo`, {})).json.code).toBe('threads/undo-too-late')
    expect((await ask('/moves/5')).status).toBe(404)
  })
})
