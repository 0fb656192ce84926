import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const API_KEY = 'live-key-of-the-test'
const MAILGUN_DOMAIN = 'mg.comments.test'
export const SES_KEY = {
  id: 'ASIAOFTHETESTTEST',
  secret: 'secret/of+the/test0000',
  token: 'session+token/of==',
}
export const SES_REGION = 'eu-central-1'

/** A letter a fake took, whichever provider's words it came in. */
export interface TakenLetter {
  readonly provider: string
  readonly id: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  /** What we asked the provider to send back with its events. */
  readonly tag: string
}

interface Said {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export interface FakeProviders {
  readonly url: string
  readonly taken: TakenLetter[]
  /** Every request, taken or not, as `METHOD path`. */
  readonly asked: string[]
  /** What the next requests are told in place of the usual; 'hang up' closes the line after the letter was taken. */
  readonly next: (Said | 'hang up')[]
  close(): Promise<void>
}

/**
 * Resend, Postmark, Mailgun and Amazon SES on loopback: the request shapes they take, the keys they want, the answers and the error bodies they give,
 * as their references have them.
 */
export async function startFakeProviders(): Promise<FakeProviders> {
  const taken: TakenLetter[] = []
  const asked: string[] = []
  const next: (Said | 'hang up')[] = []
  const byKey = new Map<string, { body: string; id: string }>()

  const take = (letter: Omit<TakenLetter, 'id'>, id: string): string => {
    taken.push({ ...letter, id })
    return id
  }

  const answer = (request: IncomingMessage, raw: Buffer): Promise<Said> | Said => {
    const path = new URL(request.url ?? '/', 'http://fake').pathname
    if (request.method !== 'POST') return { status: 405 }
    if (path === '/emails') return resend(request, raw.toString('utf8'))
    if (path === '/email') return postmark(request, raw.toString('utf8'))
    if (path === `/v3/${MAILGUN_DOMAIN}/messages`) return mailgun(request, raw)
    if (path === '/v2/email/outbound-emails') return ses(request, raw)
    return { status: 404, body: { message: 'Not found' } }
  }

  const resend = ({ headers }: IncomingMessage, body: string): Said => {
    const error = (statusCode: number, name: string, message: string): Said => ({
      status: statusCode,
      body: { statusCode, name, message },
    })
    if (!headers.authorization) return error(401, 'missing_api_key', 'Missing API key')
    if (headers.authorization !== `Bearer ${API_KEY}`)
      return error(403, 'invalid_api_key', 'API key is invalid')
    const key = String(headers['idempotency-key'] ?? '')
    if (key.length < 1 || key.length > 256)
      return error(400, 'invalid_idempotency_key', 'between 1-256 chars')
    const before = byKey.get(key)
    if (before && before.body !== body) return error(409, 'invalid_idempotent_request', 'Other body')
    if (before) return { status: 200, body: { id: before.id } }
    const letter = JSON.parse(body)
    if (!Array.isArray(letter.to) || letter.to.length > 50)
      return error(422, 'validation_error', 'Invalid `to` field.')
    if (String(letter.to[0]).endsWith('@example.com')) {
      return error(422, 'validation_error', `Invalid \`to\` field. ${letter.to[0]} is a testing address.`)
    }
    const id = crypto.randomUUID()
    byKey.set(key, { body, id })
    const { from, subject, text } = letter
    take({ provider: 'resend', from, to: letter.to[0], subject, text, tag: letter.tags[0].value }, id)
    return { status: 200, body: { id } }
  }

  const postmark = ({ headers }: IncomingMessage, body: string): Said => {
    const error = (status: number, ErrorCode: number, Message: string): Said => ({
      status,
      body: { ErrorCode, Message },
    })
    if (headers['x-postmark-server-token'] !== API_KEY)
      return error(401, 10, 'Bad or missing Server API token.')
    if (headers.accept !== 'application/json') return error(415, 0, 'Accept application/json')
    const { From, To, Subject, TextBody, Metadata } = JSON.parse(body)
    if (To.startsWith('inactive@')) {
      // Postmark answers some of these with a good status and the error inside.
      return error(200, 406, `You tried to send to a recipient that has been marked as inactive: ${To}`)
    }
    const id = crypto.randomUUID()
    take(
      { provider: 'postmark', from: From, to: To, subject: Subject, text: TextBody, tag: Metadata.mail },
      id,
    )
    return {
      status: 200,
      body: { To, SubmittedAt: new Date().toISOString(), MessageID: id, ErrorCode: 0, Message: 'OK' },
    }
  }

  const mailgun = async ({ headers }: IncomingMessage, body: Buffer): Promise<Said> => {
    if (headers.authorization !== `Basic ${Buffer.from(`api:${API_KEY}`).toString('base64')}`) {
      return { status: 401, body: 'Forbidden' }
    }
    const type = headers['content-type'] ?? ''
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    const field = (name: string) => String(form.get(name) ?? '')
    if (field('to').endsWith('@refused.example')) {
      return {
        status: 400,
        body: { message: "'to' parameter is not a valid address. please check documentation" },
      }
    }
    const [from, to, subject, text] = ['from', 'to', 'subject', 'text'].map(field) as [
      string,
      string,
      string,
      string,
    ]
    const id = take(
      { provider: 'mailgun', from, to, subject, text, tag: field('v:mail') },
      field('h:Message-Id'),
    )
    return { status: 200, body: { id, message: 'Queued. Thank you.' } }
  }

  const ses = (request: IncomingMessage, raw: Buffer): Said => {
    const error = (status: number, type: string, message: string): Said => ({
      status,
      headers: { 'x-amzn-errortype': type },
      body: { message },
    })
    const wrong = whatIsWrongWithSigV4(request, raw)
    if (wrong) return error(403, 'SignatureDoesNotMatch', wrong)
    const { FromEmailAddress, Destination, Content, EmailTags } = JSON.parse(raw.toString('utf8'))
    const { Subject, Body, Headers } = Content.Simple
    const [to] = Destination.ToAddresses
    if (to.endsWith('@refused.example')) return error(400, 'BadRequestException', `Illegal address: ${to}`)
    if (!Array.isArray(Headers) || Headers.length > 15) return error(400, 'BadRequestException', 'Headers')
    // Amazon takes ASCII only in the sender.
    if (/[^\x20-\x7e]/.test(FromEmailAddress))
      return error(400, 'BadRequestException', 'Local address contains 8-bit')
    const id = take(
      {
        provider: 'ses',
        from: FromEmailAddress,
        to,
        subject: Subject.Data,
        text: Body.Text.Data,
        tag: EmailTags[0].Value,
      },
      `0100018c-${crypto.randomUUID()}`,
    )
    return { status: 200, body: { MessageId: id } }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    asked.push(`${request.method} ${request.url}`)
    const told = next.shift()
    if (told === undefined || told === 'hang up') {
      const said = await answer(request, Buffer.concat(chunks))
      // The letter is taken, but nobody hears of it.
      if (told === 'hang up') request.socket.destroy()
      else write(response, said)
    } else write(response, told)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    asked,
    next,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function write(response: ServerResponse, { status, body, headers }: Said): void {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
  response.end(body === undefined ? undefined : isText ? body : JSON.stringify(body))
}

/**
 * Signature version 4 reckoned anew from the request as it came over the wire: hash of the body, canonical request, string to sign, derived key
 * (AWS documentation, "Create a signed AWS API request").
 */
function whatIsWrongWithSigV4({ method, url, headers }: IncomingMessage, raw: Buffer): string | undefined {
  const authorization = headers.authorization ?? ''
  const [, id, day, region, service, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/(\w+)\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? []
  if (id !== SES_KEY.id || region !== SES_REGION || service !== 'ses')
    return 'Credential should be scoped to a valid region'
  const at = String(headers['x-amz-date'] ?? '')
  if (
    !at.startsWith(day!) ||
    Math.abs(Date.parse(at.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')) - Date.now()) >
      300_000
  )
    return 'Signature expired'
  const signed = names.split(';')
  for (const must of ['host', 'x-amz-date', 'x-amz-security-token'])
    if (!signed.includes(must)) return `${must} is not signed`
  if (headers['x-amz-security-token'] !== SES_KEY.token)
    return 'The security token included in the request is invalid'
  const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex')
  const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest()
  const { pathname } = new URL(url ?? '/', 'http://fake')
  const canonical = [
    method,
    pathname,
    '',
    ...signed.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    names,
    sha256(raw),
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${region}/ses/aws4_request`, sha256(canonical)].join('\n')
  const key = ['aws4_request'].reduce(
    hmac,
    ['ses'].reduce(hmac, hmac(hmac(`AWS4${SES_KEY.secret}`, day!), region)),
  )
  return hmac(key, toSign).toString('hex') === signature
    ? undefined
    : 'The request signature we calculated does not match'
}
