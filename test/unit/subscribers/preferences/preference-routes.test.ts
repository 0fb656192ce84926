import { describe, type ExpectStatic, it } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import type { Site } from '../../../../src/sites/public'
import { aList, listsOf } from '../../../support/a-list'
import { anOwnDataToken, aReader } from '../../../support/a-reader'
import { aSite } from '../../../support/a-site'
import { anAddress, dumpOf, newsContext, subscriberOf } from '../../../support/a-subscriber'
import { type Answer, call, postForm } from '../../../support/api'
import { type TestCtx, testContext } from '../../../support/test-context'

/** By the clock of the Worker under test, whose links these pages open. */
const now = () => testContext({ now: Date.now() })

/** What every page from a mail keeps to (N-22, S-26). */
function expectPrivate(expect: ExpectStatic, { headers, text }: Answer, email: string) {
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toBe('noindex')
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect(text).not.toContain(email)
  expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(text).not.toContain('<script')
}

async function aPageOf(fields: Parameters<typeof aReader>[2] = {}) {
  const [site, ctx] = [await aSite(), newsContext()]
  await aList(site, 'weekly', { name: 'Friday <letter>', description: 'One every Friday.' })
  const reader = await aReader(site, ctx, fields)
  return { site, ctx, ...reader, path: `/preferences/${reader.own}` }
}

describe('/preferences/:token', () => {
  it('N-22, N-23: shows lists, frequency, pause, address, data and the way out, with the address masked', async ({
    expect,
  }) => {
    const { site, email, path } = await aPageOf({
      frequency: 'weekly',
      hour: 18,
      weekday: 5,
      timeZone: 'Europe/Berlin',
    })
    const page = await call(path)
    expect(page.status).toBe(200)
    expectPrivate(expect, page, email)
    for (const piece of [
      `<h1 tabindex="-1">Your news from ${site.name}</h1>`,
      'a•••@example.org',
      'name="list:news" value="yes" checked=""',
      'name="list:weekly" value="yes"/>',
      'Friday &lt;letter&gt;<small>One every Friday.</small>',
      '<option value="weekly" selected="">',
      '<option value="18" selected="">',
      '<option value="5" selected="">Friday</option>',
      '<option value="Europe/Berlin" selected="">',
      /Gathered news come next on Friday, \w+ \d+ at 6:00\s?PM, if there are any\./,
      `action="${path}/pause"`,
      `action="${path}/address"`,
      `action="${path}/data"`,
      'action="/unsubscribe/',
    ]) {
      if (typeof piece === 'string') expect(page.text).toContain(piece)
      else expect(page.text).toMatch(piece)
    }
  })

  it('saves by a plain form, says so, and saves the same twice alike', async ({ expect }) => {
    const { site, ctx, email, path } = await aPageOf()
    const form = { 'list:weekly': 'yes', frequency: 'daily', hour: '6', weekday: '1', timeZone: 'Asia/Tokyo' }
    const saved = await postForm(path, form)
    expect(saved.status).toBe(200)
    expectPrivate(expect, saved, email)
    expect(saved.text).toContain('<p class="said" role="status">Saved.</p>')
    expect(await listsOf(site, ctx, email)).toEqual(['weekly'])
    const before = await dumpOf(site, ctx, email)
    expect((await postForm(path, form)).text).toBe(saved.text)
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })

  it('speaks the language that was signed up in', async ({ expect }) => {
    const { path } = await aPageOf({ locale: 'de' })
    expect((await call(path)).text).toContain('Was Sie bekommen')
    expect((await postForm(`${path}/pause`, { until: 'nie' })).text).toContain('Wählen Sie einen Tag')
  })

  it('pauses, shows until when, and goes on', async ({ expect }) => {
    const { site, ctx, email, path } = await aPageOf()
    const day = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10)
    const paused = await postForm(`${path}/pause`, { until: day })
    expect(paused.text).toContain('Paused. News come again by themselves.')
    expect(paused.text).toMatch(/Paused until \w+ \d+, \d{4}\./)
    expect(paused.text).toContain(`value="${day}"`)
    const resumed = await postForm(`${path}/resume`, {})
    expect(resumed.text).not.toContain('Paused until')
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ paused_until: null })
  })

  it('keeps what was typed where it is refused, and says below the field what to do', async ({ expect }) => {
    const { site, ctx, email, path } = await aPageOf()
    const before = await dumpOf(site, ctx, email)
    const day = await postForm(`${path}/pause`, { until: '2001-01-01' })
    expect(day.status).toBe(422)
    expect(day.text).toContain('<title>Error:')
    expect(day.text).toMatch(/id="until-error">Choose a day after today and within a year/)
    expect(day.text).toContain('value="2001-01-01"')
    const address = await postForm(`${path}/address`, { email: '"><script>' })
    expect(address.status).toBe(422)
    expect(address.text).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(address.text).toContain('id="email-error">Enter an e-mail address in the correct format')
    const rhythm = await postForm(path, { 'list:news': 'yes', timeZone: 'Mars/Olympus' })
    expect(rhythm.status).toBe(422)
    expect(rhythm.text).toContain('Give a time zone by its name')
    expect(await dumpOf(site, ctx, email)).toEqual(before)
  })

  it('answers the same whatever the new address is to us, and shows it masked', async ({ expect }) => {
    const { path, email } = await aPageOf()
    const answer = await postForm(`${path}/address`, { email: 'grace@example.net' })
    expect(answer.status).toBe(200)
    expectPrivate(expect, answer, email)
    expect(answer.text).toContain('A mail with a button waits at g•••@example.net.')
    expect(answer.text).not.toContain('grace@example.net')
    const own = await postForm(`${path}/address`, { email })
    expect(own.text).toContain('Look into the mailbox of the new address')
  })

  it('somebody who left finds undo there, and later the way back by mail', async ({ expect }) => {
    const { site, email, path } = await aPageOf()
    expect((await postForm(path, {})).text).toContain('You have left')
    const left = await call(path)
    const undo = /action="(\/unsubscribe\/[\w.-]+\/undo)"/.exec(left.text)![1]!
    expectPrivate(expect, left, email)
    await postForm(undo, { pressed: 'yes' })
    expect(await subscriberOf(site, now(), email)).toMatchObject({ status: 'confirmed' })
    await postForm(path, {})
    const back = await postForm(`${path}/back`, { pressed: 'yes' })
    expect(back.text).toContain('Look for our mail and press the button in it, and you are back in.')
    expect(await subscriberOf(site, now(), email)).toMatchObject({ status: 'unsubscribed' })
  })

  it('S-25: says the same to forged links, and 410 to erased people', async ({ expect }) => {
    const { path, own, leave } = await aPageOf()
    for (const token of [`${own}x`, leave, 'x', 'a.b.c'])
      for (const answer of [
        await call(`/preferences/${token}`),
        await postForm(`/preferences/${token}`, { 'list:news': 'yes' }),
        await postForm(`/preferences/${token}/data`, {}),
      ])
        expect(answer.status).toBe(403)
    const gone = await now().tokens.sign('preferences', ['no-such-site', 1], 0)
    for (const answer of [
      await call(`/preferences/${gone}`),
      await postForm(`/preferences/${gone}/back`, {}),
    ])
      expect(answer.status).toBe(410)
    expect((await call(path)).status).toBe(200)
  })

  it('takes buttons without a body, and refuses what is no form', async ({ expect }) => {
    const { path } = await aPageOf()
    expect((await call(`${path}/resume`, { method: 'POST' })).status).toBe(200)
    const post = (body: string, type: string) =>
      call(path, { method: 'POST', body, headers: { 'content-type': type } })
    expect((await post('x', 'text/plain')).status).toBe(415)
    expect((await post('{', 'application/json')).status).toBe(400)
  })
})

describe('/own-data/:token', () => {
  async function anOpenMailbox() {
    const site = await aSite()
    const ctx = now()
    const reader = await aReader(site, ctx)
    return { site, ctx, ...reader, path: `/own-data/${await anOwnDataToken(site, ctx, reader)}` }
  }

  it('shows two buttons and the address masked; the file holds all of it', async ({ expect }) => {
    const { site, email, path } = await anOpenMailbox()
    const page = await call(path)
    expect(page.status).toBe(200)
    expectPrivate(expect, page, email)
    const file = await postForm(path, { pressed: 'yes' })
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="afterword-${site.id}.json"`)
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(file.json).toMatchObject({ email, status: 'confirmed', receipts: [{ form: 'default' }] })
  })

  it('erases with one press; every link then says so, and pressing again is no fault', async ({ expect }) => {
    const { site, ctx, email, path, own, leave } = await anOpenMailbox()
    const done = await postForm(`${path}/erase`, { pressed: 'yes' })
    expect(done.status).toBe(200)
    expectPrivate(expect, done, email)
    expect(done.text).toContain('<h1 tabindex="-1">Erased</h1>')
    expect(await subscriberOf(site, ctx, email)).toBeNull()
    for (const answer of [
      await postForm(`${path}/erase`, { pressed: 'yes' }),
      await postForm(path, {}),
      await call(path),
      await call(`/preferences/${own}`),
      await call(`/unsubscribe/${leave}`),
    ])
      expect(answer.status).toBe(410)
  })

  it('ends after a day, and says how to get a new one', async ({ expect }) => {
    const { site, ctx, id, email } = await anOpenMailbox()
    const token = await ctx.tokens.sign('own-data', [site.id, id], Date.now() - 1)
    for (const answer of [
      await call(`/own-data/${token}`),
      await postForm(`/own-data/${token}`, {}),
      await postForm(`/own-data/${token}/erase`, {}),
    ]) {
      expect(answer.status).toBe(410)
      expect(answer.text).toContain('A link to your data works for a day. We can send a new one to')
    }
    expect(await subscriberOf(site, ctx, email)).not.toBeNull()
  })
})

describe('/new-address/:token', () => {
  async function aWish() {
    const site = await aSite()
    const ctx = now()
    const reader = await aReader(site, ctx)
    const email = anAddress('grace')
    await postForm(`/preferences/${reader.own}/address`, { email })
    const row = (await ctx.db.first<{ id: number }>({
      name: 'test.change',
      sql: 'SELECT id FROM address_changes WHERE subscriber_id = ?1',
      params: [reader.id],
    }))!
    const token = await ctx.tokens.sign('new-address', [site.id, reader.id, row.id], Date.now() + DAY_MS)
    return { site, ctx, reader, email, path: `/new-address/${token}` }
  }

  it('asks with both addresses masked, changes with a press, and says it is done ever after', async ({
    expect,
  }) => {
    const { site, ctx, reader, email, path } = await aWish()
    const page = await call(path)
    expect(page.status).toBe(200)
    expectPrivate(expect, page, email)
    expect(page.text).toContain('g•••@example.org')
    expect(page.text).not.toContain(reader.email)
    const done = await postForm(path, { pressed: 'yes' })
    expect(done.text).toContain('<h1 tabindex="-1">Changed</h1>')
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ id: reader.id })
    expect((await postForm(path, { pressed: 'yes' })).text).toBe(done.text)
    expect((await postForm(`${path}/decline`, { pressed: 'yes' })).text).toBe(done.text)
  })

  it('is declined with one press, and gone then', async ({ expect }) => {
    const { path } = await aWish()
    expect((await postForm(`${path}/decline`, { pressed: 'yes' })).text).toContain(
      'Nothing more will be sent to g•••',
    )
    for (const answer of [await call(path), await postForm(path, {}), await postForm(`${path}/decline`, {})])
      expect(answer.status).toBe(410)
  })
})

describe('links of a reader’s own', () => {
  const changes = async (site: Site, ctx: TestCtx, email: string) => [
    await dumpOf(site, ctx, email),
    await ctx.db.all({
      name: 'test.changes',
      sql: 'SELECT a.* FROM address_changes a JOIN subscribers s ON s.id = a.subscriber_id WHERE s.site_id = ?1',
      params: [site.id],
    }),
  ]

  it('S-20, U8: GET, HEAD and OPTIONS change nothing, on no address below them', async ({ expect }) => {
    const site = await aSite()
    const ctx = now()
    const reader = await aReader(site, ctx)
    const data = await anOwnDataToken(site, ctx, reader)
    await postForm(`/preferences/${reader.own}/address`, { email: anAddress() })
    const before = await changes(site, ctx, reader.email)
    const change = await ctx.tokens.sign('new-address', [site.id, reader.id, 1], 0)
    for (const path of [
      `/preferences/${reader.own}`,
      ...['pause', 'resume', 'address', 'data', 'back'].map(
        (action) => `/preferences/${reader.own}/${action}`,
      ),
      `/own-data/${data}`,
      `/own-data/${data}/erase`,
      `/new-address/${change}`,
      `/new-address/${change}/decline`,
    ]) {
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        expect((await call(path, { method })).status, `${method} ${path}`).toBeLessThan(500)
    }
    expect(await changes(site, ctx, reader.email)).toEqual(before)
  })

  it('S-24: each opens its own page alone', async ({ expect }) => {
    const site = await aSite()
    const ctx = now()
    const reader = await aReader(site, ctx)
    const tokens = {
      preferences: reader.own,
      unsubscribe: reader.leave,
      confirm: reader.confirmed,
      'own-data': (await anOwnDataToken(site, ctx, reader))!,
      'new-address': await ctx.tokens.sign('new-address', [site.id, reader.id, 1], 0),
    }
    for (const page of Object.keys(tokens)) {
      for (const [purpose, token] of Object.entries(tokens)) {
        const { status } = await call(`/${page}/${token}`)
        if (page === purpose) expect(status, page).not.toBe(403)
        else expect(status, `${purpose} at ${page}`).toBe(403)
      }
    }
  })
})
