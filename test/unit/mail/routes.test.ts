import { env } from 'cloudflare:workers'
import { describe, it, vi } from 'vitest'
import { type Answer, call } from '../../support/api'
import {
  aMailedAddress,
  basicAuth,
  dumpMail,
  EVENTS,
  KEYS,
  mailgunSignature,
  PROVIDERS,
  type Provider,
  reasonsOf,
  svixHeaders,
  tell,
} from '../../support/mail-hooks'

const MINUTE = 60_000

const post = (provider: string, body: string, headers: Record<string, string> = {}): Promise<Answer> =>
  call(`/hooks/mail/${provider}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

/** A hard bounce of an address of ours, not signed yet. */
async function aBounce(provider: Provider) {
  const about = await aMailedAddress()
  return { about, event: EVENTS[provider]('hard', about) }
}

describe.for(PROVIDERS)('POST /hooks/mail/%s', (provider) => {
  it('E8: remembers a bounce and a complaint, and a delivery changes neither', async ({ expect }) => {
    for (const [kind, reason] of [
      ['hard', 'bounce'],
      ['complaint', 'complaint'],
    ] as const) {
      const about = await aMailedAddress()
      const answer = await tell(provider, EVENTS[provider](kind, about))
      expect([answer.status, answer.json]).toEqual([200, { ok: true }])
      expect(await reasonsOf(about.hash)).toEqual([reason])
      await tell(provider, EVENTS[provider]('delivered', about))
      expect(await reasonsOf(about.hash)).toEqual([reason])
    }
  })

  it('names provider and site of the suppression, and finds the address without our tag', async ({
    expect,
  }) => {
    const about = await aMailedAddress()
    const at = Date.now() - 5 * MINUTE
    await tell(provider, EVENTS[provider]('hard', { email: about.email }, at))
    const row = await env.DB.prepare(
      'SELECT source, by_site, site_id, created_at FROM suppressions WHERE address_hash = ?1',
    )
      .bind(about.hash)
      .first()
    expect(row).toEqual({ source: provider, by_site: about.siteId, site_id: '*', created_at: at })
  })

  it('answers the same for an address nobody mailed, and writes nothing about it', async ({ expect }) => {
    const before = await dumpMail()
    const answer = await tell(provider, EVENTS[provider]('hard', { email: 'stranger@elsewhere.example' }))
    expect([answer.status, answer.json]).toEqual([200, { ok: true }])
    const after = await dumpMail()
    // Mailgun's token is taken all the same: else its signature could be used for another address.
    expect(after.hook_tokens!.length - before.hook_tokens!.length).toBe(provider === 'mailgun' ? 1 : 0)
    expect({ ...after, hook_tokens: [] }).toEqual({ ...before, hook_tokens: [] })
  })

  it('takes the same call twice, and the second changes nothing', async ({ expect }) => {
    const { about, event } = await aBounce(provider)
    const sent: { headers: Record<string, string>; body: string }[] = []
    await tell(provider, event, (request) => {
      sent.push(request)
      return request
    })
    const before = await dumpMail()
    const again = await post(provider, sent[0]!.body, sent[0]!.headers)
    expect(again.status).toBe(provider === 'mailgun' ? 403 : 200)
    expect(await dumpMail()).toEqual(before)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('refuses a body of a megabyte unread', async ({ expect }) => {
    const { event } = await aBounce(provider)
    const before = await dumpMail()
    const answer = await tell(provider, { ...event, padding: 'x'.repeat(1_000_000) })
    expect([answer.status, answer.json.code]).toEqual([413, 'web/body-too-large'])
    expect(await dumpMail()).toEqual(before)
  })

  it('says so of what is proven and no event', async ({ expect }) => {
    const answer = await tell(provider, { hello: 'there' })
    expect([answer.status, answer.json.code]).toEqual([400, 'web/body-unreadable'])
  })

  it('takes an event it has no use for, and changes nothing', async ({ expect }) => {
    const about = await aMailedAddress()
    const useless = {
      resend: { type: 'email.opened', data: { to: [about.email] } },
      postmark: { RecordType: 'Open', Recipient: about.email },
      mailgun: { 'event-data': { event: 'opened', recipient: about.email } },
    }[provider]
    expect((await tell(provider, useless)).status).toBe(200)
    expect(await reasonsOf(about.hash)).toEqual([])
  })

  it('GET, PUT and DELETE are nothing here', async ({ expect }) => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await call(`/hooks/mail/${provider}`, { method })).status, method).toBe(404)
    }
  })

  it('16.2.5: writes no address into the log, whatever happens', async ({ expect }) => {
    const lines: unknown[] = []
    const spies = (['log', 'error', 'warn', 'info'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...line) => void lines.push(...line)),
    )
    const { about, event } = await aBounce(provider)
    await tell(provider, event)
    await tell(provider, event, ({ headers }) => ({ headers, body: 'no JSON' }))
    await tell(provider, event, ({ body }) => ({
      headers: {},
      body: body.replace(/"token":"/, '"token":"0'),
    }))
    for (const spy of spies) spy.mockRestore()
    expect(lines.join('\n')).toContain('"event":"mail.heard"')
    expect(lines.join('\n')).not.toMatch(new RegExp(`${about.email.split('@')[0]}|${about.hash.slice(0, 8)}`))
  })
})

describe('who may tell', () => {
  type Altered = readonly [
    what: string,
    send: (body: string, event: object) => Promise<Answer>,
    status: number,
    code: string,
  ]
  const OTHER_RESEND = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
  const svix = async (body: string, options = {}, change: Record<string, string> = {}) =>
    post('resend', body, { ...(await svixHeaders(body, options)), ...change })
  const mailgun = async (event: object, options = {}, change: object = {}) => {
    const signature = { ...(await mailgunSignature(options)), ...change }
    return post('mailgun', JSON.stringify({ signature, ...event }))
  }
  const unsigned = 'mail/hook-unsigned'
  const forged = 'mail/hook-forged'

  const RESEND: readonly Altered[] = [
    ['no headers', (body) => post('resend', body), 401, unsigned],
    ['no signature', (body) => svix(body, {}, { 'svix-signature': '' }), 401, unsigned],
    ['no id', (body) => svix(body, {}, { 'svix-id': '' }), 401, unsigned],
    ['no timestamp', (body) => svix(body, {}, { 'svix-timestamp': '' }), 401, unsigned],
    ['the key of another account', (body) => svix(body, { key: OTHER_RESEND }), 403, forged],
    ['another id', (body) => svix(body, {}, { 'svix-id': 'msg_other' }), 403, forged],
    [
      'another time',
      (body) => svix(body, {}, { 'svix-timestamp': String(Math.floor(Date.now() / 1000) + 9) }),
      403,
      forged,
    ],
    ['a changed byte', async (body) => post('resend', `${body} `, await svixHeaders(body)), 403, forged],
    [
      'a signature of another version',
      (body) => svix(body, {}, { 'svix-signature': 'v2,AAAA' }),
      403,
      forged,
    ],
    ['no base64', (body) => svix(body, {}, { 'svix-signature': 'v1,!!!! v1, v1' }), 403, forged],
    ['a call six minutes old', (body) => svix(body, { at: Date.now() - 6 * MINUTE }), 403, 'mail/hook-old'],
    ['a call six minutes ahead', (body) => svix(body, { at: Date.now() + 6 * MINUTE }), 403, 'mail/hook-old'],
    ['the password of Postmark', (body) => post('resend', body, basicAuth()), 401, unsigned],
  ]
  const POSTMARK: readonly Altered[] = [
    ['no password', (body) => post('postmark', body), 401, unsigned],
    ['an empty password', (body) => post('postmark', body, basicAuth('')), 401, unsigned],
    [
      'another scheme',
      (body) => post('postmark', body, { authorization: `Bearer ${KEYS.postmark}` }),
      401,
      unsigned,
    ],
    ['no base64', (body) => post('postmark', body, { authorization: 'Basic a' }), 401, unsigned],
    ['no colon', (body) => post('postmark', body, { authorization: `Basic ${btoa('abc')}` }), 401, unsigned],
    [
      'the password of another install',
      (body) => post('postmark', body, basicAuth('x'.repeat(35))),
      403,
      forged,
    ],
    [
      'half the password',
      (body) => post('postmark', body, basicAuth(KEYS.postmark.slice(0, -1))),
      403,
      forged,
    ],
    ['the key of Mailgun', (body) => post('postmark', body, basicAuth(KEYS.mailgun)), 403, forged],
  ]
  const MAILGUN: readonly Altered[] = [
    ['no signature', (body) => post('mailgun', body), 401, unsigned],
    ['no JSON', () => post('mailgun', 'signature=1'), 401, unsigned],
    ['half a signature', (_, event) => mailgun(event, {}, { signature: 'abcd' }), 401, unsigned],
    ['a time that is none', (_, event) => mailgun(event, {}, { timestamp: '1e9' }), 401, unsigned],
    ['the key of another account', (_, event) => mailgun(event, { key: 'k'.repeat(37) }), 403, forged],
    ['another token', (_, event) => mailgun(event, {}, { token: 'f'.repeat(50) }), 403, forged],
    ['another time', (_, event) => mailgun(event, {}, { timestamp: '1795510800' }), 403, forged],
    [
      'a call thirteen hours old',
      (_, event) => mailgun(event, { at: Date.now() - 13 * 60 * MINUTE }),
      403,
      'mail/hook-old',
    ],
    [
      'a call six minutes ahead',
      (_, event) => mailgun(event, { at: Date.now() + 6 * MINUTE }),
      403,
      'mail/hook-old',
    ],
  ]

  for (const [provider, table] of [
    ['resend', RESEND],
    ['postmark', POSTMARK],
    ['mailgun', MAILGUN],
  ] as const) {
    it.for(table)(
      `${provider}, %s: refused, and nothing changed`,
      async ([, send, status, code], { expect }) => {
        const { about, event } = await aBounce(provider)
        const before = await dumpMail()
        const answer = await send(JSON.stringify(event), event)
        expect([answer.status, answer.json.code]).toEqual([status, code])
        expect(await dumpMail()).toEqual(before)
        expect(await reasonsOf(about.hash)).toEqual([])
      },
    )
  }

  it('Resend: any of several signatures will do, as while a key is changed', async ({ expect }) => {
    const { about, event } = await aBounce('resend')
    const body = JSON.stringify(event)
    const good = await svixHeaders(body)
    const [id, at] = [good['svix-id']!, Number(good['svix-timestamp']) * 1000]
    const old = await svixHeaders(body, { key: OTHER_RESEND, id, at })
    const both = `v1a,AAAA ${old['svix-signature']} ${good['svix-signature']}`
    expect((await post('resend', body, { ...good, 'svix-signature': both })).status).toBe(200)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('Resend: a call four minutes old is still good', async ({ expect }) => {
    const { event } = await aBounce('resend')
    expect((await svix(JSON.stringify(event), { at: Date.now() - 4 * MINUTE })).status).toBe(200)
  })

  it('Mailgun: a signature that was seen cannot carry another event', async ({ expect }) => {
    const { about, event } = await aBounce('mailgun')
    const victim = await aMailedAddress()
    const signature = await mailgunSignature()
    expect((await post('mailgun', JSON.stringify({ signature, ...event }))).status).toBe(200)
    const forgery = JSON.stringify({ signature, ...EVENTS.mailgun('complaint', victim) })
    const answer = await post('mailgun', forgery)
    expect([answer.status, answer.json.code]).toEqual([403, 'mail/hook-repeated'])
    expect(await reasonsOf(victim.hash)).toEqual([])
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('Mailgun: nor one that was spent on an event without use, or an address unknown', async ({ expect }) => {
    const victim = await aMailedAddress()
    for (const spentOn of [
      { 'event-data': { event: 'opened', recipient: victim.email } },
      EVENTS.mailgun('hard', { email: 'stranger@elsewhere.example' }),
    ]) {
      const signature = await mailgunSignature()
      expect((await post('mailgun', JSON.stringify({ signature, ...spentOn }))).status).toBe(200)
      const forgery = JSON.stringify({ signature, ...EVENTS.mailgun('complaint', victim) })
      expect((await post('mailgun', forgery)).status).toBe(403)
    }
    expect(await reasonsOf(victim.hash)).toEqual([])
  })

  it('Mailgun: what was signed hours ago is taken, because it tries for eight', async ({ expect }) => {
    const { about, event } = await aBounce('mailgun')
    expect((await mailgun(event, { at: Date.now() - 9 * 60 * MINUTE })).status).toBe(200)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('is nobody for a provider without a key', async ({ expect }) => {
    for (const provider of ['sendgrid', 'smtp', 'constructor', '__proto__']) {
      const answer = await post(provider, '{}')
      expect([answer.status, answer.json?.code], provider).toEqual([404, 'web/not-found'])
    }
  })
})
