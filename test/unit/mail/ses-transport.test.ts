import { afterEach, describe, it, vi } from 'vitest'
import type { Message } from '../../../src/mail/letter/message'
import type { ProviderConfig } from '../../../src/mail/transports/ask-provider'
import { RecipientRefused } from '../../../src/mail/transports/recipient-refused'
import { SenderStopped, Throttled } from '../../../src/mail/transports/transport-failure'
import { sesTransport } from '../../../src/mail/transports/transport-ses'
import { HopelessJob } from '../../../src/platform/outbox'

const message: Message = {
  messageId: '<0abcdefghjk@comments.test>',
  from: { name: 'The "Süd" Courier', address: 'comments@comments.test' },
  to: 'ada@example.org',
  subject: 'Grüße',
  headers: {
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': '<https://comments.test/unsubscribe/token>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  text: 'News.',
  html: '<p>News.</p>',
  date: Date.UTC(2026, 10, 25, 9, 30, 15),
}

const config = (
  key = 'AKIDEXAMPLEEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  group?: string,
): ProviderConfig => ({
  publicUrl: 'https://comments.test',
  development: false,
  api: { key, url: 'https://email.eu-central-1.amazonaws.com', region: 'eu-central-1', group },
})

afterEach(() => void vi.restoreAllMocks())

function answering(status: number, body: unknown, headers: Record<string, string> = {}): Request[] {
  const asked: Request[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked.push(new Request(input as URL, init as RequestInit))
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
  })
  return asked
}

const failureOf = (): Promise<Error> =>
  sesTransport(config())
    .send(message)
    .then(
      (id) => {
        throw new Error(`it was sent as ${id}`)
      },
      (error: Error) => error,
    )

const kindOf = (error: unknown) =>
  error instanceof SenderStopped
    ? 'stops all'
    : error instanceof HopelessJob
      ? 'this mail'
      : error instanceof RecipientRefused
        ? 'refused'
        : error instanceof Throttled
          ? 'holds all'
          : 'later'

describe('the transport of Amazon SES', () => {
  it('asks as the API wants it, for one person, with every header we set', async ({ expect }) => {
    const asked = answering(200, { MessageId: '0100018c-id' })
    expect(await sesTransport(config(undefined, 'afterword')).send(message)).toBe('0100018c-id')
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://email.eu-central-1.amazonaws.com/v2/email/outbound-emails',
    ])
    expect(await asked[0]!.json()).toEqual({
      FromEmailAddress: '=?UTF-8?Q?The=20=22S=C3=BCd=22=20Courier?= <comments@comments.test>',
      Destination: { ToAddresses: ['ada@example.org'] },
      Content: {
        Simple: {
          Subject: { Data: 'Grüße', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'News.', Charset: 'UTF-8' },
            Html: { Data: '<p>News.</p>', Charset: 'UTF-8' },
          },
          Headers: Object.entries(message.headers).map(([Name, Value]) => ({ Name, Value })),
        },
      },
      EmailTags: [{ Name: 'mail', Value: '0abcdefghjk' }],
      ConfigurationSetName: 'afterword',
    })
  })

  it('signs for the service, the region and the moment', async ({ expect }) => {
    const asked = answering(200, { MessageId: 'x' })
    await sesTransport(config()).send(message)
    const { headers } = asked[0]!
    expect(headers.get('x-amz-date')).toBe('20261125T093015Z')
    expect(headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLEEXAMPLE\/20261125\/eu-central-1\/ses\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
    )
    expect(headers.get('x-amz-security-token')).toBeNull()
  })

  it('sends a session token along, and signs it', async ({ expect }) => {
    const asked = answering(200, { MessageId: 'x' })
    await sesTransport(config('ASIAEXAMPLEEXAMPLE:secretsecretsecret:IQoJb3JpZ2lu+/==')).send(message)
    const { headers } = asked[0]!
    expect(headers.get('x-amz-security-token')).toBe('IQoJb3JpZ2lu+/==')
    expect(headers.get('authorization')).toMatch(/SignedHeaders=[^,]*x-amz-security-token/)
  })

  it.for([
    [429, 'TooManyRequestsException', 'Maximum sending rate exceeded.', 'holds all', 1000],
    [400, 'ThrottlingException:http://internal/', 'Rate exceeded', 'holds all', 1000],
    [429, 'TooManyRequestsException', 'Daily message quota exceeded.', 'holds all', 3_600_000],
    [400, 'LimitExceededException', 'Daily sending quota exceeded', 'holds all', 3_600_000],
  ] as const)('%i %s %s: %s for %i ms', async ([status, type, said, kind, ms], { expect }) => {
    answering(status, { message: said }, { 'x-amzn-errortype': type })
    const error = await failureOf()
    expect([kindOf(error), (error as Throttled).afterMs]).toEqual([kind, ms])
  })

  it.for([
    [400, 'MailFromDomainNotVerifiedException', 'ada@example.org', 'stops all'],
    [400, 'AccountSuspendedException', 'suspended', 'stops all'],
    [400, 'SendingPausedException', 'paused', 'stops all'],
    [404, 'NotFoundException', 'Configuration set <afterword> does not exist.', 'stops all'],
    [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.', 'stops all'],
    [403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match', 'stops all'],
    [400, 'MessageRejected', 'Email address is not verified: comments@comments.test', 'stops all'],
    [400, 'BadRequestException', 'Illegal address ada@example.org', 'refused'],
    [400, 'BadRequestException', 'Domain contains control or whitespace', 'this mail'],
    [400, 'MessageRejected', 'Content policy', 'this mail'],
    [500, 'InternalServiceErrorException', 'try again', 'later'],
    [503, '', '<html>ada@example.org</html>', 'later'],
    [200, '', '{"error": "inside a good answer"}', 'later'],
  ] as const)('%i %s (%s): %s, and keeps no address', async ([status, type, said, kind], { expect }) => {
    const headers: Record<string, string> = type === '' ? {} : { 'x-amzn-errortype': type }
    answering(status, type === '' ? said : { message: said }, headers)
    const error = await failureOf()
    expect(kindOf(error)).toBe(kind)
    expect(error.message).toMatch(new RegExp(`^SES ${status}${type && ` ${type}`}`))
    expect(error.message).not.toContain('ada@')
  })

  it('reads the name of the error from the body, where a proxy took the header away', async ({ expect }) => {
    answering(400, { __type: 'com.amazonaws.sesv2#SendingPausedException', message: 'paused' })
    expect(kindOf(await failureOf())).toBe('stops all')
  })
})
