import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createSetUpLink } from '../../../src/auth/public'
import { sha256 } from '../../../src/platform/hash'
import { aMember, dumpDatabase, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call, postJson } from '../../support/api'
import { testContext } from '../../support/test-context'

const DOOR = '/desk/sign-in'

async function aSetUpLink() {
  const ctx = testContext({ now: Date.now() })
  const email = `${crypto.randomUUID()}@team.example`
  const { personId, url } = await createSetUpLink(ctx, { email, name: 'Mo' })
  return { personId, email, path: new URL(url).pathname }
}

const sessionsOf = (personId: number) =>
  env.DB.prepare('SELECT COUNT(*) AS n FROM sessions WHERE person_id = ?1').bind(personId).first<number>('n')

const cookieIn = (headers: Headers, name: string) =>
  headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`))

describe('GET /desk/sign-in', () => {
  it('is a form with one labelled field', async ({ expect }) => {
    const { status, text } = await call(DOOR)
    expect(status).toBe(200)
    expect(text).toContain('<label for="email">E-mail</label>')
    expect(text).toContain('action="/desk/sign-in"')
  })

  it('is never kept, framed, indexed or told to others', async ({ expect }) => {
    const { headers } = await call(DOOR)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('speaks German to who reads German', async ({ expect }) => {
    const { text } = await call(DOOR, { headers: { 'accept-language': 'de' } })
    expect(text).toContain('Am Pult anmelden')
    expect(text).toContain('<html lang="de"')
  })

  it('leads on who is signed in already', async ({ expect }) => {
    const { status, headers } = await visit(await aMember(), `${DOOR}?next=/desk/demo`)
    expect([status, headers.get('location')]).toEqual([303, '/desk/demo'])
  })

  it('keeps a way on only if it is a place of the desk', async ({ expect }) => {
    const kept = await call(`${DOOR}?next=${encodeURIComponent('/desk/demo?status=spam&item=5')}`)
    expect(kept.text).toContain('name="next" value="/desk/demo?status=spam&amp;item=5"')
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/desk/../x',
      '/deskevil',
      '/desk\n',
      'javascript:1',
    ]) {
      const { text } = await call(`${DOOR}?next=${encodeURIComponent(next)}`)
      expect(text, next).not.toContain('name="next"')
    }
  })
})

describe('POST /desk/sign-in', () => {
  it('answers a stranger’s address as it answers one of the team (S-45)', async ({ expect }) => {
    const { email } = await aMember()
    const [known, unknown] = [
      await send(undefined, DOOR, { email }),
      await send(undefined, DOOR, { email: 'nobody-at-all@nowhere.example' }),
    ]
    const page = ({ text }: { text: string }) => text.replace(/nonce="[^"]*"/g, '')
    expect(known.status).toBe(200)
    expect(known.status).toBe(unknown.status)
    expect(page(known)).toBe(page(unknown))
    const names = ({ headers }: { headers: Headers }) =>
      [...headers.keys()].filter((name) => name !== 'server-timing').sort()
    expect(names(known)).toEqual(names(unknown))
  })

  it('marks the asking browser by a cookie scripts cannot read', async ({ expect }) => {
    const { headers } = await send(undefined, DOOR, { email: 'a@b.example' })
    const cookie = cookieIn(headers, '__Host-afterword-browser')
    expect(cookie).toMatch(
      /^__Host-afterword-browser=[\w-]{43}; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it('keeps the mark a browser has, so that two links work there', async ({ expect }) => {
    const mark = 'm'.repeat(43)
    const { headers } = await send(
      undefined,
      DOOR,
      { email: 'a@b.example' },
      { cookie: `__Host-afterword-browser=${mark}` },
    )
    expect(cookieIn(headers, '__Host-afterword-browser')).toContain(mark)
  })

  it('shows the form again with what was typed if that is no address', async ({ expect }) => {
    const { status, text, headers } = await send(undefined, DOOR, { email: '<b>mo</b>', next: '/desk/demo' })
    expect(status).toBe(422)
    expect(text).toContain('value="&lt;b&gt;mo&lt;/b&gt;"')
    expect(text).toContain('aria-invalid="true"')
    expect(text).toContain('Enter an e-mail address in the correct format')
    expect(text).toContain('name="next" value="/desk/demo"')
    expect(headers.getSetCookie()).toEqual([])
  })

  it('asks for the address if there is none', async ({ expect }) => {
    const { status, text } = await send(undefined, DOOR, {})
    expect(status).toBe(422)
    expect(text).toContain('Enter something here.')
  })

  it('is refused from another site, and without any sign of where it comes from', async ({ expect }) => {
    const body = new URLSearchParams({ email: 'a@b.example' })
    const from = (headers: Record<string, string>) => call(DOOR, { method: 'POST', body, headers })
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://comments.test' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.comments.test' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    ] as Record<string, string>[]) {
      expect((await from(headers)).status, JSON.stringify(headers)).toBe(403)
    }
    // A page without a referrer names no origin even to itself; Fetch Metadata vouches for it.
    expect((await from({ 'sec-fetch-site': 'same-origin', origin: 'null' })).status).toBe(200)
  })
})

describe('GET /desk/sign-in/{token}', () => {
  it('shows a button and changes nothing, whoever looks how often', async ({ expect }) => {
    const { path, email } = await aSetUpLink()
    const before = await dumpDatabase()
    for (const agent of ['Outlook', 'bingbot', 'curl/8']) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await call(path, { method, headers: { 'user-agent': agent } })
        expect(status).toBe(200)
      }
    }
    const { text, headers } = await call(path)
    expect(text).toContain('<button type="submit"')
    expect(text).not.toContain(email)
    expect(text).not.toContain('<script')
    expect(headers.getSetCookie()).toEqual([])
    expect(await dumpDatabase()).toBe(before)
  })

  it('answers what was never a link with 403 and a way on', async ({ expect }) => {
    for (const token of ['x', 'a'.repeat(43), '%00', '..%2F..']) {
      const { status, text } = await call(`${DOOR}/${token}`)
      expect(status, token).toBe(403)
      expect(text).toContain('href="/desk/sign-in"')
    }
  })
})

describe('POST /desk/sign-in/{token}', () => {
  it('signs in and leads to the desk', async ({ expect }) => {
    const { path, personId } = await aSetUpLink()
    const { status, headers } = await send(undefined, path, {})
    expect([status, headers.get('location')]).toEqual([303, '/desk'])
    const cookie = cookieIn(headers, '__Host-afterword')
    expect(cookie).toMatch(
      /^__Host-afterword=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await sessionsOf(personId)).toBe(1)
    const desk = await visit({ cookie: cookie!.split(';')[0]! }, '/desk/sites')
    expect(desk.status).toBe(200)
    expect(desk.text).toContain('No site yet')
  })

  it('makes one session of ten posts at once (S-23)', async ({ expect }) => {
    const { path, personId } = await aSetUpLink()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(undefined, path, {})))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(9)
    expect(await sessionsOf(personId)).toBe(1)
  })

  it('ends the session the browser came with (S-40)', async ({ expect }) => {
    const before = await aMember()
    const { path } = await aSetUpLink()
    await send(before, path, {})
    expect((await visit(before, '/desk')).status).toBe(303)
  })

  it('goes on to the place of the desk it was asked from, and nowhere else', async ({ expect }) => {
    const to = async (next: string) => {
      const { path } = await aSetUpLink()
      return (await send(undefined, `${path}?next=${encodeURIComponent(next)}`, {})).headers.get('location')
    }
    expect(await to('/desk/demo?item=7')).toBe('/desk/demo?item=7')
    expect(await to('//evil.example/desk')).toBe('/desk')
    expect(await to('https://evil.example')).toBe('/desk')
  })

  it('says a used link is used, with a way to a new one', async ({ expect }) => {
    const { path } = await aSetUpLink()
    await send(undefined, path, {})
    for (const answer of [await send(undefined, path, {}), await call(path)]) {
      expect(answer.status).toBe(410)
      expect(answer.text).toContain('Get a new link')
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  it('opens a mailed link only where it was asked for', async ({ expect }) => {
    const { personId } = await aSetUpLink()
    const token = `${'t'.repeat(42)}A`
    const mark = 'm'.repeat(43)
    await env.DB.prepare(
      'INSERT INTO sign_in_links (token_hash, person_id, browser_hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)',
    )
      .bind(await sha256(token + personId), personId, await sha256(mark), Date.now(), Date.now() + 600_000)
      .run()
    const path = `${DOOR}/${token}${personId}`
    const elsewhere = await send(
      undefined,
      path,
      {},
      { cookie: `__Host-afterword-browser=${'n'.repeat(43)}` },
    )
    expect(elsewhere.status).toBe(403)
    expect(elsewhere.text).toContain('Open this link where you asked for it')
    const here = await send(undefined, path, {}, { cookie: `__Host-afterword-browser=${mark}` })
    expect(here.status).toBe(303)
    expect(cookieIn(here.headers, '__Host-afterword-browser')).toContain('Max-Age=0')
  })

  it('is refused from another site, and the link stays good', async ({ expect }) => {
    const { path, personId } = await aSetUpLink()
    const foreign = await call(path, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })
    expect(foreign.status).toBe(403)
    expect(await sessionsOf(personId)).toBe(0)
    expect((await send(undefined, path, {})).status).toBe(303)
  })
})

describe('POST /desk/sign-out', () => {
  it('ends the session for good and drops the cookie', async ({ expect }) => {
    const member = await aMember()
    const { status, headers } = await send(member, '/desk/sign-out', {})
    expect([status, headers.get('location')]).toEqual([303, '/desk/sign-in?left=1'])
    expect(cookieIn(headers, '__Host-afterword')).toContain('Max-Age=0')
    expect(await sessionsOf(member.personId)).toBe(0)
    expect((await visit(member, '/desk')).headers.get('location')).toBe('/desk/sign-in')
  })

  it('cannot be caused by another site', async ({ expect }) => {
    const member = await aMember()
    await call('/desk/sign-out', {
      method: 'POST',
      headers: { cookie: member.cookie, 'sec-fetch-site': 'cross-site' },
    })
    expect(await sessionsOf(member.personId)).toBe(1)
  })
})

describe('the door of the desk', () => {
  it('leads who is signed out to the sign-in and back', async ({ expect }) => {
    const site = await aSite()
    const { status, headers } = await call(`/desk/${site.id}?status=spam&item=5`)
    expect(status).toBe(303)
    const to = new URL(headers.get('location')!, 'https://comments.test')
    expect(to.pathname).toBe(DOOR)
    expect(to.searchParams.get('next')).toBe(`/desk/${site.id}?status=spam&item=5`)
  })

  it('tells scripts 401 with a code', async ({ expect }) => {
    const site = await aSite()
    const { status, json } = await postJson(
      `/desk/${site.id}/comments/1`,
      { action: 'approve', revision: '1' },
      { ...SAME_ORIGIN, accept: 'application/json' },
    )
    expect(status).toBe(401)
    expect(json).toMatchObject({ code: 'auth/signed-out', status: 401 })
  })

  it('takes no cookie under another name, and none that only looks like one', async ({ expect }) => {
    const { cookie } = await aMember()
    const value = cookie.split('=')[1]
    for (const header of [
      `afterword=${value}`,
      `__Host-afterword=${value}x`,
      '__Host-afterword=',
      `__host-afterword=${value}`,
    ]) {
      expect((await call('/desk', { headers: { cookie: header } })).status, header).toBe(303)
    }
  })
})
