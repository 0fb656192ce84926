import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../src/kernel/time'
import { applyAction } from '../../../src/moderation/public'
import type { TokenPurpose } from '../../../src/platform/token'
import type { Role } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, dumpDatabase } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call, postForm } from '../../support/api'
import { testContext } from '../../support/test-context'

async function aLink({
  role = 'moderator' as Role,
  lifeMs = 7 * DAY_MS,
  purpose = 'moderate' as TokenPurpose,
} = {}) {
  const site = await aSite()
  const member = await aMember(site, role)
  const ctx = testContext({ now: Date.now() })
  const { id } = await aComment(site, { body: 'Words to *weigh*.' }, { ctx })
  const token = await ctx.tokens.sign(purpose, [site.id, id, 1, member.personId], ctx.clock.now() + lifeMs)
  const status = () =>
    env.DB.prepare('SELECT status FROM comments WHERE id = ?1').bind(id).first<number>('status')
  return { site, member, id, ctx, token, path: `/moderate/${token}`, status }
}

describe('GET /moderate/{token}', () => {
  it('shows the comment and three buttons, without a session', async ({ expect }) => {
    const { path } = await aLink()
    const { status, text } = await call(path)
    expect(status).toBe(200)
    expect(text).toContain('Words to <em>weigh</em>.')
    for (const action of ['approve', 'reject', 'spam'])
      expect(text).toContain(`name="action" value="${action}"`)
    expect(text).not.toContain('value="delete"')
    expect(text).not.toContain('<script')
  })

  it('says why it waits, where its links lead and how its author fared, without their address (M-50)', async ({
    expect,
  }) => {
    const { site, ctx, member } = await aLink()
    const email = `${site.id}@mail.example`
    const fields = { email, body: 'See [our shop](https://evil.example/x).' }
    const first = await aComment(site, fields, { ctx })
    await applyAction(ctx, site, member.personId, first.id, { action: 'spam', revision: 1, from: 'held' })
    ctx.sleep(1000)
    const { id } = await aComment(site, fields, { ctx })
    const token = await ctx.tokens.sign('moderate', [site.id, id, 1, member.personId], Date.now() + DAY_MS)
    const { text } = await call(`/moderate/${token}`)
    expect(text).toContain('every comment waits')
    expect(text).toContain('https://evil.example/x</bdi>')
    expect(text).toContain('1 waiting · 1 spam')
    expect(text).not.toContain(email)
  })

  it('changes nothing, whoever looks how often (S-20)', async ({ expect }) => {
    const { path } = await aLink()
    const before = await dumpDatabase()
    for (const agent of ['Outlook', 'bingbot', 'curl/8']) {
      await call(path, { headers: { 'user-agent': agent } })
      await call(path, { method: 'HEAD', headers: { 'user-agent': agent } })
      await call(path, { method: 'OPTIONS', headers: { 'user-agent': agent } })
    }
    expect(await dumpDatabase()).toBe(before)
  })

  it('is under 30 kB, kept nowhere, and tells nobody where a click came from (S-26, M-51)', async ({
    expect,
  }) => {
    const { headers, text } = await call((await aLink()).path)
    expect(text.length).toBeLessThan(30_000)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
  })

  it('says by whom it was decided meanwhile, and offers no button', async ({ expect }) => {
    const { site, id, path } = await aLink()
    const other = await aMember(site)
    await applyAction(testContext({ now: Date.now() }), site, other.personId, id, {
      action: 'reject',
      revision: 1,
      from: 'held',
    })
    const { text } = await call(path)
    expect(text).toContain('<h1>Rejected</h1>')
    expect(text).toContain(`by ${other.name}`)
    expect(text).not.toContain('<button')
  })

  it('shows the words as they are now', async ({ expect }) => {
    const { id, path } = await aLink()
    await env.DB.prepare("UPDATE comments SET html = '<p>Other words.</p>', revision = 2 WHERE id = ?1")
      .bind(id)
      .run()
    const { text } = await call(path)
    expect(text).toContain('Other words.')
    expect(text).toContain('name="revision" value="2"')
  })

  it('leads to answering at the desk, which asks who one is (M-50)', async ({ expect }) => {
    const { id, path, site } = await aLink()
    const to = `/desk/${site.id}/comments/${id}/reply`
    expect((await call(path)).text).toContain(`href="${to}"`)
    const door = await call(to)
    expect(door.status).toBe(303)
    const next = new URL(door.headers.get('location')!, 'https://comments.test').searchParams.get('next')
    expect(next).toBe(to)
  })

  it('shows markup of a name as text', async ({ expect }) => {
    const { id, path } = await aLink()
    await env.DB.prepare("UPDATE comments SET author_name = '<script>alert(1)</script>' WHERE id = ?1")
      .bind(id)
      .run()
    expect((await call(path)).text).not.toContain('<script>alert')
  })
})

describe('POST /moderate/{token}', () => {
  it.for([
    ['approve', 1, 'Published'],
    ['reject', 2, 'Rejected'],
    ['spam', 3, 'Marked as spam'],
  ] as const)('"%s" acts as the person the mail went to', async ([action, code, heading], { expect }) => {
    const { path, status, site, member } = await aLink()
    const answer = await postForm(path, { action, revision: '1' })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`<h1>${heading}</h1>`)
    expect(answer.text).toContain(`by ${member.name}`)
    expect(await status()).toBe(code)
    const actor = await env.DB.prepare('SELECT actor FROM audit WHERE site_id = ?1')
      .bind(site.id)
      .first('actor')
    expect(actor).toBe(`person:${member.personId}`)
  })

  it('does the same once when pressed twice', async ({ expect }) => {
    const { path, site } = await aLink()
    await postForm(path, { action: 'approve', revision: '1' })
    expect((await postForm(path, { action: 'approve', revision: '1' })).status).toBe(200)
    const rows = await env.DB.prepare('SELECT COUNT(*) AS n FROM audit WHERE site_id = ?1')
      .bind(site.id)
      .first('n')
    expect(rows).toBe(1)
  })

  it('tells who was quicker, and leaves what they decided', async ({ expect }) => {
    const { site, id, path, status } = await aLink()
    const other = await aMember(site)
    await applyAction(testContext({ now: Date.now() }), site, other.personId, id, {
      action: 'reject',
      revision: 1,
      from: 'held',
    })
    const { status: code, text } = await postForm(path, { action: 'approve', revision: '1' })
    expect(code).toBe(409)
    expect(text).toContain(`${other.name} was quicker: the comment is rejected now.`)
    expect(await status()).toBe(2)
  })

  it('asks to read again what was changed while the page was open', async ({ expect }) => {
    const { id, path, status } = await aLink()
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(id).run()
    const { status: code, text } = await postForm(path, { action: 'approve', revision: '1' })
    expect(code).toBe(409)
    expect(text).toContain('The comment changed after you opened it')
    expect(text).toContain('name="revision" value="2"')
    expect(await status()).toBe(0)
  })

  it('takes only its three actions', async ({ expect }) => {
    const { path, status } = await aLink()
    for (const fields of [
      { action: 'delete', revision: '1' },
      { revision: '1' },
      { action: 'approve' },
      { action: 'approve', revision: '-1' },
    ]) {
      expect((await postForm(path, fields as Record<string, string>)).status).toBe(422)
    }
    expect(await status()).toBe(0)
  })
})

describe('a link that is not what it was', () => {
  it('gets one answer however it was altered, and does nothing', async ({ expect }) => {
    const { token, status } = await aLink()
    const [id, payload, signature] = token.split('.') as [string, string, string]
    const bodies = new Set<string>()
    const altered = [
      `${id}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${id}.${payload}`,
      `${id}.${payload}.`,
      `other.${payload}.${signature}`,
      `${id}.${payload.slice(0, -3)}AAA.${signature}`,
      `${token}.${signature}`,
      'x',
      'eyJhbGciOiJub25lIn0.e30.',
    ]
    for (const wrong of altered) {
      const seen = await call(`/moderate/${wrong}`)
      const acted = await postForm(`/moderate/${wrong}`, { action: 'approve', revision: '1' })
      expect([seen.status, acted.status], wrong).toEqual([403, 403])
      bodies.add(seen.text.replace(/nonce="[^"]*"/g, ''))
    }
    expect(bodies.size).toBe(1)
    expect(await status()).toBe(0)
  })

  it('opens nothing with any byte of it flipped (S-25)', async ({ expect }) => {
    const { token, status } = await aLink()
    for (let at = 0; at < token.length; at += 3) {
      const flipped = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      expect(
        (await postForm(`/moderate/${flipped}`, { action: 'approve', revision: '1' })).status,
        String(at),
      ).toBe(403)
    }
    expect(await status()).toBe(0)
  })

  it.for(['author', 'confirm', 'not-me', 'unsubscribe'] as const)(
    'made for "%s" decides nothing (S-24)',
    async (purpose, { expect }) => {
      const { path, status } = await aLink({ purpose })
      expect((await call(path)).status).toBe(403)
      expect((await postForm(path, { action: 'approve', revision: '1' })).status).toBe(403)
      expect(await status()).toBe(0)
    },
  )

  it('says it is too old, with the way to the desk', async ({ expect }) => {
    const { path, status } = await aLink({ lifeMs: -1 })
    const { status: code, text } = await call(path)
    expect(code).toBe(410)
    expect(text).toContain('href="/desk"')
    expect((await postForm(path, { action: 'approve', revision: '1' })).status).toBe(410)
    expect(await status()).toBe(0)
  })

  it('decides nothing for who left the team or only reads', async ({ expect }) => {
    const left = await aLink()
    await env.DB.prepare('DELETE FROM members WHERE person_id = ?1').bind(left.member.personId).run()
    const reader = await aLink({ role: 'reader' })
    for (const { path, status } of [left, reader]) {
      expect((await call(path)).status).toBe(403)
      expect((await postForm(path, { action: 'approve', revision: '1' })).status).toBe(403)
      expect(await status()).toBe(0)
    }
  })

  it('cannot reach a comment of another site', async ({ expect }) => {
    const { member, site } = await aLink()
    const foreign = await aLink()
    const token = await foreign.ctx.tokens.sign('moderate', [site.id, foreign.id, 1, member.personId], 0)
    expect((await call(`/moderate/${token}`)).status).toBe(404)
    expect((await postForm(`/moderate/${token}`, { action: 'approve', revision: '1' })).status).toBe(404)
    expect(await foreign.status()).toBe(0)
  })
})
