import { env, exports } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { app } from '../../../src/app'
import { developmentTransport } from '../../../src/mail/transports/transport-development'
import { testContext } from '../../support/test-context'

const ORIGIN = 'https://comments.test'
const call = (path: string, init?: RequestInit) =>
  exports.default.fetch(new Request(`${ORIGIN}${path}`, { redirect: 'manual', ...init }))

/** A mail as the transport keeps it; its subject tells it apart from what other tests sent. */
async function keepMail(html = '<p>Hello</p>') {
  const subject = `Mail ${crypto.randomUUID()}`
  const ctx = testContext({ now: Date.now() })
  await developmentTransport(ctx).send({
    messageId: `<${crypto.randomUUID()}@comments.test>`,
    from: { name: 'Afterword', address: 'comments@comments.test' },
    to: 'ada@example.org',
    subject,
    headers: { 'List-Unsubscribe': '<https://comments.test/unsubscribe/x>' },
    text: 'Hello <b>Ada</b>\nhttps://comments.test/confirm/abc',
    html,
    date: ctx.clock.now(),
  })
  const { items } = (await (await call('/demo/outbox.json')).json()) as {
    items: Record<string, unknown>[]
  }
  return { subject, item: items.find((mail) => mail.subject === subject)! }
}

describe('GET /', () => {
  it('leads to the demo article in development', async ({ expect }) => {
    const answer = await call('/')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('http://localhost:8788/')
  })
})

describe('POST /demo/set-up', () => {
  const setUp = (headers: Record<string, string>) => call('/demo/set-up', { method: 'POST', headers })

  it('answers the command that says our own origin', async ({ expect }) => {
    const answer = await setUp({ origin: ORIGIN })
    expect(answer.status).toBe(200)
    expect(Object.keys((await answer.json()) as object)).toEqual(['article', 'desk', 'outbox'])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('refuses every other page, and whoever says nothing', async ({ expect }) => {
    for (const headers of [
      {},
      { origin: 'http://localhost:8788' },
      { origin: ORIGIN, 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await setUp(headers as Record<string, string>)).status).toBe(403)
    }
  })

  it('does not answer GET', async ({ expect }) => {
    expect((await call('/demo/set-up')).status).toBe(404)
  })
})

describe('the outbox', () => {
  it('gives every mail whole, newest first', async ({ expect }) => {
    const older = await keepMail()
    const { item, subject } = await keepMail()
    expect(Object.keys(item).sort()).toEqual([
      'from',
      'headers',
      'html',
      'id',
      'sentAt',
      'subject',
      'text',
      'to',
    ])
    expect(item).toMatchObject({ to: 'ada@example.org', subject, html: '<p>Hello</p>' })
    expect(item.id).toMatch(/^\d+$/)
    expect(item.sentAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    const { items } = (await (await call('/demo/outbox.json')).json()) as { items: { subject: string }[] }
    const at = (wanted: string) => items.findIndex((mail) => mail.subject === wanted)
    expect(at(subject)).toBeLessThan(at(older.subject))
  })

  it('is a page that shows what a mail says and runs nothing of it', async ({ expect }) => {
    const { item, subject } = await keepMail('<p>Hi</p><script>alert(1)</script>')
    const answer = await call('/demo/outbox')
    const html = await answer.text()
    expect(html).toContain(subject)
    expect(html).toContain('Hello &lt;b&gt;Ada&lt;/b&gt;')
    expect(html).toContain('<a href="https://comments.test/confirm/abc">')
    expect(html).toContain(`src="/demo/outbox/${item.id}"`)
    expect(html).not.toContain('<script>alert')
    expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'")
  })

  it("shows a mail's HTML in a sandbox, its links opening outside", async ({ expect }) => {
    const { item } = await keepMail('<p style="color:red"><a href="https://comments.test/x">x</a></p>')
    const answer = await call(`/demo/outbox/${item.id}`)
    const policy = answer.headers.get('content-security-policy')!
    expect(policy).toContain('sandbox allow-popups')
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/)
    expect(await answer.text()).toContain('<a target="_blank" href="https://comments.test/x">')
    expect((await call('/demo/outbox/1')).status).toBe(404)
  })

  it('changes nothing by being looked at', async ({ expect }) => {
    await keepMail()
    const once = await (await call('/demo/outbox.json')).text()
    await call('/demo/outbox')
    expect(await (await call('/demo/outbox.json')).text()).toBe(once)
  })
})

describe('in production', () => {
  const production = {
    ...env,
    DEVELOPMENT: undefined,
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: 'smtps://smtp.example.org',
  } as unknown as Env
  const execution = { waitUntil() {}, passThroughOnException() {}, props: {} } as unknown as ExecutionContext
  const inProduction = (path: string, init?: RequestInit) =>
    app.fetch(new Request(`${ORIGIN}${path}`, init), production, execution)

  it('none of it exists', async ({ expect }) => {
    const { item } = await keepMail()
    for (const path of ['/demo/outbox', '/demo/outbox.json', `/demo/outbox/${item.id}`]) {
      expect((await inProduction(path)).status, path).toBe(404)
    }
    const posted = await inProduction('/demo/set-up', { method: 'POST', headers: { origin: ORIGIN } })
    expect(posted.status).toBe(404)
  })

  it('a demo origin alone does not bring it back, and the front door is the desk’s', async ({ expect }) => {
    const answer = await app.fetch(
      new Request(`${ORIGIN}/`),
      { ...production, DEMO_ORIGIN: 'https://evil.example' } as unknown as Env,
      execution,
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/desk'])
  })
})
