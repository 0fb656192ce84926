import { env } from 'cloudflare:workers'
import { beforeAll, describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { dumpDatabase, type Member, SAME_ORIGIN, visit } from '../../support/a-member'
import { aTeam, liveContext } from '../../support/a-team'
import { type Answer, aNetwork, call } from '../../support/api'
import { DESK_ROUTES, routeOf } from '../../support/desk-routes'

const PAGES = DESK_ROUTES.filter((route) => / \/desk/.test(route))
const READS = PAGES.filter((route) => route.startsWith('GET '))
const WRITES = PAGES.filter((route) => !route.startsWith('GET '))

const stage: { owner?: Member; fill?: Readonly<Record<string, string>> } = {}
beforeAll(async () => {
  const { site, owner } = await aTeam()
  const { id } = await aComment(site, {}, { ctx: liveContext() })
  Object.assign(stage, { owner, fill: { site: site.id, id: String(id), token: 'x'.repeat(43) } })
})

/** Asks as the owner's own browser would, if it were led to. */
const ask = (
  route: string,
  headers: Record<string, string>,
  origin = 'https://comments.test',
): Promise<Answer> => {
  const { method, path } = routeOf(route, stage.fill!)
  return call(`${origin}${path}`, {
    method,
    headers: { ...aNetwork(), cookie: stage.owner!.cookie, ...headers },
    ...(method !== 'GET' && {
      body: new URLSearchParams({ action: 'approve', revision: '1', from: 'held' }),
    }),
  })
}

describe('every write of the desk', () => {
  it('is refused to other sites, whatever their request looks like, and changes nothing (S-01)', async ({
    expect,
  }) => {
    expect(WRITES.length).toBeGreaterThan(30)
    const foreign: readonly Record<string, string>[] = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://comments.test.evil.example' },
      { origin: 'http://comments.test' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://comments.test' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.comments.test' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      { 'content-type': 'text/plain', referer: 'https://comments.test/desk' },
      { 'content-type': 'application/json', accept: 'application/json' },
    ]
    const before = await dumpDatabase()
    for (const route of WRITES) {
      for (const headers of foreign) {
        const { status, headers: got } = await ask(route, headers)
        expect(status, `${route} ${JSON.stringify(headers)}`).toBe(403)
        expect(got.getSetCookie(), route).toEqual([])
      }
    }
    expect(await dumpDatabase()).toBe(before)
  })
})

describe('what leaves the desk as a file, and what ends for good', () => {
  it('wants a sign-in of the last ten minutes (S-41)', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await env.DB.prepare('UPDATE sessions SET created_at = 0 WHERE person_id = ?1').bind(owner.personId).run()
    const files = READS.filter((route) => /\.(csv|json)$/.test(route))
    expect(files.length).toBeGreaterThan(1)
    for (const route of [
      ...files,
      'GET /desk/:site/archive',
      'POST /desk/:site/archive',
      'POST /desk/:site/tokens',
    ]) {
      const { method, path } = routeOf(route, { site: site.id })
      const { status, headers } = await call(path, {
        method,
        headers: { ...SAME_ORIGIN, accept: 'text/html', cookie: owner.cookie },
      })
      const refused = status === 303 ? headers.get('location')?.startsWith('/desk/confirm') : status === 403
      expect(refused, `${route} ${status}`).toBe(true)
    }
  })
})

describe('every answer of the desk', () => {
  it('is framed by nobody, kept by nobody, and read by no other origin (S-03, S-06)', async ({ expect }) => {
    expect(READS.length).toBeGreaterThan(15)
    for (const route of READS) {
      const { headers } = await ask(route, { origin: 'https://evil.example' })
      const says = (name: string) => headers.get(name) ?? ''
      // A preview of a mail is shown in a frame of the desk itself, and nowhere else.
      expect(says('content-security-policy'), route).toMatch(/frame-ancestors '(none|self)'/)
      expect(says('cache-control'), route).toBe('no-store')
      expect(says('x-content-type-options'), route).toBe('nosniff')
      expect(says('cross-origin-resource-policy'), route).toBe('same-origin')
      expect(says('strict-transport-security'), route).toContain('max-age=63072000')
      expect(
        [...headers.keys()].filter((name) => name.startsWith('access-control')),
        route,
      ).toEqual([])
    }
  })

  it('names no host but PUBLIC_URL, whatever the request says it came for (S-30)', async ({ expect }) => {
    const poisoned = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
    }
    // Signing out would make strangers of all that come after.
    for (const route of PAGES.filter((route) => !route.endsWith('/sign-out'))) {
      const { text, headers } = await ask(route, { ...SAME_ORIGIN, ...poisoned }, 'https://evil.example')
      expect(text, route).not.toContain('evil.example')
      expect(headers.get('location') ?? '', route).not.toContain('evil.example')
    }
    expect((await ask('GET /desk/account', {})).status).toBe(200)
  })

  it('leads nowhere else, whatever place was asked for (S-08)', async ({ expect }) => {
    const places = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%2f/evil.example',
      '%2f%2fevil.example',
      '/desk//evil.example',
      '/desk@evil.example',
      '/desk/../../evil',
      'javascript:alert(1)',
      '/desk\t/x',
      'https:evil.example',
      '/desk?next=https://evil.example',
    ]
    for (const door of ['sign-in', 'confirm']) {
      for (const place of places) {
        const path = `/desk/${door}?${new URLSearchParams({ next: place })}`
        const { headers, text } = await visit(stage.owner, path)
        expect(headers.get('location'), `${door} ${place}`).toBe('/desk')
        expect(text).not.toContain('evil.example')
      }
    }
  })
})
