import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Submitted } from '../../../../src/comments/form/submit-comment'
import { MINUTE_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { type Answer, at, call, postJson } from '../../../support/api'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

/** Posted now: the Worker lives by the real clock, and windows are counted from there. */
const posted = (site: Site, fields: Parameters<typeof aComment>[1] = {}) =>
  aComment(site, fields, { ctx: testContext({ now: Date.now() }) })

const ask = (
  method: string,
  path: string,
  token: string | undefined,
  fields?: object,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      ...headers,
    },
    ...(fields && { body: JSON.stringify(fields) }),
  })

const pathOf = (site: Site, own: Submitted) => `/v1/${site.id}/comments/${own.id}`
const ownOf = (site: Site, own: Submitted) => `/embed/${site.id}/own/${own.id}?lang=en`

describe('PATCH /v1/{site}/comments/{id}', () => {
  it('answers 202 for one that waits, 200 for one that is up, with what changed and nothing else', async ({
    expect,
  }) => {
    const [holds, open] = [await aSite(), await aSite({ hold: 'none' })]
    const held = await posted(holds)
    const first = await ask('PATCH', pathOf(holds, held), held.token, { body: 'Now *so*.', revision: 1 })
    expect([first.status, first.json]).toEqual([
      202,
      { id: String(held.id), status: 'held', revision: 2, html: '<p>Now <em>so</em>.</p>', editedAt: null },
    ])
    expect(first.headers.get('cache-control')).toBe('no-store')
    const up = await posted(open)
    const second = await ask('PATCH', pathOf(open, up), up.token, { body: 'Now so.' })
    expect(second.status).toBe(200)
    expect(second.json.editedAt).toMatch(/^20\d\d-.*Z$/)
  })

  it('lets readers see the new words and the mark, in every answer that shows them', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site, { body: 'Old words.' })
    const reads = [
      at(`/v1/${site.id}/comments`, { page: aPage(site) }),
      at(`/embed/${site.id}/thread`, { page: aPage(site) }),
      `/v1/${site.id}/recent`,
      `/embed/${site.id}/recent`,
      pathOf(site, own),
      at(`/${site.id}/thread`, { page: aPage(site) }),
    ]
    const before = await Promise.all(reads.map((path) => call(path)))
    await ask('PATCH', pathOf(site, own), own.token, { body: 'New words.' })
    for (const [index, path] of reads.entries()) {
      const etag = before[index]!.headers.get('etag')
      const answer = await call(path, { headers: etag ? { 'if-none-match': etag } : {} })
      expect(answer.status, path).toBe(200)
      expect(answer.text, path).toContain('New words.')
      expect(answer.text, path).not.toContain('Old words.')
    }
    expect((await call(pathOf(site, own))).json.editedAt).toMatch(/Z$/)
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang: 'en' }))
    expect(text).toMatch(/part="edited">edited <time datetime="20/)
    const german = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'de' }))
    expect(german.text).toMatch(/part="edited">bearbeitet <time/)
  })

  it.for([
    ['nothing', {}, 'body'],
    ['blanks', { body: ' ' }, 'body'],
    ['too much', { body: 'x'.repeat(20_001) }, 'body'],
    ['a revision that is none', { body: 'x', revision: '1.5' }, 'revision'],
    ['a revision of nobody', { body: 'x', revision: 0 }, 'revision'],
    ['a revision of another kind', { body: 'x', revision: ['1'] }, 'revision'],
  ] as const)('refuses %s, naming the field', async ([, fields, field], { expect }) => {
    const site = await aSite()
    const own = await posted(site)
    const answer = await ask('PATCH', pathOf(site, own), own.token, fields)
    expect([answer.status, answer.json.errors.map((error: { field: string }) => error.field)]).toEqual([
      422,
      [field],
    ])
  })

  it('takes a revision as a form gives it, and none', async ({ expect }) => {
    const site = await aSite()
    const own = await posted(site)
    const headers = { authorization: `Bearer ${own.token}` }
    const body = new URLSearchParams({ body: 'By form.', revision: '1' })
    expect((await call(pathOf(site, own), { method: 'PATCH', headers, body })).json.revision).toBe(2)
    expect(
      (await ask('PATCH', pathOf(site, own), own.token, { body: 'x', revision: null })).json.revision,
    ).toBe(3)
  })

  it('changes no name and no address, whatever is sent along', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site, { name: 'Ada', url: 'https://ada.example' })
    await ask('PATCH', pathOf(site, own), own.token, {
      body: 'x',
      name: 'Eve',
      url: 'https://eve.example',
      status: 1,
    })
    expect((await call(pathOf(site, own))).json).toMatchObject({ name: 'Ada', url: 'https://ada.example/' })
  })
})

describe('DELETE /v1/{site}/comments/{id}', () => {
  it('answers the same each time, and readers find nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    for (let turn = 0; turn < 2; turn++) {
      const answer = await ask('DELETE', pathOf(site, own), own.token)
      expect([answer.status, answer.json]).toEqual([200, { id: String(own.id), status: 'deleted' }])
    }
    expect((await call(pathOf(site, own))).status).toBe(404)
    expect((await call(at(`/v1/${site.id}/comments`, { page: aPage(site) }))).json.thread.count).toBe(0)
  })
})

describe('an author’s own comment by a stranger', () => {
  it.for([
    ['PATCH', 'POST'],
    ['DELETE', 'DELETE'],
  ] as const)(
    '%s, for the element %s: no token 401, for the element as a wrong one 403, a foreign page 403, no id 404',
    async ([ofScript, ofElement], { expect }) => {
      const site = await aSite()
      const [own, other] = [await posted(site), await posted(site)]
      const fields = { body: 'Mine now.' }
      for (const [method, path] of [
        [ofScript, pathOf(site, own)],
        [ofElement, ownOf(site, own)],
      ] as const) {
        // Whoever lost it reads that it is lost; a program, how it is sent.
        const missing = path.startsWith('/embed/') ? 'comments/token-wrong' : 'comments/token-missing'
        expect((await ask(method, path, undefined, fields)).json.code).toBe(missing)
        expect((await ask(method, path, other.token, fields)).json.code).toBe('comments/token-wrong')
        const elsewhere = await ask(method, path, own.token, fields, { origin: 'https://evil.example' })
        expect(elsewhere.json.code).toBe('sites/origin-not-allowed')
        expect((await ask(method, path.replace(String(own.id), 'x'), own.token, fields)).status).toBe(404)
      }
      const still = await ask('GET', `${pathOf(site, own)}/status`, own.token)
      expect(still.json).toMatchObject({ status: 'held', revision: 1 })
    },
  )

  it('may be asked for by browsers from host pages', async ({ expect }) => {
    const site = await aSite()
    const { headers } = await call(`/embed/${site.id}/own/1`, { method: 'OPTIONS' })
    expect(headers.get('access-control-allow-methods')).toMatch(/PATCH, DELETE/)
    expect(headers.get('access-control-allow-headers')).toContain('Authorization')
  })
})

describe('GET …/{id}/status', () => {
  it('says to its author alone the words as written, their revision, and until when they may change', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', editMinutes: 20 })
    const own = await posted(site, { body: '*As* written' })
    const { json } = await ask('GET', `${pathOf(site, own)}/status`, own.token)
    expect(Object.keys(json).sort()).toEqual(
      [
        'body',
        'createdAt',
        'editable',
        'editableUntil',
        'editedAt',
        'id',
        'page',
        'reason',
        'revision',
        'status',
      ].sort(),
    )
    expect(json).toMatchObject({ body: '*As* written', revision: 1, editable: true, editedAt: null })
    expect(Date.parse(json.editableUntil) - Date.parse(json.createdAt)).toBe(20 * MINUTE_MS)
    expect((await call(pathOf(site, own))).text).not.toContain('*As*')
  })

  it('knows no end for one that waits, and none that is left for what is gone', async ({ expect }) => {
    const site = await aSite()
    const own = await posted(site)
    const read = async () => (await ask('GET', `${pathOf(site, own)}/status`, own.token)).json
    expect(await read()).toMatchObject({ editable: true, editableUntil: null })
    await setStatus(own.id, 'rejected')
    expect(await read()).toMatchObject({ editable: false, editableUntil: null })
  })
})

describe('the author’s own comment as an item', () => {
  it('offers to edit and delete while it may be, and afterwards only to reply', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site)
    const fresh = (await ask('GET', ownOf(site, own), own.token)).text
    expect(fresh).toContain('name="edit"')
    expect(fresh).toContain('name="ask"')
    expect(fresh).toContain(`name="reply" value="${own.id}"`)
    expect(fresh).toContain('data-version="published,1,true,true"')
    const old = await aComment(site, {}, { ctx: testContext({ now: Date.now() - 16 * MINUTE_MS }) })
    const over = (await ask('GET', ownOf(site, old), old.token)).text
    expect(over).not.toMatch(/name="(edit|ask)"/)
    expect(over).toContain(`name="reply" value="${old.id}"`)
  })

  it('a held one offers no reply; a rejected one nothing but to be dismissed', async ({ expect }) => {
    const site = await aSite()
    const own = await posted(site)
    const held = (await ask('GET', ownOf(site, own), own.token)).text
    expect(held).toMatch(/name="edit"/)
    // The way to its status is ours; what its author wrote leads nowhere.
    expect(held.replace(/<a class="aw-quiet" part="status"[^>]*>/, '')).not.toMatch(/name="reply"|href=/)
    await setStatus(own.id, 'rejected')
    const rejected = (await ask('GET', ownOf(site, own), own.token)).text
    expect(rejected).toMatch(/<button [^>]*part="dismiss" name="remove" value="\/refusal">Dismiss</)
    expect(rejected).not.toMatch(/name="(edit|ask)"/)
  })

  it('gives its words as written to be changed, and says why where they may not be', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site, { body: 'So *it* "was".' })
    const wordsOf = (token?: string) => ask('GET', ownOf(site, own).replace('?', '/words?'), token)
    const words = await wordsOf(own.token)
    expect(words.text).toBe(
      `<p class="aw-words" data-id="${own.id}" data-body="So *it* &quot;was&quot;." data-revision="1"></p>`,
    )
    expect(words.headers.get('cache-control')).toBe('no-store')
    for (const token of [undefined, 'no.such.token', (await posted(site)).token])
      expect((await wordsOf(token)).json.code).toBe('comments/token-wrong')
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    expect((await wordsOf(own.token)).json.code).toBe('comments/thread-closed')
    await setStatus(own.id, 'rejected')
    expect((await wordsOf(own.token)).json.code).toBe('comments/not-editable')
    await setStatus(own.id, 'published')
    await env.DB.prepare('UPDATE comments SET created_at = created_at - ?2 WHERE id = ?1')
      .bind(own.id, 16 * MINUTE_MS)
      .run()
    expect((await wordsOf(own.token)).json.code).toBe('comments/edit-window-over')
  })

  it('comes back changed from an edit, with the thread’s new count', async ({ expect }) => {
    const site = await aSite()
    const own = await posted(site)
    await setStatus(own.id, 'published')
    await setStatus((await posted(site)).id, 'published')
    const answer = await ask('POST', ownOf(site, own), own.token, { body: 'Other.', revision: 1 })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('data-status="held"')
    expect(answer.text).toContain('data-count="1 comment"')
    expect(answer.text).toContain('Only you can see this')
    expect(answer.text).toContain('<p>Other.</p>')
  })

  it('comes back from a deletion as a place without words', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await posted(site, { name: 'Ada Nym', body: 'Regretted.' })
    const { text } = await ask('DELETE', ownOf(site, own), own.token)
    expect(text).toContain('This comment was removed.')
    expect(text).toContain('data-count="Comments"')
    expect(text).not.toMatch(/Regretted|Ada Nym|name="(edit|ask)"/)
  })

  it('says whom it answers, as deep as it stands', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ben = await posted(site, { name: 'Ben' })
    const own = await posted(site, { parentId: String(ben.id) })
    const { text } = await ask('GET', ownOf(site, own), own.token)
    expect(text).toContain('data-depth="1"')
    expect(text).toContain('in reply to <bdi>Ben</bdi>')
  })

  it('of a post that is up at once on a site without a window carries no buttons', async ({ expect }) => {
    const fields = { name: 'Ada', body: 'Hi' }
    const buttons = async (editMinutes: number) => {
      const site = await aSite({ hold: 'none', editMinutes })
      const { text } = await postJson(`/embed/${site.id}/comments`, { page: aPage(site), ...fields })
      return /name="(edit|ask)"/.test(text)
    }
    expect([await buttons(0), await buttons(15)]).toEqual([false, true])
  })

  it('has no buttons on the page without scripts, where no token is kept', async ({ expect }) => {
    const site = await aSite()
    const body = new URLSearchParams({ page: aPage(site), name: 'Ada', body: 'Hi' })
    const { text } = await call(`/${site.id}/thread`, { method: 'POST', body })
    expect(text).toContain('Only you can see this')
    expect(text).not.toMatch(/name="(edit|ask)"|part="preview"/)
  })
})
