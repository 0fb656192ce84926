import { vi } from 'vitest'
import { utf8 } from '../../src/kernel/bytes'
import { isolateMemory } from '../../src/platform/memory'
import { type Answer, call } from './api'
import { der } from './der'

/** As vitest.config.ts pins it. */
export const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:afterword-mail'
export const SNS = 'https://sns.eu-central-1.amazonaws.com'
export const CERTIFICATE_URL = `${SNS}/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem`

const base64 = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))

/** The smallest certificate that has everything in its place (RFC 5280, 4.1); nobody signed it. */
export function certificateOf(spki: Uint8Array): string {
  const algorithm = der(0x30, [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00])
  const name = der(0x30)
  const validity = der(0x30, der(0x17, utf8('260101000000Z')), der(0x17, utf8('300101000000Z')))
  const tbs = der(0x30, der(0xa0, [2, 1, 2]), [2, 1, 5], algorithm, name, validity, name, spki)
  const whole = der(0x30, tbs, algorithm, der(0x03, [0, 1, 2, 3]))
  return `-----BEGIN CERTIFICATE-----\n${base64(whole).replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
}

export interface Amazon {
  readonly keys: CryptoKeyPair
  readonly pem: string
}

/** A key of its own, with its certificate. @param hash of version 1 (SHA-1) or 2 (SHA-256) */
export async function anAmazon(hash: 'SHA-1' | 'SHA-256' = 'SHA-256'): Promise<Amazon> {
  const keys = (await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]), hash },
    true,
    ['sign', 'verify'],
  )) as CryptoKeyPair
  const spki = new Uint8Array((await crypto.subtle.exportKey('spki', keys.publicKey)) as ArrayBuffer)
  return { keys, pem: certificateOf(spki) }
}

/** Amazon's host answers with this, and no other certificate is remembered; what it was asked is kept. */
export function hostsCertificate({ pem }: Amazon, confirm = 200): string[] {
  const asked: string[] = []
  isolateMemory.put(CERTIFICATE_URL, '', { now: 0, ttlMs: 0 })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const url = String(input)
    asked.push(url)
    if (url.endsWith('.pem')) return new Response(pem)
    return new Response('<ConfirmSubscriptionResponse/>', { status: confirm })
  })
  return asked
}

export type SnsFields = Record<string, string | undefined>

/** A message as SNS posts it, signed by this key. `after` changes it once it is signed. */
export async function snsMessage(
  amazon: Amazon,
  fields: SnsFields,
  { at = Date.now(), version = '2', after = {} }: { at?: number; version?: string; after?: SnsFields } = {},
): Promise<string> {
  const message: SnsFields = {
    Type: 'Notification',
    MessageId: crypto.randomUUID(),
    TopicArn: TOPIC,
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: version,
    SigningCertURL: CERTIFICATE_URL,
    UnsubscribeURL: `${SNS}/?Action=Unsubscribe`,
    ...fields,
  }
  const names =
    message.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
  const text = names.flatMap((name) => (message[name] === undefined ? [] : [name, message[name]])).join('\n')
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', amazon.keys.privateKey, utf8(`${text}\n`))
  return JSON.stringify({ ...message, Signature: base64(signature), ...after })
}

export const postSns = (body: string): Promise<Answer> =>
  call('/hooks/mail/ses', { method: 'POST', headers: { 'content-type': 'text/plain; charset=UTF-8' }, body })

type Told = 'hard' | 'complaint' | 'delivered' | 'soft'

/** An SES event as a configuration set publishes it. */
export const sesEvent = (
  told: Told,
  { email, tag }: { readonly email: string; readonly tag?: string },
  at = Date.now(),
): object => {
  const timestamp = new Date(at).toISOString()
  const bounced = {
    emailAddress: email,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
  }
  return {
    mail: {
      timestamp,
      messageId: '0100018c-id',
      destination: [email],
      tags: { 'ses:configuration-set': ['afterword'], ...(tag && { mail: [tag] }) },
    },
    ...{
      hard: {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: [bounced],
          timestamp,
        },
      },
      soft: {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Transient',
          bounceSubType: 'MailboxFull',
          bouncedRecipients: [
            { ...bounced, status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 mailbox full' },
          ],
          timestamp,
        },
      },
      complaint: {
        eventType: 'Complaint',
        complaint: {
          complainedRecipients: [{ emailAddress: email }],
          complaintFeedbackType: 'abuse',
          timestamp,
        },
      },
      delivered: { eventType: 'Delivery', delivery: { recipients: [email], timestamp } },
    }[told],
  }
}
