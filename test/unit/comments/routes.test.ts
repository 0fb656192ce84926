import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call, postForm, postJson } from '../../support/api'
import { setStatus } from '../../support/set-status'

const count = async (siteId: string) =>
  (await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE site_id = ?1')
    .bind(siteId)
    .first<{ n: number }>())!.n

describe('POST /v1/{site}/comments', () => {
  it('answers 202 with what its author needs and nothing else', async ({ expect }) => {
    const site = await aSite()
    const answer = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: 'Ada',
      email: 'ada@example.org',
      body: 'Hi *there*',
    })
    expect(answer.status).toBe(202)
    expect(Object.keys(answer.json).sort()).toEqual(['html', 'id', 'status', 'token', 'verified'])
    expect(answer.json).toMatchObject({ status: 'held', html: '<p>Hi <em>there</em></p>' })
    expect(answer.json.id).toMatch(/^\d+$/)
    expect(answer.text).not.toContain('ada@')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('answers 201 where nothing is held', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    expect(
      (await postJson(`/v1/${site.id}/comments`, { page: aPage(site), name: 'Ada', body: 'Hi' })).status,
    ).toBe(201)
  })

  it('takes a plain form and a multipart form alike', async ({ expect }) => {
    const site = await aSite()
    const fields = { page: aPage(site), name: 'Ada', email: '', url: '', parentId: '', body: 'From a form' }
    expect((await postForm(`/v1/${site.id}/comments`, fields)).status).toBe(202)
    const multipart = new FormData()
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
    expect((await call(`/v1/${site.id}/comments`, { method: 'POST', body: multipart })).status).toBe(202)
    expect(await count(site.id)).toBe(2)
  })

  it('answers a repeat of one Idempotency-Key as it answered the first', async ({ expect }) => {
    const site = await aSite()
    const body = { page: aPage(site), name: 'Ada', body: 'Once.' }
    const key = { 'idempotency-key': crypto.randomUUID().toUpperCase() }
    const first = await postJson(`/v1/${site.id}/comments`, body, key)
    const second = await postJson(`/v1/${site.id}/comments`, body, {
      'idempotency-key': key['idempotency-key'].toLowerCase(),
    })
    expect([second.status, second.json]).toEqual([first.status, first.json])
    expect(await count(site.id)).toBe(1)
    const other = await postJson(`/v1/${site.id}/comments`, { ...body, body: 'Twice?' }, key)
    expect(other.json).toMatchObject({ status: 409, code: 'comments/key-reused' })
  })
})

const LONG_WORD = 'x'.repeat(20_001)

describe('what is wrong with a comment', () => {
  it.for([
    ['page', undefined],
    ['page', ''],
    ['page', 'not an address'],
    ['page', 'javascript:alert(1)'],
    ['page', 12],
    ['page', `https://example.org/${'a'.repeat(2048)}`],
    ['page', 'https://example.org/\u0000'],
    ['page', 'https://example.org/\ud800'],
    ['name', undefined],
    ['name', ''],
    ['name', '   '],
    ['name', '\u200b\u202e'],
    ['name', 'n'.repeat(101)],
    ['name', { first: 'Ada' }],
    ['name', ['Ada']],
    ['name', null],
    ['email', 'nobody'],
    ['email', 'a@b'],
    ['email', `${'a'.repeat(250)}@b.example`],
    ['email', 'a@b.example\r\nBcc: c@d.example'],
    ['email', 7],
    ['email', '\ud800@example.org'],
    ['url', 'javascript:alert(1)'],
    ['url', 'https://u:p@evil.example'],
    ['url', `https://example.org/${'a'.repeat(2048)}`],
    ['url', false],
    ['body', undefined],
    ['body', ''],
    ['body', ' \n\t '],
    ['body', LONG_WORD],
    ['body', '👩‍👩‍👧‍👦'.repeat(20_001)],
    ['body', 3.14],
    ['parentId', 'abc'],
    ['parentId', '99999999999999999999'],
    ['parentId', '4'],
    ['parentId', 4],
    ['title', 't'.repeat(301)],
  ] as const)(
    '%s: %j names the field and the fix, and stores nothing',
    async ([field, value], { expect }) => {
      const site = await aSite()
      const answer = await postJson(`/v1/${site.id}/comments`, {
        page: aPage(site),
        name: 'Ada',
        body: 'Words.',
        [field]: value,
      })
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.json.code).toBe('web/fields-refused')
      expect(answer.json.errors).toHaveLength(1)
      expect(answer.json.errors[0].field).toBe(field)
      expect(answer.json.errors[0].message).toMatch(/^[A-Z].*[\w.]$/)
      expect(answer.json.errors[0].message).not.toMatch(/[{}?=]|field\./)
      expect(await count(site.id)).toBe(0)
    },
  )

  it('all at once names every field', async ({ expect }) => {
    const site = await aSite()
    const answer = await postJson(`/v1/${site.id}/comments`, { email: 'x' })
    expect(answer.json.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'body',
      'email',
      'name',
      'page',
    ])
  })

  it('names how much is too much, counted as a reader counts', async ({ expect }) => {
    const site = await aSite()
    const tooLong = async (body: string) =>
      (await postJson(`/v1/${site.id}/comments?lang=en`, { page: aPage(site), name: 'Ada', body })).json
        .errors?.[0].message
    expect(await tooLong('x'.repeat(20_001))).toBe('Shorten this by 1 character, to 20000.')
    expect(await tooLong(`${'👩‍👩‍👧‍👦'.repeat(20_000)}abc`)).toBe('Shorten this by 3 characters, to 20000.')
    expect(await tooLong(`${'x'.repeat(20_000)}   \n\n`)).toBeUndefined()
  })

  it('is said in the reader’s language', async ({ expect }) => {
    const site = await aSite({ locale: 'de' })
    const answer = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: 'n'.repeat(101),
      body: 'x',
    })
    expect(answer.json.errors[0].message).toBe('Kürzen Sie das um 1 Zeichen, auf 100.')
  })

  it('the longest of everything is taken', async ({ expect }) => {
    const site = await aSite()
    const answer = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: '👩‍👩‍👧‍👦'.repeat(100),
      body: 'é'.repeat(20_000),
      title: 't'.repeat(300),
    })
    expect(answer.status).toBe(202)
  })

  it('fields nobody asked for are dropped, also dangerous ones', async ({ expect }) => {
    const site = await aSite()
    const body = `{"page":"${aPage(site)}","name":"Ada","body":"Hi","status":1,"site_id":"demo","id":1,"shown":1,"__proto__":{"hold":"none"},"constructor":{}}`
    const answer = await call(`/v1/${site.id}/comments`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.json).toMatchObject({ status: 'held' })
  })
})

describe('what is wrong with the request itself', () => {
  const send = async (siteId: string, body: BodyInit, type?: string) =>
    call(`/v1/${siteId}/comments`, { method: 'POST', body, headers: type ? { 'content-type': type } : {} })

  it.for([
    ['text/plain', '{}', 415, 'web/media-type'],
    ['application/xml', '<a/>', 415, 'web/media-type'],
    ['application/json', '', 400, 'web/body-unreadable'],
    ['application/json', '{', 400, 'web/body-unreadable'],
    ['application/json', '[]', 400, 'web/body-unreadable'],
    ['application/json', 'null', 400, 'web/body-unreadable'],
    ['application/json', '"text"', 400, 'web/body-unreadable'],
    ['multipart/form-data', 'x', 400, 'web/body-unreadable'],
    ['multipart/form-data; boundary=x', 'garbage', 400, 'web/body-unreadable'],
  ] as const)('%s %j is %d', async ([type, body, status, code], { expect }) => {
    const answer = await send((await aSite()).id, body, type)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  it('a megabyte is 413, announced or not', async ({ expect }) => {
    const site = await aSite()
    const big = JSON.stringify({ body: 'x'.repeat(1_000_000) })
    expect((await send(site.id, big, 'application/json')).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        for (let chunk = 0; chunk < 20; chunk++)
          controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)))
        controller.close()
      },
    })
    expect((await send(site.id, stream, 'application/json')).status).toBe(413)
  })

  it('an unknown site is 404, whatever its name looks like', async ({ expect }) => {
    for (const id of ['nobody', '__proto__', 'DEMO', '%00', "'--", 'a'.repeat(300)]) {
      const answer = await postJson(`/v1/${encodeURIComponent(id)}/comments`, {
        page: 'https://x.example/',
        name: 'a',
        body: 'b',
      })
      expect([answer.status, answer.json.code], id).toEqual([404, 'sites/unknown'])
    }
  })

  it('a foreign origin is 403 and writes nothing; our own and the site’s pages may', async ({ expect }) => {
    const site = await aSite()
    const body = { page: aPage(site), name: 'Ada', body: 'Hi' }
    for (const origin of [
      'https://evil.example',
      'null',
      `http://${site.id}.example`,
      `https://${site.id}.example.evil.example`,
      `https://${site.id}.example:444`,
    ]) {
      const answer = await postJson(`/v1/${site.id}/comments`, body, { origin })
      expect([answer.status, answer.json.code], origin).toEqual([403, 'sites/origin-not-allowed'])
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    }
    expect(await count(site.id)).toBe(0)
    expect(
      (await postJson(`/v1/${site.id}/comments`, body, { origin: `https://${site.id}.example` })).status,
    ).toBe(202)
    expect(
      (await postJson(`/v1/${site.id}/comments`, body, { origin: 'https://comments.test' })).status,
    ).toBe(202)
  })

  it('an Idempotency-Key that is no UUID is 422', async ({ expect }) => {
    const site = await aSite()
    const answer = await postJson(
      `/v1/${site.id}/comments`,
      { page: aPage(site), name: 'A', body: 'B' },
      { 'idempotency-key': '1' },
    )
    expect(answer.json.errors).toEqual([{ field: 'key', message: 'Idempotency-Key has to be a UUID.' }])
  })
})

describe('GET /v1/{site}/comments', () => {
  it('shows what is published, without anything made of an address', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, { name: 'Ada', email: 'ada@example.org', url: 'ada.example' })
    await aComment(site, { parentId: String(root.id), name: 'Ben', email: 'ben@example.org' })
    const answer = await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }))
    expect(answer.status).toBe(200)
    expect(answer.json.thread).toEqual({ page: aPage(site), title: '', count: 2, open: true })
    const [item] = answer.json.items
    const fields = [
      'badge',
      'createdAt',
      'editedAt',
      'editedBy',
      'html',
      'id',
      'name',
      'parentId',
      'pinned',
      'score',
      'state',
      'url',
      'verified',
    ]
    expect(Object.keys(item).sort()).toEqual([...fields, 'replies'].sort())
    expect(Object.keys(item.replies.items[0]).sort()).toEqual(fields)
    expect(item).toMatchObject({
      id: String(root.id),
      parentId: null,
      name: 'Ada',
      url: 'https://ada.example/',
    })
    expect(answer.text).not.toMatch(/@example|network|email|token/)
  })

  it('may be kept for a moment, and tells a reader who has it that nothing changed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const path = at(`/v1/${site.id}/comments`, { page: aPage(site) })
    const first = await call(path)
    expect(first.headers.get('cloudflare-cdn-cache-control')).toBe(
      'public, max-age=30, stale-while-revalidate=120, stale-if-error=600',
    )
    expect(first.headers.get('cache-control')).toBe('public, max-age=10')
    expect(first.headers.get('cache-tag')).toMatch(new RegExp(`^site-${site.id},thread-[\\w-]{22}$`))
    const again = await call(path, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect([again.status, again.text]).toEqual([304, ''])
    await aComment(site)
    expect((await call(path, { headers: { 'if-none-match': first.headers.get('etag')! } })).status).toBe(200)
  })

  it.for([
    ['page', {}],
    ['page', { page: 'x' }],
    ['sort', { sort: 'worst' }],
    ['limit', { limit: '0' }],
    ['limit', { limit: '51' }],
    ['limit', { limit: '1e1' }],
    ['after', { after: 'nonsense' }],
  ] as const)('a bad %s (%j) is 422 and names it', async ([field, query], { expect }) => {
    const site = await aSite()
    const page: Record<string, string> = field === 'page' ? {} : { page: aPage(site) }
    const answer = await call(at(`/v1/${site.id}/comments`, { ...page, ...query }))
    expect(answer.status).toBe(422)
    expect(answer.json.errors[0].field).toBe(field)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('cloudflare-cdn-cache-control')).toBeNull()
  })

  it('never shows a held comment, not even to its author, so that no cache can keep it', async ({
    expect,
  }) => {
    const site = await aSite()
    const { token } = await aComment(site, { body: 'Secret until read.' })
    const answer = await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }), {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.text).not.toContain('Secret')
    expect(answer.json.thread.count).toBe(0)
  })
})

describe('the other reads', () => {
  it('GET …/{id}, …/{id}/replies, /counts and /recent', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, { title: 'Post one' })
    const reply = await aComment(site, { parentId: String(root.id) })
    const one = await call(`/v1/${site.id}/comments/${reply.id}`)
    expect(one.json).toMatchObject({
      id: String(reply.id),
      parentId: String(root.id),
      rootId: String(root.id),
      page: aPage(site),
    })
    const replies = await call(`/v1/${site.id}/comments/${root.id}/replies`)
    expect(replies.json).toMatchObject({ items: [{ id: String(reply.id) }], next: null })
    const counts = await call(
      `/v1/${site.id}/counts?page=${encodeURIComponent(aPage(site))}&page=${encodeURIComponent(aPage(site, '/x'))}`,
    )
    expect(counts.json.items.map((item: { count: number }) => item.count)).toEqual([2, 0])
    expect(counts.json.items.map((item: { text: string }) => item.text)).toEqual(['2 comments', '0 comments'])
    const polish = await call(`/v1/${site.id}/counts?lang=pl&page=${encodeURIComponent(aPage(site))}`)
    expect(polish.json.items[0].text).toBe('2 komentarze')
    const recent = await call(`/v1/${site.id}/recent?limit=1`)
    expect(recent.json.items).toMatchObject([{ id: String(reply.id), title: 'Post one', page: aPage(site) }])
  })

  it('GET …/{id}/status opens to the author’s token in a header, and is kept nowhere', async ({ expect }) => {
    const site = await aSite()
    const { id, token } = await aComment(site)
    const path = `/v1/${site.id}/comments/${id}/status`
    const own = await call(path, { headers: { authorization: `Bearer ${token}` } })
    expect(own.json).toMatchObject({ id: String(id), status: 'held', page: aPage(site) })
    expect(own.headers.get('cache-control')).toBe('no-store')
    expect((await call(path)).status).toBe(401)
    expect((await call(`${path}?token=${token}`)).status).toBe(401)
    expect((await call(path, { headers: { authorization: 'Bearer x' } })).status).toBe(403)
  })

  it('answer 404 for ids that are none, foreign, held or gone', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite({ hold: 'none' })]
    const held = await aComment(site)
    const foreign = await aComment(other)
    for (const id of [
      '0',
      'abc',
      '1e3',
      '../1',
      String(held.id),
      String(foreign.id),
      '99999999999999999999',
    ]) {
      expect((await call(`/v1/${site.id}/comments/${id}`)).status, id).toBe(404)
    }
    await setStatus(foreign.id, 'deleted')
    expect((await call(`/v1/${other.id}/comments/${foreign.id}`)).status).toBe(404)
  })
})

describe('every answer', () => {
  it('is readable from host pages, without credentials', async ({ expect }) => {
    const site = await aSite()
    const preflight = await call(`/v1/${site.id}/comments`, {
      method: 'OPTIONS',
      headers: { origin: 'https://any.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
    for (const path of [`/v1/${site.id}/recent`, '/v1/nobody/recent', `/v1/${site.id}/nothing-here`]) {
      const { headers } = await call(path, {
        headers: { origin: 'https://any.example', cookie: 'afterword=x' },
      })
      expect(headers.get('access-control-allow-origin'), path).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('says in development what it cost', async ({ expect }) => {
    const site = await aSite()
    const { headers } = await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }))
    expect(headers.get('server-timing')).toMatch(
      /^d1;dur=[\d.]+;desc="queries=4 rows_read=\d+ rows_written=0"$/,
    )
  })

  it('changes nothing by GET or HEAD', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const dump = async () => {
      const tables = ['comments', 'threads', 'audit'].map((table) =>
        env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?1`).bind(site.id),
      )
      const jobs = env.DB.prepare('SELECT * FROM jobs WHERE payload LIKE ?1').bind(`%${site.id}%`)
      return JSON.stringify((await env.DB.batch([...tables, jobs])).map(({ results }) => results))
    }
    const before = await dump()
    const page = encodeURIComponent(aPage(site, '/never-commented'))
    for (const path of [
      `comments?page=${page}`,
      `comments/${id}`,
      `comments/${id}/replies`,
      `comments/${id}/status`,
      `counts?page=${page}`,
      'recent',
    ]) {
      for (const method of ['GET', 'HEAD']) await call(`/v1/${site.id}/${path}`, { method })
    }
    expect(await dump()).toBe(before)
  })
})
