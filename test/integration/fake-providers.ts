import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const API_KEY = 'live-key-of-the-test'
const MAILGUN_DOMAIN = 'mg.comments.test'

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
 * Resend, Postmark and Mailgun on loopback: the request shapes they take, the keys they want, the answers and the error bodies they give,
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
