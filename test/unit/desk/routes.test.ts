import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { applyAction } from '../../../src/moderation/public'
import type { Role, Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, dumpDatabase, type Member, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { call, postJson } from '../../support/api'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

/** A context whose ids fit the real clock, by which the Worker under test lives. */
const now = () => testContext({ now: Date.now() })

async function aDesk(role: Role = 'moderator') {
  const site = await aSite()
  const member = await aMember(site, role)
  const { id } = await aComment(
    site,
    { body: 'Words to *weigh*.', email: 'ada@lovelace.example' },
    { ctx: now() },
  )
  const status = () =>
    env.DB.prepare('SELECT status FROM comments WHERE id = ?1').bind(id).first<number>('status')
  return { site, member, id, status }
}

const decide = (
  member: Member | undefined,
  site: Site,
  id: number,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) => send(member, `/desk/${site.id}/comments/${id}`, { revision: '1', from: 'held', ...fields }, headers)

describe('who may do what at the desk', () => {
  // Route by route and role by role: test/unit/who-may-what.test.ts.
  it('cuts off who left the team with the next request', async ({ expect }) => {
    const { site, member } = await aDesk()
    expect((await visit(member, `/desk/${site.id}`)).status).toBe(200)
    await env.DB.prepare('DELETE FROM members WHERE person_id = ?1').bind(member.personId).run()
    expect((await visit(member, `/desk/${site.id}`)).status).toBe(404)
  })

  it('shows the author’s address to who decides, and not to readers', async ({ expect }) => {
    const moderator = await aDesk()
    expect((await visit(moderator.member, `/desk/${moderator.site.id}`)).text).toContain(
      'ada@lovelace.example',
    )
    const reader = await aDesk('reader')
    const { text } = await visit(reader.member, `/desk/${reader.site.id}`)
    expect(text).not.toContain('lovelace')
    expect(text).not.toContain('value="approve"')
  })

  it('opens no comment of another site, not even to an owner of both', async ({ expect }) => {
    const { site, member } = await aDesk('owner')
    const other = await aDesk()
    for (const path of [`?item=${other.id}`, `/comments/${other.id}/pane`]) {
      expect((await visit(member, `/desk/${site.id}${path}`)).status).toBe(404)
    }
    expect((await decide(member, site, other.id, { action: 'approve' })).status).toBe(404)
    expect(await other.status()).toBe(0)
  })
})

describe('GET /desk', () => {
  it('goes to the one site there is', async ({ expect }) => {
    const { site, member } = await aDesk()
    const { status, headers } = await visit(member, '/desk')
    expect([status, headers.get('location')]).toEqual([303, `/desk/${site.id}`])
  })

  it('lists several, and none of others', async ({ expect }) => {
    const { site, member } = await aDesk()
    const [second, foreign] = [await aSite(), await aSite()]
    await env.DB.prepare(
      "INSERT INTO members (site_id, person_id, role, created_at) VALUES (?1, ?2, 'owner', 0)",
    )
      .bind(second.id, member.personId)
      .run()
    expect((await visit(member, '/desk')).headers.get('location')).toBe('/desk/sites')
    const { text } = await visit(member, '/desk/sites')
    expect(text).toContain(`href="/desk/${site.id}"`)
    expect(text).toContain(`href="/desk/${second.id}"`)
    expect(text).not.toContain(foreign.id)
  })
})

describe('the queue', () => {
  it('lists what waits and opens the first', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    const { text } = await visit(member, `/desk/${site.id}`)
    expect(text).toContain('Words to <em>weigh</em>.')
    expect(text).toContain(`data-id="${id}" data-revision="1" data-status="held"`)
    expect(text).toMatch(/<title>Waiting \(1\)/)
  })

  it('carries one script by nonce and none inline', async ({ expect }) => {
    const { site, member } = await aDesk()
    const { text, headers } = await visit(member, `/desk/${site.id}`)
    const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy')!)![1]
    expect([...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      `<script type="module" src="/assets/desk.js" nonce="${nonce}">`,
    ])
    expect(text).not.toMatch(/ style="| on\w+="/)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('shows markup in names, titles and words as text', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const evil = '"><img src=x onerror=alert(1)>'
    await aComment(
      site,
      { name: evil, title: evil, body: `${evil} <script>alert(1)</script>`, email: 'e@x.example' },
      { ctx: now() },
    )
    const { text } = await visit(member, `/desk/${site.id}`)
    expect(text).not.toContain('<img')
    expect(text).not.toContain('<script>')
  })

  it('rewards an empty queue with the date and the day’s work', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    await applyAction(now(), site, member.personId, id, { action: 'approve', revision: 1, from: 'held' })
    const { text } = await visit(member, `/desk/${site.id}`)
    expect(text).toContain('Nothing waits')
    expect(text).toContain('decided today')
    expect(text).toContain(String(new Date().getUTCFullYear()))
  })

  it('says so where another list is empty', async ({ expect }) => {
    const { site, member } = await aDesk()
    expect((await visit(member, `/desk/${site.id}?status=spam`)).text).toContain('Nothing here')
  })

  it('pages by 25, with the place kept in every link and form', async ({ expect }) => {
    const { site, member } = await aDesk()
    const ctx = now()
    for (let at = 0; at < 26; at++) {
      ctx.sleep(1)
      await aComment(site, { body: `Number ${at}.` }, { ctx })
    }
    const first = await visit(member, `/desk/${site.id}`)
    expect(first.text.match(/<li data-id/g)).toHaveLength(25)
    const more = /id="more" href="([^"]+)"/.exec(first.text)![1]!
    const second = await visit(member, more)
    expect(second.text.match(/<li data-id/g)).toHaveLength(2)
    expect(second.text).toContain(
      `name="after" value="${new URL(more, 'https://x').searchParams.get('after')}"`,
    )
  })

  it('refuses a place that is none', async ({ expect }) => {
    const { site, member } = await aDesk()
    expect((await visit(member, `/desk/${site.id}?after=x`)).status).toBe(422)
    expect((await visit(member, `/desk/${site.id}?status=none`)).status).toBe(422)
    expect((await visit(member, `/desk/${site.id}?item=5`)).status).toBe(404)
  })

  it('changes nothing however it is looked at', async ({ expect }) => {
    const { site, member, id } = await aDesk('owner')
    const before = await dumpDatabase()
    for (const path of [
      '',
      '?status=spam',
      `?item=${id}`,
      `/comments/${id}/pane`,
      '/log',
      '/snippet',
      '/settings',
    ]) {
      await visit(member, `/desk/${site.id}${path}`)
      await call(`/desk/${site.id}${path}`, { method: 'HEAD', headers: { cookie: member.cookie } })
    }
    for (const path of [`/comments/${id}`, '/undo/1']) {
      expect((await visit(member, `/desk/${site.id}${path}`)).status).toBe(404)
    }
    expect(await dumpDatabase()).toBe(before)
  })

  it('speaks the reader’s language', async ({ expect }) => {
    const { site, member } = await aDesk()
    const { text } = await visit(member, `/desk/${site.id}`, { 'accept-language': 'de' })
    expect(text).toContain('Freigeben')
    expect(text).toContain('Abmelden')
  })
})

describe('a decision by form', () => {
  it.for([
    ['approve', 1],
    ['reject', 2],
    ['spam', 3],
    ['delete', 4],
  ] as const)('"%s" leads back with an offer to undo it', async ([action, code], { expect }) => {
    const { site, member, id, status } = await aDesk()
    const { status: answer, headers } = await decide(member, site, id, { action })
    expect(answer).toBe(303)
    expect(await status()).toBe(code)
    const back = await visit(member, headers.get('location')!)
    const undo = /action="([^"]*\/undo\/\d+)"/.exec(back.text)![1]!
    const undone = await send(member, undo, {})
    expect([undone.status, undone.headers.get('location')]).toEqual([303, `/desk/${site.id}?item=${id}`])
    expect(await status()).toBe(0)
  })

  it('goes on to the next, in the same list and place', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    await setStatus(id, 'spam')
    const { headers } = await decide(member, site, id, {
      action: 'delete',
      from: 'spam',
      next: '77',
      after: 'abc',
    })
    expect(headers.get('location')).toMatch(
      new RegExp(`^/desk/${site.id}\\?status=spam&after=abc&item=77&done=\\d+$`),
    )
  })

  it('offers undo to nobody else', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    const { headers } = await decide(member, site, id, { action: 'approve' })
    const other = await aMember(site)
    expect((await visit(other, headers.get('location')!)).text).not.toContain('/undo/')
  })

  it('repeated, leads back without a second undo', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    await decide(member, site, id, { action: 'approve' })
    const { status, headers } = await decide(member, site, id, { action: 'approve' })
    expect([status, headers.get('location')]).toEqual([303, `/desk/${site.id}`])
  })

  it('shows what somebody quicker did, beside the comment', async ({ expect }) => {
    const { site, member, id, status } = await aDesk()
    const quick = await aMember(site)
    await decide(quick, site, id, { action: 'approve' })
    const { status: code, text } = await decide(member, site, id, { action: 'spam' })
    expect(code).toBe(409)
    expect(text).toContain(`${quick.name} was quicker: the comment is published now.`)
    expect(text).toContain('role="alert"')
    expect(await status()).toBe(1)
  })

  it('is refused without the text that was read, or for a word that is no action', async ({ expect }) => {
    const { site, member, id, status } = await aDesk()
    for (const fields of [
      { action: 'approve', revision: '' },
      { action: 'publish' },
      { action: 'approve', from: 'x' },
    ]) {
      expect((await decide(member, site, id, fields as unknown as Record<string, string>)).status).toBe(422)
    }
    expect(
      (await send(member, `/desk/${site.id}/comments/x`, { action: 'approve', revision: '1' })).status,
    ).toBe(404)
    expect(await status()).toBe(0)
  })

  it('is refused from every other place than our own pages', async ({ expect }) => {
    const { site, member, id, status } = await aDesk()
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
    ] as Record<string, string>[]) {
      const answer = await decide(member, site, id, { action: 'approve' }, headers)
      expect(answer.status, JSON.stringify(headers)).toBe(403)
    }
    const bare = await call(`/desk/${site.id}/comments/${id}`, {
      method: 'POST',
      body: JSON.stringify({ action: 'approve', revision: '1' }),
      headers: { cookie: member.cookie, 'content-type': 'application/json' },
    })
    expect(bare.status).toBe(403)
    expect(await status()).toBe(0)
  })
})

describe('a decision by script', () => {
  const asScript = (member: Member) => ({ ...SAME_ORIGIN, cookie: member.cookie, accept: 'application/json' })

  it('says what was done and how to undo it', async ({ expect }) => {
    const { site, member, id, status } = await aDesk()
    const { json, status: code } = await postJson(
      `/desk/${site.id}/comments/${id}`,
      { action: 'spam', revision: '1', from: 'held' },
      asScript(member),
    )
    expect(code).toBe(200)
    expect(json).toEqual({
      id: String(id),
      status: 'spam',
      said: 'Marked as spam.',
      undo: expect.stringMatching(/^\d+$/),
    })
    const undone = await postJson(`/desk/${site.id}/undo/${json.undo}`, {}, asScript(member))
    expect(undone.json).toEqual({ id: String(id), status: 'held' })
    expect(await status()).toBe(0)
  })

  it('gets refusals as data, in words', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    const quick = await aMember(site)
    await decide(quick, site, id, { action: 'reject' })
    const { json, headers } = await postJson(
      `/desk/${site.id}/comments/${id}`,
      { action: 'approve', revision: '1', from: 'held' },
      asScript(member),
    )
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(json).toMatchObject({
      status: 409,
      code: 'moderation/already-decided',
      detail: `${quick.name} was quicker: the comment is rejected now.`,
    })
  })
})

describe('the other pages', () => {
  it('log: names people and leads to the comments', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    await decide(member, site, id, { action: 'approve' })
    const { text } = await visit(member, `/desk/${site.id}/log`)
    expect(text).toContain(member.name)
    expect(text).toContain('approved')
    expect(text).toContain(`href="/desk/${site.id}?item=${id}"`)
  })

  it('snippet: carries the site’s values and a way without scripts', async ({ expect }) => {
    const { site, member } = await aDesk()
    const { text } = await visit(member, `/desk/${site.id}/snippet`)
    expect(text).toContain(`&lt;afterword-comments site=&quot;${site.id}&quot;&gt;`)
    expect(text).toContain('https://comments.test/embed.js')
    expect(text).toContain(`https://comments.test/${site.id}/thread?page=`)
    expect(text).toContain('&lt;noscript&gt;')
  })

  it('settings: save, say so, and stand in the log', async ({ expect }) => {
    const { site, member } = await aDesk('owner')
    const form = {
      name: 'The New Courier',
      origins: 'https://a.example/x\nb.example',
      locale: 'de',
      hold: 'none',
      consentWords: '',
    }
    const { status, headers } = await send(member, `/desk/${site.id}/settings`, form)
    expect([status, headers.get('location')]).toEqual([303, `/desk/${site.id}/settings?saved=1`])
    const { text } = await visit(member, headers.get('location')!)
    expect(text).toContain('Saved.')
    expect(text).toContain('value="The New Courier"')
    expect(text).toContain('https://a.example\nhttps://b.example')
    expect((await visit(member, `/desk/${site.id}/log`)).text).toContain('changed the settings')
  })

  it('settings: keep what was typed when something needs another look', async ({ expect }) => {
    const { site, member } = await aDesk('owner')
    const form = { name: '', origins: 'not an address!', locale: 'en', hold: 'all', consentWords: 'My words' }
    const { status, text } = await send(member, `/desk/${site.id}/settings`, form)
    expect(status).toBe(422)
    expect(text).toContain('not an address!')
    expect(text).toContain('My words')
    expect(text).toContain('id="origins-error"')
    const stored = await env.DB.prepare('SELECT name FROM sites WHERE id = ?1').bind(site.id).first('name')
    expect(stored).toBe(site.name)
  })

  it('healthz: says ok and how far the database is, and nothing more', async ({ expect }) => {
    const { status, json } = await call('/healthz')
    expect(status).toBe(200)
    expect(json).toEqual({ ok: true, schema: expect.stringMatching(/^\d{4}_\w+\.sql$/) })
  })
})

describe('a comment’s way through the desk', () => {
  it('is read by everyone once it is approved, and by nobody once it is spam', async ({ expect }) => {
    const { site, member, id } = await aDesk()
    const readers = async () =>
      (
        await call(
          `/v1/${site.id}/comments?${new URLSearchParams({ page: aPage(site), fresh: crypto.randomUUID() })}`,
        )
      ).json.items
    expect(await readers()).toEqual([])
    await decide(member, site, id, { action: 'approve' })
    const direct = await call(`/v1/${site.id}/comments/${id}`)
    expect(direct.json).toMatchObject({ id: String(id), state: 'published' })
    await decide(member, site, id, { action: 'spam', from: 'published' })
    expect((await call(`/v1/${site.id}/comments/${id}`)).status).toBe(404)
  })
})
