import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { sendConfirmation } from '../../../src/followers/send-confirmation'
import type { Site } from '../../../src/sites/public'
import { aProof, codeIn, emptyOutbox, followerOf, followsOf, mailTo } from '../../support/a-follower'
import { aPage, aSite } from '../../support/a-site'
import { anAddress } from '../../support/a-subscriber'
import { at, call, postForm, postJson } from '../../support/api'
import { changedBy } from '../../support/changed-by'
import { testContext } from '../../support/test-context'

afterAll(emptyOutbox)

const now = () => testContext({ now: Date.now() })

const requestOf = (siteId: string) =>
  env.DB.prepare(
    'SELECT r.* FROM follow_requests r JOIN followers f ON f.id = r.follower_id WHERE f.site_id = ?1',
  )
    .bind(siteId)
    .first<Record<string, unknown>>()

describe('following by script', () => {
  it('asks the mailbox, and gives what the code will be entered with', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), now(), anAddress()]
    const { status, json } = await postJson(`/v1/${site.id}/follows`, {
      page: aPage(site),
      title: 'A page',
      email,
      frequency: 'daily',
    })
    expect(status).toBe(202)
    expect(json).toEqual({ status: 'pending', confirm: expect.stringMatching(/^[\w.-]+$/) })
    const request = await requestOf(site.id)
    expect(request).toMatchObject({ comment_id: 0, frequency: 'daily', confirmed_at: null })
    await sendConfirmation(ctx, { siteId: site.id, requestId: request!.id as number })
    const [mail] = await mailTo(ctx, email)
    const wrong = await postJson(`/v1/${site.id}/follows/code`, { confirm: json.confirm, code: '1234' })
    expect(wrong.status).toBe(422)
    expect(wrong.json.errors[0].field).toBe('code')
    const right = await postJson(`/v1/${site.id}/follows/code`, { confirm: json.confirm, code: codeIn(mail) })
    expect(right.json).toEqual({ proof: expect.stringMatching(/^[\w.-]+$/) })
    const row = await followerOf(site, ctx, email)
    expect(await followsOf(row!.id as number)).toMatchObject([{ comment_id: 0 }])
    const again = await postJson(`/v1/${site.id}/follows`, {
      page: aPage(site, '/2'),
      email,
      proof: right.json.proof,
    })
    expect(again.status).toBe(201)
    expect(again.json).toEqual({ status: 'following' })
    expect(await followsOf(row!.id as number)).toHaveLength(2)
  })

  it('works before anybody has commented, and keeps the page for the list of what one follows', async ({
    expect,
  }) => {
    const site = await aSite()
    await postJson(`/v1/${site.id}/follows`, { page: aPage(site), title: 'Fresh', email: anAddress() })
    const thread = await env.DB.prepare('SELECT page, title FROM threads WHERE site_id = ?1')
      .bind(site.id)
      .first()
    expect(thread).toEqual({ page: aPage(site), title: 'Fresh' })
  })

  it('refuses an address that is none, a page of somebody else, a page where comments are closed', async ({
    expect,
  }) => {
    const site = await aSite()
    const post = (fields: object) =>
      postJson(`/v1/${site.id}/follows`, { page: aPage(site), email: anAddress(), ...fields })
    expect((await post({ email: '' })).json.errors).toEqual([
      { field: 'email', message: 'Enter your e-mail address' },
    ])
    expect((await post({ email: 'nobody' })).json.errors[0].field).toBe('email')
    expect((await post({ notify: 'replies' })).json.errors[0].field).toBe('notify')
    expect((await post({ page: 'https://else.example/' })).json.code).toBe('following/page-not-allowed')
    await post({})
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    const closed = await post({})
    expect([closed.status, closed.json.code]).toEqual([409, 'following/page-closed'])
  })

  it('takes a page that says itself what waits on it, however old it is', async ({ expect }) => {
    const site = await aSite({ hold: 'some', holdDays: 1 })
    const post = () => postJson(`/v1/${site.id}/follows`, { page: aPage(site), email: anAddress() })
    await post()
    await env.DB.prepare(`UPDATE threads SET hold = 'all', created_at = 1 WHERE site_id = ?1`)
      .bind(site.id)
      .run()
    expect((await post()).status).toBe(202)
  })

  it('asks for a mark alone without touching any page', async ({ expect }) => {
    const site = await aSite()
    const { status } = await postJson(`/v1/${site.id}/follows`, {
      page: aPage(site),
      email: anAddress(),
      notify: 'mark',
    })
    expect(status).toBe(202)
    expect(await requestOf(site.id)).toMatchObject({ thread_id: null })
    expect(await env.DB.prepare('SELECT 1 FROM threads WHERE site_id = ?1').bind(site.id).first()).toBeNull()
  })

  it('takes no page of another origin as the sender (S-01)', async ({ expect }) => {
    const site = await aSite()
    for (const path of [
      `/v1/${site.id}/follows`,
      `/v1/${site.id}/follows/code`,
      `/embed/${site.id}/follow/form`,
      `/embed/${site.id}/follow`,
      `/embed/${site.id}/code`,
    ]) {
      const { status } = await postJson(path, {}, { origin: 'https://evil.example' })
      expect(status, path).toBe(403)
    }
  })
})

describe('following in the element', () => {
  const opened = (site: Site, fields: object = { page: aPage(site) }, headers: Record<string, string> = {}) =>
    postJson(`/embed/${site.id}/follow/form?lang=en`, fields, headers)

  it('begins with a form of one button below an open thread, whose answer is the form that follows', async ({
    expect,
  }) => {
    const site = await aSite()
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang: 'en' }))
    const [, more, inside] =
      /<form class="aw-more"([^>]*)>((?:(?!<\/form>).)*part="follow".*?)<\/form>/s.exec(text)!
    // What does not reach us it says in the thread's own words.
    expect(more).toBe(` method="post" action="/embed/${site.id}/follow/form"`)
    expect(inside).toMatch(/<button type="submit" [^>]*part="follow">Follow by e-mail</)
    const [, name, value] = /<input type="hidden" name="(\w+)" value="([^"]+)">/.exec(inside!)!
    const form = await postForm(`/embed/${site.id}/follow/form`, { [name!]: value! })
    expect(form.status).toBe(200)
    expect(form.text).toMatch(new RegExp(`^<form class="aw-ask[^>]* action="/embed/${site.id}/follow"`))
    expect(form.text).toContain(`<input type="hidden" name="page" value="${aPage(site)}"/>`)
    // Its reader goes on in it.
    expect(form.text.match(/<input [^>]*autofocus=""/g)).toEqual([expect.stringContaining('name="email"')])
    expect(form.headers.get('cache-control')).toBe('no-store')
  })

  it('gives that form without writing a row, in the reader’s language', async ({ expect }) => {
    const site = await aSite()
    const asked = async () => {
      expect((await opened(site)).text).toContain('Follow this conversation by e-mail')
      const german = await postJson(`/embed/${site.id}/follow/form?lang=de`, { page: aPage(site) })
      expect(german.text).toContain('Dieses Gespräch per E-Mail verfolgen')
    }
    expect(await changedBy(site, asked)).toEqual([])
    const follows = () => postJson(`/embed/${site.id}/follow`, { page: aPage(site), email: anAddress() })
    expect(await changedBy(site, follows)).toEqual(expect.arrayContaining(['threads', 'followers']))
  })

  it('gives that form to no page of others, to no GET, and for no page that is none', async ({ expect }) => {
    const site = await aSite()
    const foreign = await opened(site, undefined, { origin: 'https://evil.example' })
    expect([foreign.status, foreign.json.code]).toEqual([403, 'sites/origin-not-allowed'])
    expect(foreign.text).not.toContain('<form')
    for (const path of ['follow', 'follow/form'])
      expect((await call(at(`/embed/${site.id}/${path}`, { page: aPage(site) }))).status, path).toBe(404)
    for (const page of [undefined, '', 'no address', 7])
      expect((await opened(site, { page })).json.errors[0].field, String(page)).toBe('page')
    expect((await opened(site, { page: `${aPage(site)}?q="><img>` })).text).not.toContain('<img')
  })

  it('answers with the form for the code, and that with the proof', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), now(), anAddress()]
    const asked = await postJson(`/embed/${site.id}/follow`, { page: aPage(site), email })
    expect(asked.status).toBe(202)
    const confirm = /name="confirm" value="([\w.-]+)"/.exec(asked.text)![1]!
    expect(asked.text).toContain('autocomplete="one-time-code"')
    await sendConfirmation(ctx, { siteId: site.id, requestId: (await requestOf(site.id))!.id as number })
    const [mail] = await mailTo(ctx, email)
    const proven = await postJson(`/embed/${site.id}/code`, { confirm, code: codeIn(mail) })
    expect(proven.text).toMatch(/<p class="aw-note" data-proof="[\w.-]+">Confirmed\./)
    expect(proven.headers.get('cache-control')).toBe('no-store')
    const known = await postJson(`/embed/${site.id}/follow`, {
      page: aPage(site, '/2'),
      email,
      proof: /data-proof="([\w.-]+)"/.exec(proven.text)![1],
    })
    expect(known.text).toContain('You follow this conversation.')
  })

  it('gives the code’s form with the comment whose author asked for mails', async ({ expect }) => {
    const site = await aSite()
    const fields = { page: aPage(site), name: 'Ada', body: 'Hm.', email: anAddress() }
    const { text } = await postJson(`/embed/${site.id}/comments`, { ...fields, notify: 'replies' })
    // Inside the item, behind its words: there is one element in the answer, and the form goes where that goes.
    expect(text).toMatch(/^<li [^>]*>(?:(?!<li|<\/li>).)*<\/li>$/s)
    expect(text).toMatch(
      /<\/article><form [^>]*>(?:(?!<\/form>).)* name="code" .*<\/form><ol class="aw-replies"/s,
    )
    expect((await postJson(`/embed/${site.id}/comments`, fields)).text).not.toContain('name="code"')
    const proof = await aProof(site, now(), fields.email)
    expect(
      (await postJson(`/embed/${site.id}/comments`, { ...fields, proof, notify: 'all' })).text,
    ).not.toContain('name="code"')
  })

  it('offers nothing to follow where comments are closed', async ({ expect }) => {
    const site = await aSite()
    await postJson(`/v1/${site.id}/follows`, { page: aPage(site), email: anAddress() })
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    for (const path of [`/embed/${site.id}/thread`, `/${site.id}/thread`])
      expect((await call(at(path, { page: aPage(site) }))).text).not.toMatch(/Follow by e-mail/)
  })
})

describe('following without scripts', () => {
  it('is a link below the thread, a page with a form, and a page that says what comes next', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const thread = await call(at(`/${site.id}/thread`, { page: aPage(site) }))
    const link = new RegExp(`href="(/${site.id}/follow[^"]+)"`)
      .exec(thread.text)![1]!
      .replaceAll('&amp;', '&')
    const form = await call(link)
    expect(form.text).toContain('Follow this conversation by e-mail')
    expect(form.text).toContain('<label for="w-email"')
    const done = await postForm(`/${site.id}/follow`, {
      page: aPage(site),
      email: anAddress(),
      notify: 'all',
    })
    expect(done.status).toBe(202)
    expect(done.text).toContain('Press the button in it, and mails begin.')
    expect(done.text).toContain(`href="${aPage(site)}"`)
  })

  it('shows a refused form again with what was typed and what is wrong', async ({ expect }) => {
    const site = await aSite()
    const { status, text } = await postForm(`/${site.id}/follow`, {
      page: aPage(site),
      email: 'ada@',
      frequency: 'daily',
    })
    expect(status).toBe(422)
    expect(text).toContain('value="ada@"')
    expect(text).toMatch(/aria-invalid="true"/)
    expect(text).toMatch(/<option value="daily" selected/)
    expect(text).toContain('<title>Error: ')
  })

  it('shows no link to a page that is not the site’s', async ({ expect }) => {
    const site = await aSite()
    const { text } = await call(at(`/${site.id}/follow`, { page: 'https://evil.example/x' }))
    expect(text).not.toContain('href="https://evil.example')
    const posted = await postForm(`/${site.id}/follow`, {
      page: 'https://evil.example/x',
      email: anAddress(),
    })
    expect(posted.status).toBe(422)
    expect(posted.text).toContain('do not belong to the site')
    expect(posted.text).not.toContain('href="https://evil.example')
  })

  it('tells whoever commented there to look for the mail', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { status, text } = await postForm(`/${site.id}/thread`, {
      page: aPage(site),
      name: 'Ada',
      body: 'Hm.',
      email: anAddress(),
      notify: 'all',
      frequency: 'hourly',
    })
    expect(status).toBe(201)
    expect(text).toContain('Press the button in it, and mails begin.')
  })

  it('keeps the wish when the form is refused', async ({ expect }) => {
    const site = await aSite()
    const { text } = await postForm(`/${site.id}/thread`, {
      page: aPage(site),
      name: 'Ada',
      body: 'Hm.',
      notify: 'replies',
      frequency: 'daily',
    })
    expect(text).toMatch(/<option value="replies" selected/)
    expect(text).toMatch(/<option value="daily" selected/)
    expect(text).toMatch(/id="f-email"[^>]*aria-invalid="true"/)
  })
})
