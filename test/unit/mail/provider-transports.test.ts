import { afterEach, describe, it, vi } from 'vitest'
import type { Message } from '../../../src/mail/letter/message'
import type { ProviderConfig } from '../../../src/mail/transports/ask-provider'
import { RecipientRefused } from '../../../src/mail/transports/recipient-refused'
import { chooseTransport } from '../../../src/mail/transports/transport'
import { mailgunTransport } from '../../../src/mail/transports/transport-mailgun'
import { postmarkTransport } from '../../../src/mail/transports/transport-postmark'
import { resendTransport } from '../../../src/mail/transports/transport-resend'
import { HopelessJob } from '../../../src/platform/outbox'
import { testContext } from '../../support/test-context'

const message: Message = {
  messageId: '<0abcdefghjk@comments.test>',
  from: { name: 'The "Süd" Courier', address: 'comments@comments.test' },
  to: 'ada@example.org',
  subject: 'Grüße',
  headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': '<https://comments.test/u>' },
  text: 'News.',
  html: '<p>News.</p>',
  date: 0,
}

const config = (url: string, domain = ''): ProviderConfig => ({
  publicUrl: 'https://comments.test',
  development: false,
  api: { key: 'key-1', url, domain },
})
const RESEND = config('https://api.resend.com')
const POSTMARK = config('https://api.postmarkapp.com')
const MAILGUN = config('https://api.eu.mailgun.net', 'mg.example.org')

afterEach(() => void vi.restoreAllMocks())

/** The provider says this to everything; what it was asked is kept. */
function answering(status: number, body: unknown): Request[] {
  const asked: Request[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked.push(new Request(input as URL, init as RequestInit))
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  })
  return asked
}

const kindOf = (error: unknown) =>
  error instanceof HopelessJob ? 'stop' : error instanceof RecipientRefused ? 'refused' : 'later'

const failureOf = (transport: { send(message: Message): Promise<string> }): Promise<Error> =>
  transport.send(message).then(
    (id) => {
      throw new Error(`it was sent as ${id}`)
    },
    (error: Error) => error,
  )

type Failure = readonly [status: number, body: unknown, kind: 'later' | 'refused' | 'stop', says: string]

/** A test for one thing a provider may say. */
const failing =
  (transport: (config: ProviderConfig) => { send(message: Message): Promise<string> }, own: ProviderConfig) =>
  ([status, body, kind, says]: Failure) =>
    it(`${status} ${JSON.stringify(body).slice(0, 90)}: ${kind}`, async ({ expect }) => {
      answering(status, body)
      const error = await failureOf(transport(own))
      expect([kindOf(error), error.message]).toEqual([kind, expect.stringMatching(new RegExp(`^${says}`))])
      expect(error.message, 'holds the address').not.toContain('ada@')
    })

describe('the transport of Resend', () => {
  it('asks as the API wants it, for one person', async ({ expect }) => {
    const asked = answering(200, { id: '49a3999c-0ce1-4ea6-ab68-afcd6dc2e794' })
    expect(await resendTransport(RESEND).send(message)).toBe('49a3999c-0ce1-4ea6-ab68-afcd6dc2e794')
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST https://api.resend.com/emails'])
    expect(asked[0]!.headers.get('authorization')).toBe('Bearer key-1')
    expect(await asked[0]!.json()).toEqual({
      from: '"The \\"Süd\\" Courier" <comments@comments.test>',
      to: ['ada@example.org'],
      subject: 'Grüße',
      html: '<p>News.</p>',
      text: 'News.',
      headers: message.headers,
      tags: [{ name: 'mail', value: '0abcdefghjk' }],
    })
  })

  it('has one idempotency key a letter: the same again keeps it, another gets its own', async ({
    expect,
  }) => {
    const asked = answering(200, { id: 'x' })
    const transport = resendTransport(RESEND)
    for (const letter of [
      message,
      { ...message, date: 99 },
      { ...message, text: 'Other news.' },
      { ...message, messageId: '<0abcdefghjm@comments.test>' },
    ]) {
      await transport.send(letter)
    }
    const keys = asked.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys[1]).toBe(keys[0])
    expect(new Set(keys).size).toBe(3)
    for (const key of keys) expect(key).toMatch(/^[0-9a-z]{11}-[\w-]{22}$/)
  })

  const row = failing(resendTransport, RESEND)
  const said = (name: string, message = 'ada@example.org was refused') => ({ statusCode: 0, name, message })
  for (const failure of [
    [429, said('rate_limit_exceeded'), 'later', 'Resend 429 rate_limit_exceeded$'],
    [429, said('daily_quota_exceeded'), 'later', 'Resend 429 daily_quota_exceeded$'],
    [429, said('monthly_quota_exceeded'), 'stop', 'Resend 429 monthly_quota_exceeded: '],
    [409, said('concurrent_idempotent_requests'), 'later', 'Resend 409'],
    [500, said('application_error'), 'later', 'Resend 500'],
    [502, '<html>Bad gateway ada@example.org</html>', 'later', 'Resend 502$'],
    [200, { error: said('validation_error') }, 'later', 'Resend 200$'],
    [200, 'OK', 'later', 'Resend 200$'],
    [422, said('validation_error', 'Invalid `to` field. ada@example.org is none'), 'refused', 'Resend 422'],
    [422, said('validation_error', 'Invalid `from` field.'), 'stop', 'Resend 422 validation_error: check'],
    [403, said('validation_error', 'The comments.test domain is not verified.'), 'stop', 'Resend 403'],
    [401, said('missing_api_key'), 'stop', 'Resend 401 missing_api_key: check MAIL_API_KEY'],
    [403, said('invalid_api_key'), 'stop', 'Resend 403 invalid_api_key'],
    [404, said('ada@example.org'), 'stop', 'Resend 404: check'],
  ] as const satisfies readonly Failure[]) {
    row(failure)
  }
})

describe('the transport of Postmark', () => {
  const ok = { To: 'ada@example.org', SubmittedAt: '2026-11-24T09:00:00Z', MessageID: 'b7bc2f4a-e38e' }

  it('asks as the API wants it, without tracking', async ({ expect }) => {
    const asked = answering(200, { ...ok, ErrorCode: 0, Message: 'OK' })
    expect(await postmarkTransport(POSTMARK).send(message)).toBe('b7bc2f4a-e38e')
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://api.postmarkapp.com/email',
    ])
    expect(asked[0]!.headers.get('x-postmark-server-token')).toBe('key-1')
    expect(asked[0]!.headers.get('accept')).toBe('application/json')
    expect(await asked[0]!.json()).toEqual({
      From: '"The \\"Süd\\" Courier" <comments@comments.test>',
      To: 'ada@example.org',
      Subject: 'Grüße',
      HtmlBody: '<p>News.</p>',
      TextBody: 'News.',
      Headers: [
        { Name: 'Auto-Submitted', Value: 'auto-generated' },
        { Name: 'List-Unsubscribe', Value: '<https://comments.test/u>' },
      ],
      Metadata: { mail: '0abcdefghjk' },
      TrackOpens: false,
      TrackLinks: 'None',
    })
  })

  const row = failing(postmarkTransport, POSTMARK)
  const said = (ErrorCode: number, Message = 'Not for ada@example.org') => ({ ErrorCode, Message })
  for (const failure of [
    [422, said(406, 'You tried to send to inactive recipients: ada@example.org'), 'refused', 'Postmark 422'],
    [200, { ...ok, ...said(406) }, 'refused', 'Postmark 200 code 406$'],
    [422, said(300, "Error parsing 'To': ada@example.org"), 'refused', 'Postmark 422 code 300$'],
    [422, said(300, "Invalid 'From' address"), 'stop', 'Postmark 422 code 300: check'],
    [422, said(400, 'The From address is not a Sender Signature'), 'stop', 'Postmark 422 code 400'],
    [422, said(405, 'Not allowed to send: no credits left'), 'stop', 'Postmark 422 code 405'],
    [422, said(412, 'While your account is pending approval'), 'stop', 'Postmark 422 code 412'],
    [401, said(10, 'Bad or missing Server API token'), 'stop', 'Postmark 401 code 10'],
    [429, said(429, 'Too many requests'), 'later', 'Postmark 429 code 429$'],
    [200, said(429), 'later', 'Postmark 200 code 429$'],
    [422, said(100, 'Maintenance'), 'later', 'Postmark 422 code 100$'],
    [500, '', 'later', 'Postmark 500$'],
    [503, 'unavailable', 'later', 'Postmark 503$'],
    [200, 'OK', 'later', 'Postmark 200$'],
  ] as const satisfies readonly Failure[]) {
    row(failure)
  }
})

describe('the transport of Mailgun', () => {
  it('asks as the API wants it, with our Message-ID and without tracking', async ({ expect }) => {
    const asked = answering(200, { id: '<0abcdefghjk@comments.test>', message: 'Queued. Thank you.' })
    expect(await mailgunTransport(MAILGUN).send(message)).toBe('<0abcdefghjk@comments.test>')
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://api.eu.mailgun.net/v3/mg.example.org/messages',
    ])
    expect(atob(asked[0]!.headers.get('authorization')!.slice('Basic '.length))).toBe('api:key-1')
    expect(asked[0]!.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/)
    expect([...(await asked[0]!.formData())]).toEqual([
      ['from', '"The \\"Süd\\" Courier" <comments@comments.test>'],
      ['to', 'ada@example.org'],
      ['subject', 'Grüße'],
      ['text', 'News.'],
      ['html', '<p>News.</p>'],
      ['o:tracking', 'no'],
      ['v:mail', '0abcdefghjk'],
      ['h:Message-Id', '<0abcdefghjk@comments.test>'],
      ['h:Auto-Submitted', 'auto-generated'],
      ['h:List-Unsubscribe', '<https://comments.test/u>'],
    ])
  })

  const row = failing(mailgunTransport, MAILGUN)
  for (const failure of [
    [400, { message: "'to' parameter is not a valid address. ada@example.org" }, 'refused', 'Mailgun 400$'],
    [400, { message: "'from' parameter is not a valid address." }, 'stop', 'Mailgun 400: check'],
    [401, 'Forbidden', 'stop', 'Mailgun 401: check MAIL_API_KEY'],
    [402, { message: 'Payment required' }, 'stop', 'Mailgun 402'],
    [404, { message: 'Domain not found: mg.example.org' }, 'stop', 'Mailgun 404'],
    [429, { message: 'Domain is over its hourly limit for ada@example.org' }, 'later', 'Mailgun 429$'],
    [500, { message: 'Internal Server Error' }, 'later', 'Mailgun 500$'],
    [200, { message: 'ada@example.org could not be queued' }, 'later', 'Mailgun 200$'],
  ] as const satisfies readonly Failure[]) {
    row(failure)
  }
})

describe('every provider', () => {
  const TRANSPORTS = [
    ['resend', resendTransport, RESEND],
    ['postmark', postmarkTransport, POSTMARK],
    ['mailgun', mailgunTransport, MAILGUN],
  ] as const

  it.for(TRANSPORTS)(
    '%s: a redirect parks the job, and the letter goes nowhere',
    async ([, make, own], { expect }) => {
      const asked: string[] = []
      vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
        asked.push(String(input))
        return new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } })
      })
      expect(kindOf(await failureOf(make(own)))).toBe('stop')
      expect(asked).toHaveLength(1)
    },
  )

  it.for(TRANSPORTS)(
    '%s: no connection is tried again, and says no address',
    async ([, make, own], { expect }) => {
      vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('cannot send to ada@example.org'))
      const error = await failureOf(make(own))
      expect(kindOf(error)).toBe('later')
      expect(error.message).toMatch(/^api\.[\w.]+ cannot be reached$/)
    },
  )

  it.for(TRANSPORTS)('%s: is the one that MAIL_TRANSPORT names', async ([name, , own], { expect }) => {
    const asked = answering(500, '')
    const ctx = testContext()
    const sender = { ...ctx.config.senders.notices, transport: name, api: own.api }
    const transport = chooseTransport(ctx, sender)
    await failureOf(transport)
    expect(asked[0]!.url.startsWith(own.api.url)).toBe(true)
  })
})
