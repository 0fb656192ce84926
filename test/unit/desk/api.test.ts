import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Scope } from '../../../src/team/scopes'
import { aComment } from '../../support/a-comment'
import { type Member, send, visit } from '../../support/a-member'
import { aTeam, liveContext, loggedAt } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'

async function aScript(...scopes: readonly Scope[]) {
  const { site, owner } = await aTeam()
  const token = await aToken(site, owner, scopes)
  const ctx = liveContext()
  const held = (body: string) => aComment(site, { body, email: 'ada@lovelace.example' }, { ctx })
  const ask = (
    path: string,
    init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) =>
    call(`/v1/desk/${site.id}${path}`, {
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${token}`,
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
        ...init.headers,
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    })
  return { site, owner, token, held, ask }
}

const statusOf = (id: number) =>
  env.DB.prepare('SELECT status FROM comments WHERE id = ?1').bind(id).first<number>('status')

describe('the desk for scripts', () => {
  it('lists what waits, page by page', async ({ expect }) => {
    const { held, ask } = await aScript('read')
    const ids: string[] = []
    for (const body of ['First.', 'Second.', 'Third.']) ids.push(String((await held(body)).id))
    const first = await ask('/comments?limit=2')
    expect(first.json.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2))
    expect(first.json.items[0]).toMatchObject({ status: 'held', revision: 1, excerpt: 'First.' })
    expect(first.json.items[0].createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    const second = await ask(`/comments?limit=2&after=${first.json.next}`)
    expect(second.json.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2))
    expect(second.json.next).toBeNull()
    // Lists by the index say whether it has taken everything in; those by time have no need to.
    expect(first.json).not.toHaveProperty('behind')
    expect((await ask('/comments?order=riskiest')).json.behind).toEqual(expect.any(Boolean))
  })

  it('reads one, with the author’s address only by a scope of its own', async ({ expect }) => {
    const plain = await aScript('read')
    const { id } = await plain.held('Words.')
    const without = await plain.ask(`/comments/${id}`)
    expect(without.json).toMatchObject({ id: String(id), body: 'Words.', status: 'held', revision: 1 })
    expect(without.text).not.toContain('lovelace')
    const full = await aScript('read', 'addresses')
    const other = await full.held('Words.')
    expect((await full.ask(`/comments/${other.id}`)).json.email).toBe('ada@lovelace.example')
    expect((await plain.ask('/search?address=ada@lovelace.example')).json.code).toBe('team/scope-missing')
  })

  it('decides by the same rules as the page, in its person’s name', async ({ expect }) => {
    const { site, owner, held, ask } = await aScript('moderate')
    const { id } = await held('Words.')
    const decision = { action: 'approve', revision: 1, from: 'held' }
    const done = await ask(`/comments/${id}`, { body: decision })
    expect(done.json).toMatchObject({ id: String(id), status: 'published', changed: true })
    expect(await statusOf(id)).toBe(1)
    const log = await env.DB.prepare('SELECT actor FROM audit WHERE site_id = ?1 AND subject = ?2')
      .bind(site.id, `comment:${id}`)
      .first('actor')
    expect(log).toBe(`person:${owner.personId}`)

    const stale = await ask(`/comments/${id}`, { body: { action: 'spam', revision: 7, from: 'published' } })
    expect([stale.status, stale.json.code]).toEqual([409, 'moderation/changed-meanwhile'])
    const undone = await ask(`/undo/${done.json.undo}`, { body: {} })
    expect(undone.json).toEqual({ id: String(id), status: 'held' })
  })

  it('decides many at once, and says which were left and why', async ({ expect }) => {
    const { held, ask } = await aScript('moderate')
    const [a, b] = [await held('One.'), await held('Two.')]
    const picks = [
      { id: String(a.id), revision: 1 },
      { id: String(b.id), revision: 9 },
      { id: '12345', revision: 1 },
    ]
    const done = await ask('/comments', { body: { action: 'spam', from: 'held', picks } })
    expect(done.json.moved).toEqual([String(a.id)])
    expect(done.json.left).toEqual([
      { id: String(b.id), why: 'changed' },
      { id: '12345', why: 'unknown' },
    ])
    expect([await statusOf(a.id), await statusOf(b.id)]).toEqual([3, 0])
    for (const wrong of [
      undefined,
      [],
      'x',
      [null],
      [{ id: 5 }],
      Array.from({ length: 101 }, (_, at) => ({ id: String(at + 1), revision: 1 })),
    ]) {
      const { status, json } = await ask('/comments', {
        body: { action: 'spam', from: 'held', picks: wrong },
      })
      expect([status, json.errors[0].field]).toEqual([422, 'pick'])
    }
  })

  it('reads the log and the settings, and changes what was sent of them', async ({ expect }) => {
    const { site, ask } = await aScript('log', 'settings')
    const before = (await ask('/settings')).json
    const { status, json } = await ask('/settings', {
      method: 'PUT',
      body: { ...before, name: 'The New Courier' },
    })
    expect([status, json]).toEqual([200, { ...before, name: 'The New Courier' }])
    expect((await ask('/settings', { method: 'PUT', body: { hold: 'none' } })).json.hold).toBe('none')
    const wrong = await ask('/settings', { method: 'PUT', body: { hold: 'sometimes' } })
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([422, 'hold'])
    expect(await loggedAt(site)).toEqual(['token.create', 'site.settings', 'site.settings'])
    const log = await ask('/log')
    expect(log.json.items.map(({ action }: { action: string }) => action)).toContain('site.settings')
  })

  it('opens for a token alone: no cookie, no other word, no query', async ({ expect }) => {
    const { site, owner, token } = await aScript('read')
    const path = `/v1/desk/${site.id}/comments`
    const asked = async (url: string, headers: Record<string, string>) =>
      (await call(url, { headers })).json.code
    expect(await asked(path, { cookie: owner.cookie })).toBe('team/token-missing')
    expect(await asked(`${path}?token=${token}&access_token=${token}`, {})).toBe('team/token-missing')
    expect(await asked(path, { authorization: `Basic ${btoa(`x:${token}`)}` })).toBe('team/token-missing')
    expect(await asked(path, { authorization: `Bearer ${token}x` })).toBe('team/token-missing')
    expect(await asked(path, { authorization: `Bearer afterword_${'x'.repeat(43)}` })).toBe(
      'team/token-refused',
    )
    const author = await call(`/v1/${site.id}/comments/1/status`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(author.status).toBeGreaterThanOrEqual(400)
  })

  it('sees nothing of other sites, whatever ids it names', async ({ expect }) => {
    const [mine, theirs] = [await aScript('moderate', 'log', 'settings'), await aScript('read')]
    const { id } = await theirs.held('Not yours.')
    expect((await mine.ask(`/comments/${id}`)).status).toBe(404)
    const body = { action: 'approve', revision: 1, from: 'held' }
    expect((await mine.ask(`/comments/${id}`, { body })).status).toBe(404)
    expect(await statusOf(id)).toBe(0)
  })

  it('is no door for pages of others: no CORS, not even for a preflight', async ({ expect }) => {
    const { site } = await aScript('read')
    const { headers } = await call(`/v1/desk/${site.id}/comments`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    // Public answers stay open.
    const open = await call(`/v1/${site.id}/recent`)
    expect(open.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('the page of tokens', () => {
  const fields = { name: 'Office script', days: '30', 'scope-read': 'on' }
  const age = ({ personId }: Member) =>
    env.DB.prepare('UPDATE sessions SET created_at = 0 WHERE person_id = ?1').bind(personId).run()

  it('shows a token once, to who made it', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const made = await send(owner, `/desk/${site.id}/tokens`, fields)
    expect(made.status).toBe(200)
    const token = /afterword_[\w-]{43}/.exec(made.text)![0]
    expect(
      (await call(`/v1/desk/${site.id}/comments`, { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(200)
    const later = await visit(owner, `/desk/${site.id}/tokens`)
    expect(later.text).toContain('Office script')
    expect(later.text).not.toContain(token)
    const id = /tokens\/(\d+)\/revoke/.exec(later.text)![1]
    await send(owner, `/desk/${site.id}/tokens/${id}/revoke`, {})
    expect(
      (await call(`/v1/desk/${site.id}/comments`, { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(401)
  })

  it('says what is missing, with everything that was filled in', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { status, text } = await send(owner, `/desk/${site.id}/tokens`, { name: 'Half <b>', days: '365' })
    expect(status).toBe(422)
    expect(text).toContain('Choose at least one.')
    expect(text).toContain('value="Half &lt;b&gt;"')
    expect(text).toMatch(/<option value="365" selected/)
    expect(await loggedAt(site)).toEqual([])
  })

  it('makes none for who signed in too long ago, but revokes', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await send(owner, `/desk/${site.id}/tokens`, fields)
    await age(owner)
    const refused = await send(owner, `/desk/${site.id}/tokens`, fields)
    expect(refused.headers.get('location')).toMatch(/^\/desk\/confirm/)
    const { text } = await visit(owner, `/desk/${site.id}/tokens`)
    expect(text).toContain(`href="/desk/confirm?next=/desk/${site.id}/tokens"`)
    expect(text).not.toContain('name="scope-read"')
    const id = /tokens\/(\d+)\/revoke/.exec(text)![1]
    expect((await send(owner, `/desk/${site.id}/tokens/${id}/revoke`, {})).headers.get('location')).toContain(
      'revoked',
    )
  })
})
