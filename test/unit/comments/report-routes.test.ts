import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aReport, reportedOf } from '../../support/a-report'
import { aPage, aSite } from '../../support/a-site'
import { at, call, postForm, postJson } from '../../support/api'

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('POST /v1/{site}/comments/{id}/reports', () => {
  it('answers plainly, once with a token and without a cookie', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const path = `/v1/${site.id}/comments/${id}/reports`
    const first = await postJson(path, { reason: 'spam' })
    expect([first.status, Object.keys(first.json).sort()]).toEqual([202, ['id', 'status', 'token']])
    expect(first.headers.get('set-cookie')).toBeNull()
    const again = await postJson(path, { reason: 'abuse', note: 'More.' }, bearer(first.json.token))
    expect([again.status, again.json]).toEqual([202, { id: String(id), status: 'received' }])
    expect(await reportedOf(id)).toMatchObject({ reports: 1 })
  })

  it.for([
    ['no reason', {}, 'reason'],
    ['a reason that is none', { reason: 'dislike' }, 'reason'],
    ['too many words', { reason: 'other', note: 'x'.repeat(501) }, 'note'],
    ['words of another kind', { reason: 'other', note: ['x'] }, 'note'],
  ] as const)('refuses %s, naming the field', async ([, fields, field], { expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const answer = await postJson(`/v1/${site.id}/comments/${id}/reports`, fields)
    expect([answer.status, answer.json.errors.map((error: { field: string }) => error.field)]).toEqual([
      422,
      [field],
    ])
    expect(await reportedOf(id)).toMatchObject({ reports: 0 })
  })

  it('tells what is wrong by a code, and GET changes nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    const path = `/v1/${site.id}/comments/${own.id}/reports`
    const spam = { reason: 'spam' }
    const answers = await Promise.all([
      postJson(path, spam, bearer(own.token)),
      postJson(path, spam, { origin: 'https://evil.example' }),
      postJson(path.replace(String(own.id), '12'), spam),
      call(path),
    ])
    expect(answers.map(({ status, json }) => [status, json.code])).toEqual([
      [403, 'comments/vote-own'],
      [403, 'sites/origin-not-allowed'],
      [404, 'comments/unknown'],
      [404, 'web/not-found'],
    ])
    expect(await reportedOf(own.id)).toMatchObject({ reports: 0 })
  })
})

describe('a reader without a script of their own', () => {
  it('finds “Report” at each comment, as button or as link, but not at one’s own', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    const query = { page: aPage(site), lang: 'en' }
    const element = (await call(at(`/embed/${site.id}/thread`, query))).text
    expect(element).toContain(`name="report" value="/embed/${site.id}/reports/${own.id}?lang=en"`)
    expect(element).toMatch(/>Report<span class="aw-hidden"> the comment by <bdi>Ada<\/bdi>/)
    const page = (await call(at(`/${site.id}/thread`, query))).text
    expect(page).toMatch(new RegExp(`rel="nofollow" href="/${site.id}/report/${own.id}\\?lang=en"`))
    const mine = await call(`/embed/${site.id}/own/${own.id}`, { headers: bearer(own.token) })
    expect(mine.text).not.toContain('name="report"')
  })

  it('gets the form as a dialog: labelled, in their language, with every reason', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const { text, headers } = await call(`/embed/${site.id}/reports/${id}?lang=de`)
    expect(text).toMatch(/^<dialog [^>]*aria-labelledby="r-title"[^>]*lang="de"/)
    expect(text.match(/type="radio"/g)).toHaveLength(6)
    expect(text).toContain('Beleidigung oder Hass')
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await call(`/embed/${site.id}/reports/12`)).status).toBe(404)
    const done = await postJson(`/embed/${site.id}/reports/${id}?lang=de`, { reason: 'abuse' })
    expect(done.status).toBe(202)
    expect(done.text).toMatch(/data-reader="[^"]+" data-sent="Gemeldet"/)
    expect(done.text).toContain('Danke.')
  })

  it.for([
    ['en', 'Choose what is wrong with it.'],
    ['de', 'Wählen Sie aus, was daran falsch ist.'],
    ['fr', 'Choisissez ce que vous lui reprochez.'],
    ['es', 'Elige qué tiene de malo.'],
    ['pt-BR', 'Escolha o que há de errado nele.'],
    ['ja', 'どんな問題があるか選んでください。'],
    ['zh-CN', '选择它有什么问题。'],
    ['ar', 'اختر المشكلة فيه.'],
    ['uk', 'Виберіть, що з ним не так.'],
    ['pl', 'Wybierz, co jest z nim nie tak.'],
  ] as const)('is asked to choose where nothing was chosen, in %s: %s', async ([lang, words], { expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const { status, json } = await postJson(`/embed/${site.id}/reports/${id}?lang=${lang}`, { note: 'Why.' })
    expect([status, json.errors]).toEqual([422, [{ field: 'reason', message: words }]])
  })

  it('gets it as a page that keeps what was typed, says what is missing, and thanks', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const path = `/${site.id}/report/${id}`
    const page = await call(path, { headers: { 'accept-language': 'en' } })
    expect(page.status).toBe(200)
    expect(page.text).toContain('<title>Report this comment</title>')
    expect(page.text).toContain(`action="${path}"`)
    const wrong = await postForm(path, { note: 'It <b>hurts</b>.' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('It &lt;b&gt;hurts&lt;/b&gt;.')
    expect(wrong.text).toMatch(/<title>Error: Report/)
    expect(wrong.text).toMatch(
      /id="r-wrong"><p [^>]*data-for="reason"><span class="aw-hidden">Error: <\/span><span>Choose what is wrong with it\.</,
    )
    const done = await postForm(path, { reason: 'abuse', note: 'It hurts.' })
    expect(done.status).toBe(202)
    expect(done.text).toContain('A moderator will read this comment')
    expect(done.text).toContain(`/${site.id}/thread?page=`)
    expect(await reportedOf(id)).toMatchObject({ reports: 1 })
    expect((await postForm(path, { reason: 'abuse' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await call(`/${site.id}/report/12`)).status).toBe(404)
  })
})

describe('the desk', () => {
  it('has the list with its number, the reasons beside the comment, and “Keep”', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const member = await aMember(site)
    const { id } = await aComment(site)
    await aReport(site, id, { reason: 'abuse', note: '<script>x</script>' })
    const home = await visit(member, `/desk/${site.id}`)
    expect(home.text).toMatch(/status=reported"[^>]*>Reported \(1\)</)
    const list = await visit(member, `/desk/${site.id}?status=reported`)
    expect(list.text).toContain('1 report</span>')
    expect(list.text).toContain('Abuse or hate: 1')
    expect(list.text).toContain('&lt;script&gt;x&lt;/script&gt;')
    expect(list.text).toMatch(/value="approve"[^>]*><svg[^>]*><path[^>]*><\/path><\/svg>Keep/)
    // Decided one by one: a bulk is about one state, and here stand two.
    expect(list.text).not.toMatch(/class="pick"|id="bulk"/)
    const kept = await send(member, `/desk/${site.id}/comments/${id}`, {
      action: 'approve',
      revision: '1',
      from: 'published',
      list: 'reported',
    })
    expect(kept.status).toBe(303)
    expect(kept.headers.get('location')).toMatch(/status=reported&done=\d+/)
    const after = await visit(member, kept.headers.get('location')!)
    expect(after.text).toMatch(/Approved\.[\s\S]*Undo/)
    expect(after.text).toContain('Nothing here')
    expect((await visit(member, `/desk/${site.id}?status=published`)).text).toContain('1 settled before')
  })

  it('lets the owner set how many hide a comment, and shows a reader of the team no button', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/settings`
    expect((await visit(owner, path)).text).toMatch(/id="reportsToHold"[^>]*value="3"/)
    const form = { name: site.name, origins: aPage(site), locale: 'en', hold: 'none', reportsToHold: '1' }
    expect((await send(owner, path, form)).status).toBe(303)
    expect((await send(owner, path, { ...form, reportsToHold: '101' })).status).toBe(422)
    expect((await send(owner, path, { ...form, reportsToHold: '-1' })).status).toBe(422)
    const { id } = await aComment(site)
    await postJson(`/v1/${site.id}/comments/${id}/reports`, { reason: 'spam' })
    expect((await call(`/v1/${site.id}/comments/${id}`)).status).toBe(404)
    const reader = await aMember(site, 'reader')
    const list = await visit(reader, `/desk/${site.id}?status=reported`)
    expect(list.text).toContain('Readers reported it.')
    expect(list.text).not.toMatch(/class="verdict"/)
  })
})
