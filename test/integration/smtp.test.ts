import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { waitUntil } from '../support/browser/wait-until'
import { type RunningWorker, startWorker } from '../support/browser/worker'
import { type SmtpReceiver, startSmtpReceiver } from './smtp-receiver'

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers.reverse()) await close()
})

/** A Worker that sends by SMTP, the server it sends to, and a site called `name`. */
async function aPost(
  options: SMTPServerOptions = {},
  credentials = '',
  name = 'The Courier',
): Promise<{ worker: RunningWorker; receiver: SmtpReceiver }> {
  const receiver = await startSmtpReceiver(options)
  closers.push(() => receiver.close())
  const worker = await startWorker({
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: `smtp://${credentials}127.0.0.1:${receiver.port}`,
  })
  closers.push(() => worker.close())
  await worker.db
    .prepare("INSERT INTO sites (id, name, settings, created_at) VALUES ('courier', ?1, '{}', 1)")
    .bind(name)
    .run()
  return { worker, receiver }
}

let homes = 0
const aHome = () => `100.64.${++homes}.1`

async function signUp({ url }: RunningWorker, email: string): Promise<void> {
  const answer = await fetch(`${url}/v1/courier/subscriptions`, {
    method: 'POST',
    // Each from a household of its own: five an hour from one are free.
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': aHome() },
    body: JSON.stringify({ email }),
  })
  if (answer.status !== 202) throw new Error(`sign-up answered ${answer.status}: ${await answer.text()}`)
}

const rows = async ({ db }: RunningWorker, sql: string) =>
  (await db.prepare(sql).all<Record<string, string | number | null>>()).results

/** Everything a failure may be written to: there the address must not stand. */
const whatIsKept = async (worker: RunningWorker): Promise<string> =>
  JSON.stringify([
    await rows(worker, 'SELECT * FROM jobs'),
    await rows(worker, 'SELECT * FROM parked_jobs'),
    await rows(worker, 'SELECT * FROM mail_log'),
    worker.harness.getLogs(),
  ])

/** Runs what is due, as the cron does. What waits for its time is made due first. */
async function sweep(worker: RunningWorker): Promise<void> {
  await worker.db.prepare('UPDATE jobs SET run_at = 0').run()
  await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
}

describe('mail by SMTP, from the built Worker', () => {
  let worker: RunningWorker
  let receiver: SmtpReceiver
  beforeAll(async () => {
    ;({ worker, receiver } = await aPost({}, '', 'Süd\r\nBcc: x@y.example'))
  })

  it('arrives as a letter in two parts, to one person', async ({ expect }) => {
    await signUp(worker, 'ada@example.org')
    const { parsed, raw, from, to } = await waitUntil('the mail', () => receiver.received[0])
    expect(from).toBe('comments@comments.test')
    expect(to).toEqual(['ada@example.org'])
    expect(parsed.subject).toBe('Confirm your subscription to Süd Bcc: x@y.example')
    expect(parsed.from?.value).toEqual([{ address: 'comments@comments.test', name: 'Süd Bcc: x@y.example' }])
    expect(parsed.messageId).toMatch(/^<[0-9a-z]{11}@comments\.test>$/)
    expect(parsed.text).toContain(`${worker.url}/confirm/`)
    expect(parsed.html).toContain(`href="${worker.url}/confirm/`)
    expect(raw).toContain('multipart/alternative')
    const [log] = await rows(worker, 'SELECT state, provider_id FROM mail_log')
    expect(log).toEqual({ state: 'sent', provider_id: parsed.messageId })
  })

  it('L4, A1, U14: has clean headers, no second recipient and no List-Unsubscribe', async ({ expect }) => {
    const { parsed, raw } = receiver.received[0]!
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(head).toMatch(/^[\x20-\x7e\r\n]*$/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect([...parsed.headers.keys()].sort()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'form-sub',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
  })

  it('gives up on a 5xx for this recipient: logged, never tried again', async ({ expect }) => {
    receiver.refuseNext(550)
    await signUp(worker, 'lost@example.org')
    const refused = await waitUntil('the refusal', async () => {
      const log = await rows(worker, "SELECT provider_id FROM mail_log WHERE state = 'refused'")
      return log.length > 0 && log
    })
    expect(refused).toEqual([{ provider_id: 'SMTP EENVELOPE 550 RCPT TO' }])
    await waitUntil('the job to go', async () => (await rows(worker, 'SELECT id FROM jobs')).length === 0)
    await sweep(worker)
    expect(receiver.received.map(({ to }) => to[0])).not.toContain('lost@example.org')
    expect(await whatIsKept(worker)).not.toContain('lost@')
  })

  it('tries again after a 4xx, and no address is written down anywhere', async ({ expect }) => {
    receiver.refuseNext(451)
    await signUp(worker, 'grace@example.org')
    const [failed] = await waitUntil('the failure', async () => {
      const jobs = await rows(worker, 'SELECT attempts, last_error FROM jobs WHERE last_error IS NOT NULL')
      return jobs.length > 0 && jobs
    })
    expect(failed).toEqual({ attempts: 1, last_error: 'SMTP EENVELOPE 451 RCPT TO' })
    expect(await whatIsKept(worker)).not.toContain('grace@')
    await sweep(worker)
    const mail = await waitUntil('the second attempt', () =>
      receiver.received.find(({ to }) => to[0] === 'grace@example.org'),
    )
    expect(mail.to).toHaveLength(1)
    expect(await rows(worker, 'SELECT id FROM jobs')).toEqual([])
  })

  it('waits while the server is away', async ({ expect }) => {
    await receiver.close()
    await signUp(worker, 'linus@example.org')
    // The delayed wake-up of the test above holds the local queue back for ten seconds.
    await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
    const [failed] = await waitUntil('the failure', async () => {
      const jobs = await rows(worker, 'SELECT last_error FROM jobs WHERE last_error IS NOT NULL')
      return jobs.length > 0 && jobs
    })
    expect(failed!.last_error).toMatch(/^SMTP (ECONNREFUSED|ESOCKET|ECONNECTION)/)
    expect(await whatIsKept(worker)).not.toContain('linus@')
  })
})

describe('SMTP with bad luck, step by step', () => {
  let worker: RunningWorker
  let receiver: SmtpReceiver
  beforeAll(async () => {
    ;({ worker, receiver } = await aPost())
  })

  const failedOf = (jobs: 'jobs' | 'parked_jobs') =>
    waitUntil('the failure', async () => {
      const found = await rows(worker, `SELECT id, last_error FROM ${jobs} WHERE last_error IS NOT NULL`)
      return found.length > 0 && found[0]
    })
  const clear = async () => {
    for (const table of ['jobs', 'parked_jobs', 'mail_senders', 'uncertain_mails'])
      await worker.db.prepare(`DELETE FROM ${table}`).run()
  }
  /** Not left to the queue, which a delayed wake-up of an earlier test may hold back. */
  const run = () => worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })

  for (const [code, step, says] of [
    [421, 'MAIL FROM', 'SMTP EENVELOPE 421 MAIL FROM'],
    [450, 'RCPT TO', 'SMTP EENVELOPE 450 RCPT TO'],
    [452, 'DATA', 'SMTP EMESSAGE 452 DATA'],
  ] as const) {
    it(`${code} at ${step} is for now: the letter goes at the second try, once`, async ({ expect }) => {
      await clear()
      receiver.refuseNext(code, step)
      const email = `later-${code}@example.org`
      await signUp(worker, email)
      await run()
      expect((await failedOf('jobs'))!.last_error).toBe(says)
      await sweep(worker)
      await waitUntil('the second try', async () => (await rows(worker, 'SELECT id FROM jobs')).length === 0)
      // What was refused after DATA was received as well: the server took it to the end before it said no.
      const copies = receiver.received.filter(({ to }) => to[0] === email)
      expect(copies).toHaveLength(step === 'DATA' ? 2 : 1)
      expect(await rows(worker, 'SELECT * FROM uncertain_mails')).toEqual([])
      expect(await whatIsKept(worker)).not.toContain(email)
    })
  }

  it('550 at MAIL FROM stops the sender, and the letter waits for its owner', async ({ expect }) => {
    await clear()
    receiver.refuseNext(550, 'MAIL FROM')
    await signUp(worker, 'stopped@example.org')
    await run()
    expect((await failedOf('parked_jobs'))!.last_error).toContain('does not take mail from MAIL_FROM')
    expect(await rows(worker, 'SELECT sender FROM mail_senders WHERE stopped_at IS NOT NULL')).toHaveLength(1)
  })

  it('554 at DATA is a word about this recipient', async ({ expect }) => {
    await clear()
    receiver.refuseNext(554, 'DATA')
    await signUp(worker, 'unwelcome@example.org')
    await run()
    await waitUntil('the refusal', async () => {
      const log = await rows(worker, "SELECT id FROM mail_log WHERE provider_id = 'SMTP EMESSAGE 554 DATA'")
      return log.length > 0
    })
    expect(await rows(worker, 'SELECT id FROM jobs')).toEqual([])
  })

  it('hung up after the whole letter: nobody knows, so it is listed and not sent again', async ({
    expect,
  }) => {
    await clear()
    receiver.afterNext('hang up')
    await signUp(worker, 'unsure@example.org')
    await run()
    const parked = await failedOf('parked_jobs')
    expect(parked!.last_error).toMatch(/^uncertain: SMTP .* after the letter$/)
    await sweep(worker)
    await sweep(worker)
    expect(receiver.received.filter(({ to }) => to[0] === 'unsure@example.org')).toHaveLength(1)
    expect(await rows(worker, 'SELECT site_id, kind FROM uncertain_mails')).toEqual([
      { site_id: 'courier', kind: 'subscribers.sign-up' },
    ])
    expect(await whatIsKept(worker)).not.toContain('unsure@')
  })
})

// Each of these has a Worker and a server of its own, and the first one waits: side by side.

describe.concurrent('SMTP with bad luck, at the end', () => {
  it('silent after the whole letter: the same, after twenty seconds', async ({ expect }) => {
    const { worker, receiver } = await aPost()
    receiver.afterNext('stay silent')
    await signUp(worker, 'silent@example.org')
    const parked = await waitUntil(
      'the end of waiting',
      async () => {
        const found = await rows(worker, 'SELECT last_error FROM parked_jobs')
        return found.length > 0 && found[0]
      },
      45_000,
    )
    expect(parked!.last_error).toMatch(/^uncertain: SMTP ETIMEDOUT/)
    expect(receiver.received.filter(({ to }) => to[0] === 'silent@example.org')).toHaveLength(1)
  })
})

describe.concurrent('STARTTLS', () => {
  it('is asked for on every way but the loopback, and taken where it is offered', async ({ expect }) => {
    // A certificate nobody signed: a Worker believes public authorities only, so the letter stays here.
    const { worker, receiver } = await aPost({ disabledCommands: [], secure: false })
    await signUp(worker, 'tls@example.org')
    const [failed] = await waitUntil('the refusal of the certificate', async () => {
      const jobs = await rows(worker, 'SELECT last_error FROM jobs WHERE last_error IS NOT NULL')
      return jobs.length > 0 && jobs
    })
    expect(failed!.last_error).toMatch(/^SMTP (ETLS|ESOCKET|ECONNECTION)/)
    expect(receiver.received).toEqual([])
    expect(await whatIsKept(worker)).not.toContain('tls@')
  })
})

describe.concurrent('SMTP with a password', () => {
  const auth: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === 'post' && password === 'se:cret@') done(null, { user: username })
      else done(Object.assign(new Error('no'), { responseCode: 535 }))
    },
  }

  it('signs in with what SMTP_URL says', async ({ expect }) => {
    const { worker, receiver } = await aPost(auth, 'post:se%3Acret%40@')
    await signUp(worker, 'ada@example.org')
    const mail = await waitUntil('the mail', () => receiver.received[0])
    expect(mail.user).toBe('post')
  })

  it('parks the job with the reason when it is wrong, and never writes it down', async ({ expect }) => {
    const { worker, receiver } = await aPost(auth, 'post:wrong-pass@')
    await signUp(worker, 'ada@example.org')
    const parked = await waitUntil('the parked job', async () => {
      const found = await rows(worker, 'SELECT kind, last_error FROM parked_jobs')
      return found.length > 0 && found
    })
    expect(parked).toEqual([
      {
        kind: 'subscribers.send-confirmation',
        last_error: expect.stringMatching(/^SMTP EAUTH 535 AUTH \w+: check user and password in SMTP_URL$/),
      },
    ])
    expect(receiver.received).toEqual([])
    expect(await whatIsKept(worker)).not.toMatch(/wrong-pass|ada@/)
  })
})
