import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, describe, it } from 'vitest'
import { waitUntil } from '../support/browser/wait-until'
import { anAuthority } from './certificates'
import { startSmtpReceiver } from './smtp-receiver'

// A Worker believes public authorities. The local one believes those of this file too, which is read when its runtime is loaded: so that is
// loaded here, and after the file is there.
const authority = anAuthority('Authority of this run')
const folder = mkdtempSync(join(tmpdir(), 'afterword-'))
writeFileSync(join(folder, 'authority.pem'), authority.pem)
process.env.NODE_EXTRA_CA_CERTS = join(folder, 'authority.pem')
const { startWorker } = await import('../support/browser/worker')

/** What the certificate has to be for. The server itself is on the loopback, where no name is looked up. */
const NAMES = ['mail.courier.example', '127.0.0.1']

/** A Worker that starts beside others takes its time. */
const PATIENCE_MS = 40_000

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers.reverse()) await close()
  rmSync(folder, { recursive: true })
})

/** A mail server with TLS, and a Worker that sends by it; with a password, which such a server does not take in the clear. */
async function aSecretPost(tls: { readonly cert: string; readonly key: string }, secure = false) {
  const options: SMTPServerOptions = {
    ...{ ...tls, secure, disabledCommands: [], authOptional: false },
    onAuth: ({ username, password }, _session, done) =>
      password === 'se:cret@' ? done(null, { user: username }) : done(new Error('no')),
  }
  const receiver = await startSmtpReceiver(options)
  closers.push(() => receiver.close())
  const worker = await startWorker({
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: `smtp${secure ? 's' : ''}://post:se%3Acret%40@127.0.0.1:${receiver.port}?tls.servername=${NAMES[0]}`,
  })
  closers.push(() => worker.close())
  await worker.db
    .prepare("INSERT INTO sites (id, name, settings, created_at) VALUES ('courier', 'The Courier', '{}', 1)")
    .run()
  const answer = await fetch(`${worker.url}/v1/courier/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'tls@example.org' }),
  })
  if (answer.status !== 202) throw new Error(`sign-up answered ${answer.status}`)
  const failure = () =>
    waitUntil(
      'the refusal of the certificate',
      async () => {
        const { results } = await worker.db
          .prepare('SELECT last_error FROM jobs WHERE last_error IS NOT NULL')
          .all<{ last_error: string }>()
        return results[0]?.last_error
      },
      PATIENCE_MS,
    )
  return { receiver, failure }
}

describe('mail to a server with a certificate', () => {
  for (const [way, secure] of [
    ['STARTTLS', false],
    ['TLS from the first byte', true],
  ] as const) {
    it(`goes by ${way} if an authority that is trusted signed it for that name`, async ({ expect }) => {
      const { receiver } = await aSecretPost(authority.sign(...NAMES), secure)
      const { parsed, isSecret, user, to } = await waitUntil(
        'the mail',
        () => receiver.received[0],
        PATIENCE_MS,
      )
      expect(isSecret).toBe(true)
      expect(user).toBe('post')
      expect(to).toEqual(['tls@example.org'])
      expect(parsed.subject).toBe('Confirm your subscription to The Courier')
    })

    it(`does not go by ${way} if nobody who is trusted signed it`, async ({ expect }) => {
      const stranger = anAuthority('Authority of nobody')
      const { receiver, failure } = await aSecretPost(stranger.sign(...NAMES), secure)
      expect(await failure()).toMatch(/^SMTP (ETLS|ESOCKET|ECONNECTION)/)
      expect(receiver.received).toEqual([])
    })
  }

  it('does not go if the certificate is for another name', async ({ expect }) => {
    const { receiver, failure } = await aSecretPost(authority.sign('mail.example.org'))
    expect(await failure()).toMatch(/^SMTP (ETLS|ESOCKET|ECONNECTION)/)
    expect(receiver.received).toEqual([])
  })
})
