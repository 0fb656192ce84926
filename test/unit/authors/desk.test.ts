import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aMember, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aTeam, liveContext, loggedAt } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'

const live = () => ({ ctx: liveContext() })
const bansAt = async (siteId: string) =>
  (
    await env.DB.prepare('SELECT * FROM bans WHERE site_id = ?1 ORDER BY id')
      .bind(siteId)
      .all<Record<string, unknown>>()
  ).results

describe('an open comment at the desk', () => {
  it('says that its author is banned, by what, until when, by whom and why; not to who only reads', async ({
    expect,
  }) => {
    const { site, members } = await aTeam('moderator', 'reader')
    const [mo, reader] = members
    const { id } = await aComment(site, { name: 'Rude', email: 'rude@mail.example' }, live())
    const pane = `/desk/${site.id}/comments/${id}/pane`
    expect((await visit(mo, pane)).text).not.toContain('Banned')
    await aBan(
      site,
      { name: 'ruDe', address: 'rude@mail.example', silent: true, personId: mo!.personId, reason: 'Insults' },
      liveContext(),
    )
    const { text } = await visit(mo, pane)
    for (const said of ['Banned', 'ruDe', 'for ever', 'silent', `by ${mo!.name}`, 'Insults'])
      expect(text).toContain(said)
    const theirs = (await visit(reader, pane)).text
    expect(theirs).not.toMatch(/Banned|Insults|time-out|<form/)
  })

  it('offers the ban, the time-out and notes to who may decide', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { email: 'mo@mail.example' }, live())
    const { text } = await visit(owner, `/desk/${site.id}?item=${id}`)
    expect(text).toContain(`href="/desk/${site.id}/comments/${id}/ban"`)
    expect(text).toContain(`action="/desk/${site.id}/comments/${id}/time-out"`)
    expect(text).toContain(`action="/desk/${site.id}/comments/${id}/notes"`)
  })
})

describe('the form that bans', () => {
  it('shows what it would hit, bans, decides what waits and offers the way back', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, live())
    const other = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, live())
    const path = `/desk/${site.id}/comments/${id}/ban`
    const form = await visit(owner, path)
    expect(form.text).toContain('Ban Mo')
    expect(form.text).toContain('2 waiting, 0 known')
    expect(form.text).toContain('typed, not proven')
    const done = await send(owner, path, { 'by-address': 'yes', end: 'week', decide: 'reject', list: 'held' })
    expect(done.status).toBe(303)
    const back = done.headers.get('location')!
    const queue = await visit(owner, back)
    expect(queue.text).toContain('2 waiting comments went along.')
    const [ban] = await bansAt(site.id)
    await send(owner, `/desk/${site.id}/bans/${ban!.id}/undo`, {})
    const held = await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE site_id = ?1 AND status = 0')
      .bind(site.id)
      .first()
    expect(held).toEqual({ n: 2 })
    expect((await bansAt(site.id))[0]).toMatchObject({ state: 2 })
    expect(other.id).not.toBe(id)
  })

  it('comes again with what was typed and what is wrong beside its field', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { name: 'Mo' }, live())
    const path = `/desk/${site.id}/comments/${id}/ban`
    const nothing = await send(owner, path, { reason: 'Because <b>', end: 'day' })
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('Choose at least one.')
    expect(nothing.text).toContain('value="Because &lt;b&gt;"')
    expect(nothing.text).toMatch(/<option value="day" selected/)
    const late = await send(owner, path, { 'by-name': 'yes', end: 'date', until: '2001-01-01' })
    expect(late.text).toMatch(/id="until-error"/)
    expect(await bansAt(site.id)).toEqual([])
  })

  it('warns before it hits many, and takes it once that is said', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { email: 'mo@gmail.com' }, live())
    const path = `/desk/${site.id}/comments/${id}/ban`
    const warned = await send(owner, path, { domain: 'gmail.com' })
    expect(warned.status).toBe(409)
    expect(warned.text).toContain('This would hit 0 people')
    expect(warned.text).toContain('name="sure"')
    expect((await send(owner, path, { domain: 'gmail.com', sure: 'yes' })).status).toBe(303)
  })
})

describe('the page of bans', () => {
  it('lists, adds, changes and lifts; each member what is theirs', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator', 'moderator')
    const [mo, jo] = members
    const path = `/desk/${site.id}/bans`
    expect((await visit(mo, path)).text).toContain('There is none here.')
    const added = await send(mo, path, {
      by: 'domain',
      what: 'https://Shop.Example/x',
      end: 'ever',
      how: 'silent',
      reason: 'Sells shoes',
    })
    expect(added.status).toBe(303)
    const [ban] = await bansAt(site.id)
    expect(ban).toMatchObject({ domain: 'shop.example', silent: 1, made_by: mo!.personId })
    const one = `${path}/${ban!.id}`
    expect((await visit(mo, path)).text).toContain(`action="${one}"`)
    expect((await visit(jo, path)).text).not.toContain(`action="${one}"`)
    expect((await send(jo, one, { change: 'lift' })).status).toBe(403)
    expect((await send(mo, one, { change: 'end', end: 'hour', how: 'open' })).status).toBe(303)
    expect((await visit(owner, path)).text).toContain(`action="${one}"`)
    expect((await send(owner, one, { change: 'lift' })).status).toBe(303)
    expect((await visit(jo, `${path}?list=lifted`)).text).toContain(`lifted by ${owner.name}`)
    expect((await visit(jo, path)).text).toContain('There is none here.')
    expect((await send(owner, one, { change: 'end', end: 'ever' })).status).toBe(409)
    expect(await loggedAt(site)).toEqual(['ban.add', 'ban.change', 'ban.lift'])
    expect((await visit(owner, `/desk/${site.id}/log?area=ban`)).text).toContain('lifted a ban')
  })

  it.for([
    [{ by: 'address', what: 'nobody' }, 'what-error'],
    [{ by: 'domain', what: 'com' }, 'what-error'],
    [{ by: 'domain', what: 'two words' }, 'what-error'],
    [{ by: 'name', what: '???' }, 'what-error'],
    [{ by: 'name', what: '' }, 'what-error'],
    [{ by: 'network', what: 'x' }, 'by-error'],
    [{ by: 'name', what: 'M*' }, 'what-error'],
    [{ by: 'name', what: 'Mo', reason: ' ' }, 'reason-error'],
    [{ by: 'name', what: 'Mo', end: 'date' }, 'until-error'],
    [{ by: 'name', what: 'Mo', end: 'date', until: '31.12.' }, 'until-error'],
  ] as const)('refuses %j beside its field', async ([fields, error], { expect }) => {
    const { site, owner } = await aTeam()
    const answer = await send(owner, `/desk/${site.id}/bans`, { reason: 'Rude', ...fields })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`id="${error}"`)
    expect(await bansAt(site.id)).toEqual([])
  })

  it('shows names as text, whatever they are', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await aBan(site, { name: '<img src=x onerror=alert(1)>', reason: '<b>' }, liveContext())
    const { text } = await visit(owner, `/desk/${site.id}/bans`)
    expect(text).not.toContain('<img src=x')
    expect(text).toContain('&lt;img src=x')
  })

  it('has ids once each, however many bans it shows', async ({ expect }) => {
    const { site, owner } = await aTeam()
    for (const name of ['Mo', 'Jo', 'Zo']) await aBan(site, { name }, liveContext())
    const { text } = await visit(owner, `/desk/${site.id}/bans`)
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(10)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })
})

describe('the time-out', () => {
  it('is one press, told with its end; and to scripts what undoes it', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { name: 'Mo' }, live())
    const path = `/desk/${site.id}/comments/${id}/time-out`
    const form = await send(owner, path, { list: 'held' })
    expect(form.status).toBe(303)
    expect((await visit(owner, form.headers.get('location')!)).text).toMatch(/Banned until [^<]* UTC\./)
    const script = await call(path, {
      method: 'POST',
      headers: {
        ...SAME_ORIGIN,
        cookie: owner.cookie,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: '{}',
    })
    expect(script.json).toMatchObject({
      said: expect.stringContaining('Banned until'),
      undo: expect.any(String),
    })
    const undone = await send(owner, `/desk/${site.id}/bans/${script.json.undo}/undo`, {})
    expect(undone.status).toBe(303)
  })
})

describe('the API of bans', () => {
  const api = (token: string, path: string, body?: object) =>
    call(path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })

  it('makes, lists, changes and lifts with its scope, and names neither address nor hash', async ({
    expect,
  }) => {
    const { site, owner } = await aTeam()
    const token = await aToken(site, owner, ['bans'])
    const path = `/v1/desk/${site.id}/bans`
    const made = await api(token, path, {
      by: 'address',
      what: 'Rude@mail.example',
      end: 'day',
      reason: 'Rude',
    })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      state: 'in-force',
      address: 'R•••@mail.example',
      how: 'open',
      reason: 'Rude',
      comment: null,
      lifted: null,
    })
    expect(made.text).not.toMatch(/ude@mail/)
    const list = await api(token, path)
    expect(list.json).toEqual({ items: [made.json], next: null })
    const changed = await api(token, `${path}/${made.json.id}`, { change: 'end', end: 'ever', how: 'silent' })
    expect(changed.json).toMatchObject({ endsAt: null, how: 'silent' })
    expect((await api(token, `${path}/${made.json.id}`, { change: 'lift' })).json).toMatchObject({
      state: 'lifted',
      lifted: { by: owner.name },
    })
    expect((await api(token, `${path}?list=lifted`)).json.items).toHaveLength(1)
  })

  it('bans from a comment; to decide along wants the scope to decide', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { name: 'Mo' }, live())
    const path = `/v1/desk/${site.id}/comments/${id}/ban`
    const narrow = await aToken(site, owner, ['bans'])
    const refused = await api(narrow, path, { 'by-name': true, decide: 'reject' })
    expect(refused.json).toMatchObject({ status: 403, code: 'team/scope-missing' })
    const wide = await aToken(site, owner, ['bans', 'moderate'])
    const done = await api(wide, path, { 'by-name': true, decide: 'reject' })
    expect(done.json).toMatchObject({ name: 'Mo', comment: String(id), decided: 1 })
  })

  it('lets a moderator’s token change only the moderator’s bans', async ({ expect }) => {
    const { site, members } = await aTeam('moderator')
    const ban = await aBan(site, { name: 'Mo', personId: 1 }, liveContext())
    const token = await aToken(site, members[0]!, ['bans'])
    const answer = await api(token, `/v1/desk/${site.id}/bans/${ban}`, { change: 'lift' })
    expect(answer.json).toMatchObject({ status: 403, code: 'bans/not-yours' })
  })
})

describe('notes on authors (M-30)', () => {
  it('stand beside everything of the same address at the site, for the team alone', async ({ expect }) => {
    const { site, members } = await aTeam('moderator', 'reader')
    const [mo, reader] = members
    const email = 'ada@mail.example'
    const { id } = await aComment(site, { name: 'Ada', email }, live())
    const other = await aComment(site, { name: 'A.', email: email.toUpperCase() }, live())
    const stranger = await aComment(site, { name: 'Ada', email: 'other@mail.example' }, live())
    const added = await send(mo, `/desk/${site.id}/comments/${id}/notes`, {
      note: 'Knows <trams> well.',
      list: 'held',
    })
    expect(added.status).toBe(303)
    const paneOf = async (comment: number, who = mo) =>
      (await visit(who, `/desk/${site.id}/comments/${comment}/pane`)).text
    for (const comment of [id, other.id]) {
      expect(await paneOf(comment)).toContain('Knows &lt;trams&gt; well.')
      expect(await paneOf(comment)).toContain(mo!.name)
    }
    expect(await paneOf(stranger.id)).not.toContain('trams')
    expect(await paneOf(id, reader)).not.toContain('trams')
    const { results } = await env.DB.prepare('SELECT * FROM audit WHERE site_id = ?1').bind(site.id).all()
    expect(results).toMatchObject([{ action: 'author.note' }])
    expect(JSON.stringify(results)).not.toContain('trams')
  })

  it('need an address to be known by, and words', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const nameless = await aComment(site, {}, live())
    const path = (id: number) => `/desk/${site.id}/comments/${id}/notes`
    expect((await visit(owner, `/desk/${site.id}/comments/${nameless.id}/pane`)).text).not.toContain(
      'name="note"',
    )
    const refused = await send(owner, path(nameless.id), { note: 'Hm' })
    expect(refused.status).toBe(409)
    const { id } = await aComment(site, { email: 'a@mail.example' }, live())
    expect((await send(owner, path(id), { note: '  ' })).status).toBe(422)
    expect((await send(owner, path(id), { note: 'x'.repeat(1001) })).status).toBe(422)
    expect((await send(await aMember(await aSite(), 'owner'), path(id), { note: 'Hm' })).status).toBe(404)
  })

  it('are removed by who wrote them, or by an owner; twenty is all there are', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator', 'moderator')
    const [mo, jo] = members
    const { id } = await aComment(site, { email: 'ada@mail.example' }, live())
    const path = `/desk/${site.id}/comments/${id}/notes`
    for (let at = 0; at < 20; at++) expect((await send(mo, path, { note: `Note ${at}` })).status).toBe(303)
    expect((await send(mo, path, { note: 'One more' })).status).toBe(409)
    const { results } = await env.DB.prepare('SELECT id FROM author_notes WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ id: number }>()
    expect((await send(jo, `${path}/${results[0]!.id}`, {})).status).toBe(404)
    expect((await send(mo, `${path}/${results[0]!.id}`, {})).status).toBe(303)
    expect((await send(owner, `${path}/${results[1]!.id}`, {})).status).toBe(303)
    expect((await send(mo, path, { note: 'One more' })).status).toBe(303)
  })
})
