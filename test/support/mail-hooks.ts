import { env } from 'cloudflare:workers'
import { utf8 } from '../../src/kernel/bytes'
import { parseEmail } from '../../src/kernel/email-address'
import { mailTag } from '../../src/mail/letter/message'
import { sendMail } from '../../src/mail/sending/send-mail'
import { hashAddress } from '../../src/platform/hash'
import { type Answer, call } from './api'
import { type TestCtx, testContext } from './test-context'

/** As vitest.config.ts sets them. */
export const KEYS = {
  resend: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  postmark: 'postmark-hook-password-of-the-tests',
  mailgun: 'mailgun-signing-key-of-the-tests-0001',
} as const
export type Provider = keyof typeof KEYS
export const PROVIDERS = Object.keys(KEYS) as Provider[]

export interface MailedAddress {
  readonly email: string
  readonly siteId: string
  readonly hash: string
  /** What the provider sends back of the mail. */
  readonly tag: string
}

/** An address no other test uses, that one mail of a site of its own went to. */
export async function aMailedAddress(
  ctx: TestCtx = testContext(),
  siteId = aSiteId(),
): Promise<MailedAddress> {
  const email = `reader-${crypto.randomUUID().slice(0, 13)}@example.org`
  let tag = ''
  const transport = {
    send: async ({ messageId }: { messageId: string }) => {
      tag = mailTag(messageId)
      return messageId
    },
  }
  await sendMail(ctx, aLetter(siteId, email), { transport })
  return { email, siteId, tag, hash: await hashOf(ctx, email) }
}

export const aSiteId = (): string => `s${crypto.randomUUID().slice(0, 13)}`

export const aLetter = (siteId: string, to: string, kind = 'test.letter') => ({
  siteId,
  siteName: 'The Courier',
  kind,
  to,
  locale: 'en',
  subject: 'News',
  blocks: [{ kind: 'text' as const, text: 'There is news.' }],
})

export const hashOf = (ctx: Pick<TestCtx, 'config'>, email: string): Promise<string> =>
  hashAddress(ctx.config.hashKey, parseEmail(email)!.key)

/** Everything that hearing about an address can touch. */
export async function knownOf(hash: string): Promise<Record<string, unknown[]>> {
  const rows = async (table: string) =>
    (await env.DB.prepare(`SELECT * FROM ${table} WHERE address_hash = ?1`).bind(hash).all()).results
  const tables = ['suppressions', 'soft_bounces', 'mail_reached']
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await rows(table)] as const)),
  )
}

/** Every table of mail, for "nothing changed": each by its name, so that a test can leave one out. */
export async function dumpMail(): Promise<Record<string, unknown[]>> {
  const tables = ['mail_log', 'mail_days', 'suppressions', 'soft_bounces', 'mail_reached', 'hook_tokens']
  const dumps = await env.DB.batch(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)))
  return Object.fromEntries(tables.map((table, at) => [table, dumps[at]!.results]))
}

/** The reasons that keep mail from an address. */
export const reasonsOf = async (hash: string): Promise<string[]> =>
  ((await knownOf(hash)).suppressions as { reason: string; lifted_at: number | null }[])
    .filter(({ lifted_at }) => lifted_at === null)
    .map(({ reason }) => reason)
    .sort()

const hmac = async (key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> => {
  const made = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', made, utf8(text)))
}
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The headers Svix would send with this body. */
export async function svixHeaders(
  body: string,
  { key = KEYS.resend as string, at = Date.now(), id = `msg_${crypto.randomUUID()}` } = {},
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000))
  const secret = new Uint8Array([...atob(key.slice('whsec_'.length))].map((char) => char.charCodeAt(0)))
  const mac = base64(await hmac(secret, `${id}.${timestamp}.${body}`))
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${mac}` }
}

/** The `signature` that Mailgun would put into a body. */
export async function mailgunSignature({
  key = KEYS.mailgun as string,
  at = Date.now(),
  token = crypto.randomUUID().replaceAll('-', ''),
} = {}): Promise<{ timestamp: string; token: string; signature: string }> {
  const timestamp = String(Math.floor(at / 1000))
  return { timestamp, token, signature: hex(await hmac(utf8(key), timestamp + token)) }
}

export const basicAuth = (password: string = KEYS.postmark, user = 'afterword') => ({
  authorization: `Basic ${btoa(`${user}:${password}`)}`,
})

type Told = 'hard' | 'complaint' | 'delivered'
type About = Pick<MailedAddress, 'email'> & { readonly tag?: string }

/** An event in each provider's own words, as their references show it. */
export const EVENTS: Readonly<Record<Provider, (told: Told, about: About, at?: number) => object>> = {
  resend: (told, { email, tag }, at = Date.now()) => ({
    type: { hard: 'email.bounced', complaint: 'email.complained', delivered: 'email.delivered' }[told],
    created_at: new Date(at).toISOString(),
    data: {
      created_at: new Date(at - 1000).toISOString(),
      email_id: crypto.randomUUID(),
      from: 'The Courier <comments@comments.test>',
      to: [email],
      subject: 'News',
      ...(tag && { tags: { mail: tag } }),
      ...(told === 'hard' && {
        bounce: { message: 'smtp; 550 5.1.1 user unknown', subType: 'General', type: 'Permanent' },
      }),
    },
  }),
  postmark: (told, { email, tag }, at = Date.now()) => ({
    RecordType: { hard: 'Bounce', complaint: 'SpamComplaint', delivered: 'Delivery' }[told],
    MessageStream: 'outbound',
    ID: 42,
    MessageID: crypto.randomUUID(),
    ServerID: 23,
    Metadata: tag ? { mail: tag } : {},
    ...(told === 'delivered'
      ? { Recipient: email, DeliveredAt: new Date(at).toISOString(), Details: 'smtp;250 2.0.0 OK' }
      : {
          Email: email,
          From: 'comments@comments.test',
          BouncedAt: new Date(at).toISOString(),
          Type: told === 'hard' ? 'HardBounce' : 'SpamComplaint',
          TypeCode: told === 'hard' ? 1 : 100001,
          Details: told === 'hard' ? 'smtp;550 5.1.1 The email account does not exist.' : '',
          Inactive: true,
        }),
  }),
  mailgun: (told, { email, tag }, at = Date.now()) => ({
    'event-data': {
      id: crypto.randomUUID(),
      event: { hard: 'failed', complaint: 'complained', delivered: 'delivered' }[told],
      timestamp: at / 1000,
      recipient: email,
      'recipient-domain': 'example.org',
      message: { headers: { 'message-id': '0abcdefghjk@comments.test', to: email }, size: 341 },
      'user-variables': tag ? { mail: tag } : [],
      ...(told === 'hard' && {
        severity: 'permanent',
        reason: 'bounce',
        'delivery-status': { code: 550, 'enhanced-code': '5.1.1', message: 'user unknown', 'attempt-no': 1 },
      }),
    },
  }),
}

/** Calls a hook as its provider would, well signed. `alter` changes what was signed. */
export async function tell(
  provider: Provider,
  event: object,
  alter: (request: { headers: Record<string, string>; body: string }) => {
    headers: Record<string, string>
    body: string
  } = (request) => request,
): Promise<Answer> {
  const signed = provider === 'mailgun' ? { signature: await mailgunSignature(), ...event } : event
  const body = JSON.stringify(signed)
  const proof = provider === 'resend' ? await svixHeaders(body) : provider === 'postmark' ? basicAuth() : {}
  const request = alter({ headers: { 'content-type': 'application/json', ...proof }, body })
  return call(`/hooks/mail/${provider}`, { method: 'POST', ...request })
}
