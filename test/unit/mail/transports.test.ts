import { createTransport } from 'nodemailer'
import { describe, it } from 'vitest'
import type { Message } from '../../../src/mail/letter/message'
import { RecipientRefused } from '../../../src/mail/transports/recipient-refused'
import { chooseTransport } from '../../../src/mail/transports/transport'
import {
  classify as classifyCode,
  cloudflareTransport,
} from '../../../src/mail/transports/transport-cloudflare'
import {
  classify as classifySmtp,
  letterOf,
  smtpTransport,
} from '../../../src/mail/transports/transport-smtp'
import { HopelessJob } from '../../../src/platform/outbox'
import { testContext } from '../../support/test-context'

const message: Message = {
  messageId: '<1@comments.test>',
  from: { name: 'The Courier', address: 'comments@comments.test' },
  to: 'ada@example.org',
  subject: 'News',
  headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': '<https://comments.test/u>' },
  text: 'News.',
  html: '<p>News.</p>',
  date: 0,
}

const kindOf = (error: Error) =>
  error instanceof HopelessJob ? 'stop' : error instanceof RecipientRefused ? 'refused' : 'later'

describe('the transport of Cloudflare', () => {
  it('hands over one message to one person, without the headers the platform sets itself', async ({
    expect,
  }) => {
    const sent: unknown[] = []
    const binding = { send: async (mail: unknown) => ({ messageId: `<${sent.push(mail)}@cf>` }) }
    expect(await cloudflareTransport(binding as unknown as SendEmail).send(message)).toBe('<1@cf>')
    expect(sent).toEqual([
      {
        from: { email: 'comments@comments.test', name: 'The Courier' },
        to: 'ada@example.org',
        subject: 'News',
        text: 'News.',
        html: '<p>News.</p>',
        headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': '<https://comments.test/u>' },
      },
    ])
  })

  for (const [code, kind] of [
    ['E_RATE_LIMIT_EXCEEDED', 'later'],
    ['E_DAILY_LIMIT_EXCEEDED', 'later'],
    ['E_DELIVERY_FAILED', 'later'],
    ['E_INTERNAL_SERVER_ERROR', 'later'],
    [undefined, 'later'],
    ['ECONNRESET', 'later'],
    ['E_RECIPIENT_SUPPRESSED', 'refused'],
    ['E_SENDER_NOT_VERIFIED', 'stop'],
    ['E_SENDER_DOMAIN_NOT_AVAILABLE', 'stop'],
    ['E_RECIPIENT_NOT_ALLOWED', 'stop'],
    ['E_HEADER_NOT_ALLOWED', 'stop'],
    ['E_VALIDATION_ERROR', 'stop'],
  ] as const) {
    it(`${code ?? 'an error without code'}: ${kind}`, ({ expect }) => {
      expect(kindOf(classifyCode(code))).toBe(kind)
    })
  }

  it('keeps the provider’s own words out of the error: they may hold the address', async ({ expect }) => {
    const failure = Object.assign(new Error('cannot send to ada@example.org'), {
      code: 'E_RATE_LIMIT_EXCEEDED',
    })
    const binding = { send: () => Promise.reject(failure) } as unknown as SendEmail
    await expect(cloudflareTransport(binding).send(message)).rejects.toThrow(
      /^Email Service: E_RATE_LIMIT_EXCEEDED$/,
    )
  })
})

describe('the transport of SMTP', () => {
  for (const [error, kind] of [
    [{ code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'later'],
    [{ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'refused'],
    [{ code: 'EENVELOPE', responseCode: 553, command: 'RCPT TO' }, 'refused'],
    [{ code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, 'stop'],
    [{ code: 'EENVELOPE', responseCode: 451, command: 'MAIL FROM' }, 'later'],
    [{ code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'refused'],
    [{ code: 'EMESSAGE', responseCode: 452, command: 'DATA' }, 'later'],
    [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'stop'],
    [{ code: 'EAUTH', responseCode: 454, command: 'AUTH PLAIN' }, 'later'],
    [{ code: 'ECONNECTION', responseCode: 421, command: 'CONN' }, 'later'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'later'],
    [{ code: 'ESOCKET', command: 'CONN' }, 'later'],
    [{ code: 'EDNS', command: 'CONN' }, 'later'],
    [{ code: 'ETLS', command: 'STARTTLS' }, 'later'],
    [{}, 'later'],
  ] as const) {
    it(`${JSON.stringify(error)}: ${kind}`, ({ expect }) => {
      expect(kindOf(classifySmtp(error))).toBe(kind)
    })
  }

  it('names code, answer and command, nothing the server said', ({ expect }) => {
    const error = {
      code: 'EENVELOPE',
      responseCode: 550,
      command: 'RCPT TO',
      response: '550 <ada@example.org>',
    }
    expect(classifySmtp(error).message).toBe('SMTP EENVELOPE 550 RCPT TO')
  })

  for (const [what, letter] of [
    ['a plain letter', message],
    [
      'one with words and names of every script, a long line and a long header',
      {
        ...message,
        from: { name: 'Süd „Blatt“, 南 & Co.', address: 'comments@comments.test' },
        returnPath: 'bounce+1@comments.test',
        subject: `Größer: ${'Übermaß 語 '.repeat(20)}`,
        headers: { ...message.headers, 'List-Unsubscribe': `<https://comments.test/u/${'x'.repeat(120)}>` },
        text: `${'ein Wort ü '.repeat(120)}\n.\n..\nFrom here\r\nend `,
        html: `<p>${'ein Wort '.repeat(150)}</p>\n<p>ü</p>`,
      },
    ],
  ] as const satisfies [string, Message][]) {
    it(`writes ${what} byte for byte as the whole of nodemailer does`, async ({ expect }) => {
      const { from, to, returnPath, headers, date, ...rest }: Message = letter
      const whole = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
      const { message: raw, envelope } = await whole.sendMail({
        ...rest,
        from,
        to: { name: '', address: to },
        envelope: { from: returnPath ?? from.address, to: [to] },
        date: new Date(date),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }]),
        ),
      })
      const mine = await letterOf(letter)
      const sameBoundary = (text: string) => text.replaceAll(/--_NmP-[\w-]+-Part_/g, '--_NmP-Part_')
      expect(sameBoundary(`${await mine.build()}`)).toBe(sameBoundary(`${raw}`))
      expect(mine.getEnvelope()).toEqual(envelope)
    })
  }

  it('stops at an SMTP_URL that is none', async ({ expect }) => {
    await expect(smtpTransport('mail server').send(message)).rejects.toBeInstanceOf(HopelessJob)
  })
})

describe('chooseTransport', () => {
  it('takes the one that MAIL_TRANSPORT names', async ({ expect }) => {
    const ctx = testContext()
    const named = (transport: 'cloudflare' | 'smtp' | 'development') =>
      chooseTransport(
        {
          ...ctx,
          emailBinding: { send: async () => ({ messageId: '<by-cloudflare>' }) } as unknown as SendEmail,
        },
        { ...ctx.config.senders.notices, transport, smtpUrl: 'none' },
      )
    expect(await named('cloudflare').send(message)).toBe('<by-cloudflare>')
    expect(await named('development').send(message)).toBe(message.messageId)
    await expect(named('smtp').send(message)).rejects.toThrow('SMTP_URL')
  })
})
