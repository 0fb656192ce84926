import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { setScore, votesOf } from '../../support/a-vote'
import { type Answer, at, call } from '../../support/api'

const ask = (
  method: string,
  path: string,
  fields?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(fields !== undefined && { body: JSON.stringify(fields) }),
  })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('PUT and DELETE /v1/{site}/comments/{id}/vote', () => {
  it('give the score, the vote that stands, and once a token; no cookie', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const path = `/v1/${site.id}/comments/${id}/vote`
    const first = await ask('PUT', path, { value: 1 })
    expect([first.status, Object.keys(first.json).sort()]).toEqual([200, ['id', 'score', 'token', 'value']])
    expect(first.json).toMatchObject({ id: String(id), value: 1, score: 1 })
    expect(first.headers.get('set-cookie')).toBeNull()
    expect(first.headers.get('cache-control')).toBe('no-store')
    const again = await ask('PUT', path, { value: 1 }, bearer(first.json.token))
    expect(again.json).toEqual({ id: String(id), value: 1, score: 1 })
    const gone = await ask('DELETE', path, undefined, bearer(first.json.token))
    expect([gone.status, gone.json]).toEqual([200, { id: String(id), value: 0, score: 0 }])
  })

  it('take a form too', async ({ expect }) => {
    const site = await aSite({ hold: 'none', votes: 'both' })
    const { id } = await aComment(site)
    const answer = await call(`/v1/${site.id}/comments/${id}/vote`, {
      method: 'PUT',
      body: new URLSearchParams({ value: '-1' }),
    })
    expect(answer.json).toMatchObject({ value: -1, score: -1 })
  })

  it.for([
    ['nothing', {}],
    ['zero', { value: 0 }],
    ['two', { value: 2 }],
    ['a half', { value: 0.5 }],
    ['words', { value: 'up' }],
    ['a list', { value: [1] }],
    ['true', { value: true }],
    ['blank', { value: '' }],
  ] as const)('refuse %s as a vote, naming the field', async ([, fields], { expect }) => {
    const site = await aSite({ hold: 'none', votes: 'both' })
    const { id } = await aComment(site)
    const answer = await ask('PUT', `/v1/${site.id}/comments/${id}/vote`, fields)
    expect([answer.status, answer.json.errors?.map((error: { field: string }) => error.field)]).toEqual([
      422,
      ['value'],
    ])
    expect((await votesOf(id)).values).toEqual([])
  })

  it('tell what is wrong by a code', async ({ expect }) => {
    const site = await aSite({ hold: 'none', votes: 'up' })
    const own = await aComment(site)
    const path = `/v1/${site.id}/comments/${own.id}/vote`
    const codes = await Promise.all([
      ask('PUT', path, { value: 1 }, bearer(own.token)),
      ask('PUT', path, { value: 1 }, bearer('k1.x.y')),
      ask('DELETE', path),
      ask('PUT', path.replace(String(own.id), '12'), { value: 1 }),
      ask('PUT', path.replace(String(own.id), 'x'), { value: 1 }),
      ask('PUT', path, { value: 1 }, { origin: 'https://evil.example' }),
    ])
    expect(codes.map(({ status, json }) => [status, json.code])).toEqual([
      [403, 'comments/vote-own'],
      [403, 'comments/token-wrong'],
      [401, 'comments/token-missing'],
      [404, 'comments/unknown'],
      [404, 'web/not-found'],
      [403, 'sites/origin-not-allowed'],
    ])
    expect((await votesOf(own.id)).score).toBe(0)
  })

  it('GET and HEAD change nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    for (const method of ['GET', 'HEAD'])
      for (const path of [`/v1/${site.id}/comments/${id}/vote`, `/embed/${site.id}/votes/${id}`])
        expect((await call(path, { method })).status).toBe(404)
    expect((await votesOf(id)).values).toEqual([])
  })

  it('are seen by the next reader: another ETag, another number', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const reads = [
      at(`/v1/${site.id}/comments`, { page: aPage(site) }),
      at(`/embed/${site.id}/thread`, { page: aPage(site) }),
    ]
    const before = await Promise.all(reads.map((path) => call(path)))
    await ask('PUT', `/v1/${site.id}/comments/${id}/vote`, { value: 1 })
    for (const [index, path] of reads.entries()) {
      const answer = await call(path, { headers: { 'if-none-match': before[index]!.headers.get('etag')! } })
      expect(answer.status, path).toBe(200)
      expect(answer.text, path).toMatch(/"score":1|aria-hidden="true">1</)
    }
    expect((await call(`/v1/${site.id}/comments/${id}`)).json.score).toBe(1)
  })
})

describe('the buttons of a vote', () => {
  it('come with each comment, unpressed: nobody’s vote stands in what is kept for all', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const { json } = await ask('PUT', `/v1/${site.id}/comments/${id}/vote`, { value: 1 })
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang: 'en' }), {
      headers: bearer(json.token),
    })
    expect(text).toMatch(
      /name="vote" value="1" aria-pressed="false"><svg .*?<\/svg><span aria-hidden="true">1<\/span><span class="aw-hidden">Vote up: 1 vote</,
    )
    expect(text).not.toMatch(/aria-pressed="true"><svg|data-(?:reader|shown|words)|name="vote" value="-1"/)
  })

  it('come back from a vote as they stand, in the reader’s language, with the token once', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', votes: 'both' })
    const { id } = await aComment(site)
    await setScore(id, 1233)
    const path = `/embed/${site.id}/votes/${id}?lang=de`
    const first = await ask('POST', path, { value: 1 })
    expect(first.text).toMatch(
      /name="vote" value="1" aria-pressed="true"><svg .*?<\/svg><span aria-hidden="true">1\.234</,
    )
    expect(first.text).toContain('Dafür stimmen: 1.234 Punkte')
    // For the device, which shows it in copies of the thread that do not know the vote yet.
    expect(first.text).toMatch(/ data-shown="1\.234" data-words="Dafür stimmen: 1\.234 Punkte"/)
    expect(first.text).toMatch(/name="vote" value="-1" aria-pressed="false">.*Dagegen stimmen/)
    const token = /data-reader="([^"]+)"/.exec(first.text)![1]!
    const down = await ask('POST', path, { value: -1 }, bearer(token))
    expect(down.text).toMatch(/name="vote" value="-1" aria-pressed="true"/)
    expect(down.text).not.toContain('data-reader')
    const none = await ask('POST', path, { value: '0' }, bearer(token))
    expect(none.text.match(/aria-pressed="false"/g)).toHaveLength(2)
    for (const value of ['', ' ', '00', 2, null])
      expect((await ask('POST', path, { value }, bearer(token))).status, String(value)).toBe(422)
  })

  it('are words on the page without scripts, and on one’s own comment', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    const page = () => call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'en' }))
    expect((await page()).text).not.toMatch(/aw-votes/)
    await setScore(own.id, 3)
    expect((await page()).text).toContain('<span class="aw-votes" part="votes">3 votes</span>')
    expect((await page()).text).not.toContain('name="vote"')
    const mine = await ask('GET', `/embed/${site.id}/own/${own.id}?lang=en`, undefined, bearer(own.token))
    expect(mine.text).toContain('3 votes</span>')
    expect(mine.text).not.toContain('name="vote"')
  })

  it('and the order by them are gone where votes are off', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const off = await aSite({ hold: 'none', votes: 'off' })
    const texts: string[] = []
    for (const each of [site, off]) {
      await setScore((await aComment(each)).id, 2)
      await aComment(each)
      for (const path of [`/embed/${each.id}/thread`, `/${each.id}/thread`])
        texts.push((await call(at(path, { page: aPage(each), lang: 'en' }))).text)
    }
    expect(texts.map((text) => [/>Top</.test(text), text.includes('aw-votes')])).toEqual([
      [true, true],
      [true, true],
      [false, false],
      [false, false],
    ])
    // An address that asks for it all the same is answered.
    const { status, text } = await call(at(`/embed/${off.id}/thread`, { page: aPage(off), sort: 'top' }))
    expect([status, text.includes('data-sort="top"')]).toEqual([200, true])
  })

  it('mark the order that is shown, on both', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const first = await aComment(site, { body: 'The voted one.' })
    await aComment(site, { body: 'The newer one.' })
    await setScore(first.id, 1)
    const query = { page: aPage(site), sort: 'top', lang: 'en' }
    const element = (await call(at(`/embed/${site.id}/thread`, query))).text
    const page = (await call(at(`/${site.id}/thread`, query))).text
    expect(element).toMatch(/name="sort" value="top" aria-pressed="true">Top</)
    expect(page).toMatch(/sort=top[^>]*aria-current="true">Top</)
    for (const text of [element, page])
      expect(text.indexOf('The voted')).toBeLessThan(text.indexOf('The newer'))
  })
})

describe('the owner decides about votes', () => {
  it('from a labelled field, with a row in the log', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/settings`
    expect((await visit(owner, path)).text).toMatch(/<label for="votes">[\s\S]*?<option value="up" selected/)
    const form = { name: site.name, origins: aPage(site), locale: 'en', hold: 'none', votes: 'both' }
    expect((await send(owner, path, form)).status).toBe(303)
    expect((await visit(owner, path)).text).toMatch(/<option value="both" selected/)
    const log = await env.DB.prepare('SELECT before, after FROM audit WHERE site_id = ?1')
      .bind(site.id)
      .first<{
        before: string
        after: string
      }>()
    expect([JSON.parse(log!.before).votes, JSON.parse(log!.after).votes]).toEqual(['up', 'both'])
    expect((await send(owner, path, { ...form, votes: 'sideways' })).status).toBe(422)
    const moderator = await aMember(site, 'moderator')
    expect((await send(moderator, path, form)).status).toBe(403)
  })
})
