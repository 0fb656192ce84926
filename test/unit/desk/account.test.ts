import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aMember, dumpDatabase, type Member, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { type Answer, aNetwork, call, postJson } from '../../support/api'
import { anAuthenticator } from '../../support/authenticator'

const HOUR = 3_600_000

/** Their sign-in was so long ago. */
const age = ({ personId }: Member, ms: number) =>
  env.DB.prepare('UPDATE sessions SET created_at = created_at - ?2 WHERE person_id = ?1')
    .bind(personId, ms)
    .run()

const cookieOf = ({ headers }: Answer, name: string) =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(';')[0]

const script = { ...SAME_ORIGIN, accept: 'application/json', ...aNetwork() }

/** Adds a passkey as the account page's script does. */
async function addPasskey(member: Member, name = 'Laptop') {
  const key = await anAuthenticator()
  const asked = await postJson('/desk/account/passkeys/options', {}, { ...script, cookie: member.cookie })
  const browser = cookieOf(asked, '__Host-afterword-browser')!
  const response = await key.register(asked.json)
  const added = await postJson(
    '/desk/account/passkeys',
    { name, response },
    { ...script, cookie: `${member.cookie}; ${browser}` },
  )
  return { key, added }
}

/** Signs in as the door's script does, in a browser of its own or the one that holds `cookie`. */
async function signIn(key: Awaited<ReturnType<typeof anAuthenticator>>, cookie = '', next?: string) {
  const asked = await postJson('/desk/passkey/options', {}, { ...script, ...aNetwork(), cookie })
  const browser = cookieOf(asked, '__Host-afterword-browser')!
  const response = await key.answer(asked.json)
  return postJson(
    '/desk/passkey',
    { response, next },
    { ...script, ...aNetwork(), cookie: `${cookie}; ${browser}` },
  )
}

describe('the account page', () => {
  it('shows the browsers a person is signed in with, and marks the one they look from', async ({
    expect,
  }) => {
    const member = await aMember()
    const { text, headers } = await visit(member, '/desk/account')
    expect(text).toContain('Firefox · Linux')
    expect(text).toContain('this browser')
    expect(text).not.toContain('Sign out everywhere else')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('takes a name, and shows a wrong one again', async ({ expect }) => {
    const member = await aMember()
    expect((await send(member, '/desk/account/name', { name: '  Mo   Keller ' })).status).toBe(303)
    expect((await visit(member, '/desk/account')).text).toContain('value="Mo Keller"')
    const wrong = await send(member, '/desk/account/name', { name: 'x'.repeat(61) })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(`value="${'x'.repeat(61)}"`)
    expect(wrong.text).toContain('aria-invalid="true"')
  })
})

describe('ending sessions', () => {
  /** The same person in another browser. */
  async function twoBrowsers() {
    const member = await aMember()
    const { key } = await addPasskey(member)
    const other = { cookie: cookieOf(await signIn(key), '__Host-afterword')! }
    const sessions = await env.DB.prepare(
      "SELECT id, method FROM sessions WHERE person_id = ?1 ORDER BY method = 'passkey'",
    )
      .bind(member.personId)
      .all<{ id: number; method: string }>()
    return { member, other, otherId: sessions.results[1]!.id, ownId: sessions.results[0]!.id }
  }

  it('cuts the other browser off with its next request', async ({ expect }) => {
    const { member, other, otherId } = await twoBrowsers()
    expect((await visit(other, '/desk/account')).status).toBe(200)
    expect((await send(member, `/desk/account/sessions/${otherId}/end`, {})).status).toBe(303)
    expect((await visit(other, '/desk/account')).headers.get('location')).toMatch(/^\/desk\/sign-in/)
    expect((await visit(member, '/desk/account')).status).toBe(200)
  })

  it('ends all but this one at once', async ({ expect }) => {
    const { member, other } = await twoBrowsers()
    await send(member, '/desk/account/sessions/end-others', {})
    expect((await visit(other, '/desk')).headers.get('location')).toMatch(/^\/desk\/sign-in/)
    expect((await visit(member, '/desk/account')).status).toBe(200)
  })

  it('reaches nobody else’s', async ({ expect }) => {
    const { other, otherId } = await twoBrowsers()
    const stranger = await aMember(await aSite(), 'owner')
    expect((await send(stranger, `/desk/account/sessions/${otherId}/end`, {})).status).toBe(404)
    await send(stranger, '/desk/account/sessions/end-others', {})
    expect((await visit(other, '/desk/account')).status).toBe(200)
  })
})

describe('passkeys over HTTP', () => {
  it('are added, used and removed', async ({ expect }) => {
    const member = await aMember()
    const { key, added } = await addPasskey(member)
    expect([added.status, added.json]).toEqual([201, { to: '/desk/account?done=passkey' }])
    expect((await visit(member, '/desk/account')).text).toContain('Laptop')

    const answer = await signIn(key, '', '/desk/demo?item=7')
    expect(answer.json).toEqual({ to: '/desk/demo?item=7' })
    const inside = { cookie: cookieOf(answer, '__Host-afterword')! }
    expect(answer.headers.getSetCookie().join()).toMatch(
      /__Host-afterword=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax/,
    )
    expect((await visit(inside, '/desk/account')).text).toContain('by passkey')

    expect((await send(inside, '/desk/account/passkeys/remove', { id: key.id })).status).toBe(303)
    expect((await signIn(key)).json).toMatchObject({ code: 'auth/passkey-refused', status: 403 })
  })

  it('lead nowhere but into the desk (S-08)', async ({ expect }) => {
    const { key } = await addPasskey(await aMember())
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/desk/../x',
      'javascript:1',
    ]) {
      expect((await signIn(key, '', next)).json, next).toEqual({ to: '/desk' })
    }
  })

  it('start a new session where there was one: nobody can plant it and wait (S-40)', async ({ expect }) => {
    const member = await aMember()
    const { key } = await addPasskey(member)
    const planted = await aMember()
    const answer = await signIn(key, planted.cookie)
    const fresh = cookieOf(answer, '__Host-afterword')
    expect(fresh).not.toBe(planted.cookie)
    expect((await visit(planted, '/desk/account')).status).toBe(303)
    expect((await visit({ cookie: fresh! }, '/desk/account')).text).toContain(member.email)
  })

  it('refuse what is no answer of an authenticator, and write nothing', async ({ expect }) => {
    const before = await dumpDatabase()
    for (const response of [
      undefined,
      null,
      'x',
      {},
      { id: 'x', rawId: 'x', type: 'public-key', response: {} },
      { id: '<b>', rawId: '<b>', type: 'x', response: 1 },
    ]) {
      const { status, json } = await postJson('/desk/passkey', { response }, script)
      expect(status).toBe(422)
      expect(json.code).toBe('web/fields-refused')
    }
    expect(await dumpDatabase()).toBe(before)
  })

  it('are asked for from our own pages only (S-01)', async ({ expect }) => {
    for (const path of ['/desk/passkey/options', '/desk/passkey', '/desk/access']) {
      for (const headers of [
        {},
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', origin: 'https://other.comments.test' },
      ] as Record<string, string>[]) {
        const { status, headers: got } = await postJson(path, {}, headers)
        expect(status, path).toBe(403)
        expect(got.getSetCookie()).toEqual([])
      }
    }
  })

  it('name the host of PUBLIC_URL, whatever the request says (S-30)', async ({ expect }) => {
    const asked = await call('https://evil.example/desk/passkey/options', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...SAME_ORIGIN, 'x-forwarded-host': 'evil.example' },
    })
    expect(asked.json.rpId).toBe('comments.test')
  })
})

describe('what cannot be taken back', () => {
  it('wants a sign-in of the last ten minutes: pages lead there, scripts are told', async ({ expect }) => {
    const member = await aMember()
    const { key } = await addPasskey(member)
    await age(member, HOUR)
    const page = await send(
      member,
      '/desk/account/passkeys/remove',
      { id: key.id },
      { referer: 'https://comments.test/desk/account' },
    )
    expect([page.status, page.headers.get('location')]).toEqual([303, '/desk/confirm?next=%2Fdesk%2Faccount'])
    for (const path of [
      '/desk/account/passkeys/options',
      '/desk/account/passkeys',
      '/desk/account/passkeys/remove',
    ]) {
      const { status, json } = await postJson(path, { id: key.id }, { ...script, cookie: member.cookie })
      expect([status, json.code], path).toEqual([403, 'auth/confirm-first'])
    }
    expect((await visit(member, '/desk/account')).text).toContain('Laptop')
    expect((await visit(member, '/desk/account')).text).toContain('Confirm that it is you to change passkeys')
  })

  it('is open again after a passkey, in a new session', async ({ expect }) => {
    const member = await aMember()
    const { key } = await addPasskey(member)
    await age(member, HOUR)
    expect((await visit(member, '/desk/confirm?next=/desk/account')).text).toContain(
      'data-next="/desk/account"',
    )
    const answer = await signIn(key, member.cookie, '/desk/account')
    const again = { cookie: cookieOf(answer, '__Host-afterword')! }
    expect((await visit(member, '/desk/account')).status).toBe(303)
    expect((await send(again, '/desk/account/passkeys/remove', { id: key.id })).status).toBe(303)
  })

  it('is open again after a mailed link, which goes to nobody but the person themselves', async ({
    expect,
  }) => {
    const member = await aMember()
    await age(member, HOUR)
    const asked = await send(member, '/desk/confirm', { next: '/desk/account', email: 'thief@evil.example' })
    expect(asked.status).toBe(200)
    expect(cookieOf(asked, '__Host-afterword-browser')).toBeDefined()
    const jobs = await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind = 'auth.send-sign-in-link' AND payload LIKE ?1",
    )
      .bind(`%${member.email.slice(0, 11)}%`)
      .all<{ payload: string }>()
    expect(jobs.results.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { email: member.email, next: '/desk/account' },
    ])
  })

  it('asks nothing of who came just now, and leads on only inside the desk', async ({ expect }) => {
    const member = await aMember()
    expect((await visit(member, '/desk/confirm?next=/desk/account')).headers.get('location')).toBe(
      '/desk/account',
    )
    expect((await visit(member, '/desk/confirm?next=//evil.example')).headers.get('location')).toBe('/desk')
  })
})
