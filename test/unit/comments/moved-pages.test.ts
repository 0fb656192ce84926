import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPageMove, recount, threadAt } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { aNetwork, at, call, postForm, postJson } from '../../support/api'
import { testContext } from '../../support/test-context'

const live = () => testContext({ now: Date.now() })
const post = (site: Site, path: string, more: object = {}) =>
  aComment(site, { page: aPage(site, path), ...more }, { ctx: live() })

/** Two pages that became one: a root with an answer came from the old one, a root was there. */
async function merged() {
  const site = await aSite({ hold: 'none' })
  const root = await post(site, '/old', { name: 'Ada', body: 'From the old page.' })
  const answer = await post(site, '/old', { name: 'Ben', parentId: String(root.id), body: 'An answer.' })
  const there = await post(site, '/new', { name: 'Cem', body: 'Was here.' })
  await aPageMove(site, '/old', '/new')
  const ask = (path: string, more: Record<string, string> = {}) =>
    call(at(path.replace('SITE', site.id), { page: aPage(site, '/old'), ...more }))
  return { site, root, answer, there, ask }
}

describe('the old address of a page that moved', () => {
  it.for([
    ['/v1/SITE/comments', {}],
    ['/embed/SITE/thread', { lang: 'en' }],
    ['/SITE/comments.html', {}],
    ['/SITE/comments.atom', {}],
    ['/embed/SITE/fresh', { seen: '0', since: '0' }],
  ] as const)('shows all of the conversation by %s', async ([path, more], { expect }) => {
    const { ask } = await merged()
    const { status, text } = await ask(path, more)
    expect(status).toBe(200)
    for (const words of ['From the old page.', 'An answer.', 'Was here.']) expect(text).toContain(words)
  })

  it('links to the new page from wherever it shows comments', async ({ expect }) => {
    const { site, root, ask } = await merged()
    for (const path of ['/embed/SITE/thread', '/SITE/comments.html', '/SITE/comments.atom']) {
      const { text } = await ask(path)
      expect(text, path).toContain(`${aPage(site, '/new')}#c-${root.id}`)
      expect(text, path).not.toContain(`${aPage(site, '/old')}#c-`)
    }
  })

  it('counts what is there, and says what is new', async ({ expect }) => {
    const { site, ask } = await merged()
    const counts = await ask('/v1/SITE/counts')
    expect(counts.json.items).toEqual([{ page: aPage(site, '/old'), count: 3, text: '3 comments' }])
    const news = await ask('/embed/SITE/news', { seen: '1', since: '0', lang: 'en' })
    expect(news.text).toContain('2 new comments')
    expect((await ask('/embed/SITE/news', { seen: '3', since: '0' })).text).toBe('')
  })

  it('has another version than it ever had before', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await post(site, '/old')
    await post(site, '/new')
    const etag = async (path: string) =>
      (await call(at(`/v1/${site.id}/comments`, { page: aPage(site, path) }))).headers.get('etag')
    const before = [await etag('/old'), await etag('/new')]
    await aPageMove(site, '/old', '/new')
    const after = [await etag('/old'), await etag('/new')]
    expect(after[0]).toBe(after[1])
    expect(before).not.toContain(after[0])
  })

  it('goes on page by page, in every order, both ways', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.push(String((await post(site, n % 2 ? '/old' : '/new')).id))
    await aPageMove(site, '/old', '/new')
    for (const sort of ['newest', 'oldest', 'top'] as const) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const query: Record<string, string> = {
          page: aPage(site, '/old'),
          sort,
          limit: '2',
          ...(after && { after }),
        }
        const { json } = await call(at(`/v1/${site.id}/comments`, query))
        seen.push(...json.items.map(({ id }: { id: string }) => id))
        after = json.next
      } while (after)
      expect([...seen].sort(), sort).toEqual([...ids].sort())
    }
  })

  it('opens around a comment that came along', async ({ expect }) => {
    const { answer, ask } = await merged()
    const { json } = await ask('/v1/SITE/comments', { comment: String(answer.id) })
    expect(json.comment).toBe(String(answer.id))
    expect(json.thread.moved).toBe(true)
  })

  it('leads a browser without scripts to the new one, with what it asked', async ({ expect }) => {
    const { site, ask } = await merged()
    const page = await ask('/SITE/thread', { sort: 'oldest', lang: 'de' })
    expect(page.status).toBe(302)
    const to = new URL(page.headers.get('location')!, 'https://comments.test')
    expect(to.pathname).toBe(`/${site.id}/thread`)
    expect(Object.fromEntries(to.searchParams)).toEqual({
      page: aPage(site, '/new'),
      sort: 'oldest',
      lang: 'de',
    })
    expect((await call(`${to.pathname}${to.search}`)).status).toBe(200)
  })

  it('is no page of another site, whatever it is called there', async ({ expect }) => {
    const { site } = await merged()
    const other = await aSite({ hold: 'none' })
    const { status, json } = await call(at(`/v1/${other.id}/comments`, { page: aPage(site, '/old') }))
    expect([status, json.code]).toEqual([422, 'comments/page-not-allowed'])
  })
})

describe('words for the old address of a page that moved', () => {
  const threads = async (site: Site) => {
    const { kept, counted } = await recount(site)
    return { kept, counted }
  }

  it('stand at the new one, posted by a script', async ({ expect }) => {
    const { site } = await merged()
    const posted = await postJson(
      `/v1/${site.id}/comments`,
      { page: aPage(site, '/old'), name: 'Dee', body: 'By a script.' },
      aNetwork(),
    )
    expect(posted.status).toBe(201)
    const one = await call(`/v1/${site.id}/comments/${posted.json.id}`)
    expect(one.json.page).toBe(aPage(site, '/new'))
    const { kept, counted } = await threads(site)
    expect(kept).toEqual(counted)
  })

  it('stand at the new one, posted by a form', async ({ expect }) => {
    const { site } = await merged()
    const posted = await postForm(
      `/${site.id}/thread`,
      { page: aPage(site, '/old'), name: 'Dee', body: 'By a form.' },
      aNetwork(),
    )
    expect(posted.status).toBe(201)
    expect(posted.text).toContain('By a form.')
    const { json } = await call(at(`/v1/${site.id}/comments`, { page: aPage(site, '/new') }))
    expect(json.thread.count).toBe(4)
  })

  it('post once under one key, however often', async ({ expect }) => {
    const { site } = await merged()
    const key = { 'idempotency-key': crypto.randomUUID(), ...aNetwork() }
    const words = { page: aPage(site, '/old'), name: 'Dee', body: 'Once.' }
    const [first, second] = [
      await postJson(`/v1/${site.id}/comments`, words, key),
      await postJson(`/v1/${site.id}/comments`, words, key),
    ]
    expect(second.json.id).toBe(first.json.id)
    expect((await threads(site)).kept.reduce((sum, { published }) => sum + published, 0)).toBe(4)
  })

  it('answer what came along and what was there', async ({ expect }) => {
    const { site, root, answer, there } = await merged()
    for (const parent of [root, answer, there]) {
      for (const path of ['/old', '/new']) {
        const { id } = await post(site, path, {
          parentId: String(parent.id),
          body: `To ${parent.id} by ${path}`,
        })
        const { json } = await call(`/v1/${site.id}/comments/${id}`)
        expect(json.page).toBe(aPage(site, '/new'))
        expect(json.parentId).toBe(String(parent.id))
      }
    }
    const { kept, counted } = await threads(site)
    expect(kept).toEqual(counted)
  })

  it('answer nothing that stands on a third page', async ({ expect }) => {
    const { site } = await merged()
    const third = await post(site, '/third')
    const answer = await postJson(
      `/v1/${site.id}/comments`,
      { page: aPage(site, '/old'), name: 'Dee', body: 'To nobody.', parentId: String(third.id) },
      aNetwork(),
    )
    expect(answer.status).toBe(422)
    expect(answer.json.errors[0].field).toBe('parentId')
  })

  it('are edited and taken back by their author as ever', async ({ expect }) => {
    const { site, root } = await merged()
    const path = `/v1/${site.id}/comments/${root.id}`
    const headers = {
      authorization: `Bearer ${root.token}`,
      'content-type': 'application/json',
      ...aNetwork(),
    }
    const edited = await call(path, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ body: 'Said better.' }),
    })
    expect(edited.json).toMatchObject({ status: 'published', revision: 2 })
    expect((await call(`${path}/status`, { headers })).json.page).toBe(aPage(site, '/new'))
    expect((await call(path, { method: 'DELETE', headers })).status).toBe(200)
    const { kept, counted } = await threads(site)
    expect(kept).toEqual(counted)
  })

  it('wait where the new page has all wait', async ({ expect }) => {
    const { site } = await merged()
    const { setPageState } = await import('../../../src/threads/set-page-state')
    await setPageState(testContext(), site, 7, await threadAt(site, '/new'), 'all')
    expect((await post(site, '/old')).status).toBe('held')
    await setPageState(testContext(), site, 7, await threadAt(site, '/new'), 'closed')
    const code = await post(site, '/old').then(String, ({ code }: { code: string }) => code)
    expect(code).toBe('comments/thread-closed')
  })
})
