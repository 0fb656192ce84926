import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { waitUntil } from '../support/browser/wait-until'
import { type RunningWorker, startWorker } from '../support/browser/worker'
import {
  API_KEY,
  type FakeProviders,
  SES_KEY,
  SES_REGION,
  startFakeProviders,
  type TakenLetter,
} from './fake-providers'

let fakes: FakeProviders
const nodeFetch = globalThis.fetch
beforeAll(async () => {
  fakes = await startFakeProviders()
  // The harness sends what a Worker fetches through Node and drops its redirect mode on the way: here it is put back.
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    init && 'redirect' in init && init instanceof Object && 'arrayBuffer' in init
      ? nodeFetch(input, {
          method: init.method ?? 'GET',
          headers: Object.fromEntries(new Headers(init.headers)),
          body: init.body ?? null,
          duplex: 'half',
          redirect: 'manual',
        } as RequestInit)
      : nodeFetch(input, init),
  )
})
afterAll(async () => {
  vi.restoreAllMocks()
  await fakes.close()
})

const HOOK_KEY = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

type Provider = 'resend' | 'postmark' | 'mailgun' | 'ses'

/** The built Worker, sending by this provider, with a site. */
async function aWorkerWith(provider: Provider, vars: Record<string, string> = {}): Promise<RunningWorker> {
  const worker = await startWorker({
    MAIL_TRANSPORT: provider,
    MAIL_API_URL: fakes.url,
    MAIL_API_KEY: provider === 'ses' ? `${SES_KEY.id}:${SES_KEY.secret}:${SES_KEY.token}` : API_KEY,
    SES_REGION,
    MAIL_RATE: '50',
    MAILGUN_DOMAIN: 'mg.comments.test',
    MAIL_HOOK_KEYS: `resend:whsec_${HOOK_KEY}`,
    ...vars,
  })
  await worker.db
    .prepare(
      "INSERT INTO sites (id, name, settings, created_at) VALUES ('courier', 'The Süd Courier', '{}', 1)",
    )
    .run()
  return worker
}

let homes = 0

/** Signs up, then lets the cron run what waits: it does not take the two seconds that the queue gathers wake-ups for. */
async function signUp(worker: RunningWorker, email: string): Promise<void> {
  const answer = await fetch(`${worker.url}/v1/courier/subscriptions`, {
    method: 'POST',
    // Each from a household of its own: five an hour from one are free.
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': `100.64.${++homes}.1` },
    body: JSON.stringify({ email }),
  })
  if (answer.status !== 202) throw new Error(`sign-up answered ${answer.status}: ${await answer.text()}`)
  await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
}

const rows = async ({ db }: RunningWorker, sql: string) =>
  (await db.prepare(sql).all<Record<string, string | number | null>>()).results

/** Runs what is due, as the cron does. What waits for its time is made due first. */
async function sweep(worker: RunningWorker): Promise<void> {
  await worker.db.prepare('UPDATE jobs SET run_at = 0').run()
  await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
}

const whatIsKept = async (worker: RunningWorker): Promise<string> =>
  JSON.stringify([
    await rows(worker, 'SELECT * FROM jobs'),
    await rows(worker, 'SELECT * FROM parked_jobs'),
    await rows(worker, 'SELECT * FROM mail_log'),
    worker.harness.getLogs(),
  ])

const letterTo = (provider: Provider, to: string): Promise<TakenLetter> =>
  waitUntil(`the letter to ${to}`, () =>
    fakes.taken.find((letter) => letter.provider === provider && letter.to === to),
  )

/** What was refused so far, each with the reason that is kept. */
const refusals = (worker: RunningWorker) =>
  waitUntil('the refusal', async () => {
    const found = await rows(worker, "SELECT provider_id FROM mail_log WHERE state = 'refused'")
    return found.length > 0 && found
  })

const lastError = (worker: RunningWorker) =>
  waitUntil('the failure', async () => {
    const found = await rows(worker, 'SELECT attempts, last_error FROM jobs WHERE last_error IS NOT NULL')
    return found.length > 0 && found[0]
  })

const PROVIDERS: readonly {
  readonly provider: Provider
  readonly refuses: string
  readonly reason: string
}[] = [
  { provider: 'resend', refuses: 'ada@example.com', reason: 'Resend 422 validation_error' },
  { provider: 'postmark', refuses: 'inactive@example.org', reason: 'Postmark 200 code 406' },
  { provider: 'mailgun', refuses: 'ada@refused.example', reason: 'Mailgun 400' },
  { provider: 'ses', refuses: 'ada@refused.example', reason: 'SES 400 BadRequestException' },
]

describe.for(PROVIDERS)('mail by $provider, from the built Worker', ({ provider, refuses, reason }) => {
  let worker: RunningWorker
  beforeAll(async () => {
    worker = await aWorkerWith(provider)
  })
  afterAll(() => worker.close())

  it('arrives at one person, and its log row is what the provider will name', async ({ expect }) => {
    await signUp(worker, 'ada@example.org')
    const letter = await letterTo(provider, 'ada@example.org')
    const name = provider === 'ses' ? '=?UTF-8?Q?The=20S=C3=BCd=20Courier?=' : '"The Süd Courier"'
    expect(letter.from).toBe(`${name} <comments@comments.test>`)
    expect(letter.subject).toBe('Confirm your subscription to The Süd Courier')
    expect(letter.text).toContain(`${worker.url}/confirm/`)
    expect(letter.tag).toMatch(/^[0-9a-hjkmnp-tv-z]{11}$/)
    await waitUntil('the job to go', async () => (await rows(worker, 'SELECT id FROM jobs')).length === 0)
    // An answer that took more than ten seconds is not waited for, and the letter goes again: the log names the last.
    const last = fakes.taken.findLast(({ provider: by, to }) => by === provider && to === 'ada@example.org')
    expect(await rows(worker, 'SELECT state, provider_id FROM mail_log')).toEqual([
      { state: 'sent', provider_id: last?.id },
    ])
  })

  it('gives up on a recipient the provider refuses, with its code and without the address', async ({
    expect,
  }) => {
    await signUp(worker, refuses)
    expect(await refusals(worker)).toEqual([{ provider_id: reason }])
    await waitUntil('the job to go', async () => (await rows(worker, 'SELECT id FROM jobs')).length === 0)
    expect(await whatIsKept(worker)).not.toContain(refuses)
  })

  it('waits out a limit and a fault, then sends', async ({ expect }) => {
    fakes.next.push(
      { status: 429, headers: { 'retry-after': '1' }, body: { message: 'slow down grace@example.org' } },
      { status: 503 },
    )
    await signUp(worker, 'grace@example.org')
    expect((await lastError(worker))?.last_error).toMatch(/^\w+ 429$/)
    await sweep(worker)
    const { attempts, last_error } = (await lastError(worker)) as Record<string, unknown>
    expect([attempts, last_error]).toEqual([2, expect.stringMatching(/^\w+ 503$/)])
    expect(await whatIsKept(worker)).not.toContain('grace@')
    await sweep(worker)
    await letterTo(provider, 'grace@example.org')
    // The letter is there a moment before its job has gone.
    await waitUntil('the job to go', async () => (await rows(worker, 'SELECT id FROM jobs')).length === 0)
  })

  it('parks the job when the provider leads elsewhere, and the letter goes nowhere', async ({ expect }) => {
    fakes.next.push({ status: 307, headers: { location: `${fakes.url}/elsewhere` } })
    await signUp(worker, 'linus@example.org')
    const parked = await waitUntil('the parked job', async () => {
      const found = await rows(worker, 'SELECT last_error FROM parked_jobs')
      return found.length > 0 && found
    })
    expect(parked).toEqual([
      { last_error: expect.stringMatching(/^127\.0\.0\.1:\d+ leads elsewhere \(307\)$/) },
    ])
    expect(fakes.asked).not.toContain('POST /elsewhere')
    expect(fakes.taken.map(({ to }) => to)).not.toContain('linus@example.org')
  })

  if (provider === 'ses') {
    it('stops everything at a key Amazon does not know', async ({ expect }) => {
      const other = await aWorkerWith('ses', {
        MAIL_API_KEY: `${SES_KEY.id}:another/secret0000:${SES_KEY.token}`,
      })
      await signUp(other, 'barbara@example.org')
      const parked = await waitUntil('the parked job', async () => {
        const found = await rows(other, 'SELECT last_error, gate FROM parked_jobs')
        return found.length > 0 && found
      })
      expect(parked).toEqual([
        {
          last_error: expect.stringMatching(/^SES 403 SignatureDoesNotMatch: check MAIL_API_KEY/),
          gate: 'mail:notices',
        },
      ])
      expect(await rows(other, 'SELECT sender FROM mail_senders WHERE stopped_at IS NOT NULL')).toEqual([
        { sender: 'notices' },
      ])
      await other.close()
    })
  }

  if (provider === 'resend') {
    it('E8: hears that the mail bounced, and never mails that address again', async ({ expect }) => {
      const letter = await letterTo('resend', 'ada@example.org')
      const body = JSON.stringify({
        type: 'email.bounced',
        created_at: new Date().toISOString(),
        data: {
          email_id: letter.id,
          to: [letter.to],
          tags: { mail: letter.tag },
          bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 user unknown' },
        },
      })
      const [id, timestamp] = ['msg_1', String(Math.floor(Date.now() / 1000))]
      const mac = (key: string) =>
        createHmac('sha256', Buffer.from(key, 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')
      const tell = async (signature: string) =>
        (
          await fetch(`${worker.url}/hooks/mail/resend`, {
            method: 'POST',
            headers: { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
            body,
          })
        ).status
      expect(await tell(mac('C2FVsBQIhrscChlQIMV+b5sSYspob7oD'))).toBe(403)
      expect(await rows(worker, 'SELECT reason FROM suppressions')).toEqual([])
      expect(await tell(mac(HOOK_KEY))).toBe(200)
      expect(await rows(worker, 'SELECT reason, source, by_site FROM suppressions')).toEqual([
        { reason: 'bounce', source: 'resend', by_site: 'courier' },
      ])
      // Past the pause between two mails of one form.
      await worker.db.prepare('UPDATE mail_log SET created_at = created_at - 3600000').run()
      await signUp(worker, letter.to)
      await waitUntil('the job to go', async () => (await rows(worker, 'SELECT id FROM jobs')).length === 0)
      expect(fakes.taken.filter(({ to }) => to === letter.to)).toHaveLength(1)
      expect(await rows(worker, "SELECT count FROM mail_days WHERE state = 'suppressed'")).toEqual([
        { count: 1 },
      ])
      expect(await whatIsKept(worker)).not.toContain('ada@')
    })

    it('sends once when the answer is lost after the letter was taken', async ({ expect }) => {
      fakes.next.push('hang up')
      await signUp(worker, 'edsger@example.org')
      const letter = await letterTo('resend', 'edsger@example.org')
      // The harness makes a 500 of a line that broke; a Worker at Cloudflare hears of it as such.
      expect((await lastError(worker))?.last_error).toMatch(/ cannot be reached$|^Resend 500$/)
      await sweep(worker)
      expect(await rows(worker, 'SELECT id FROM jobs')).toEqual([])
      expect(fakes.taken.filter(({ to }) => to === 'edsger@example.org')).toHaveLength(1)
      const log = await rows(worker, "SELECT provider_id FROM mail_log WHERE state = 'sent'")
      expect(log.map(({ provider_id }) => provider_id)).toContain(letter.id)
    })
  }
})
