import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { beforeEach, describe, it, vi } from 'vitest'
import type { Message } from '../../../src/mail/letter/message'
import { findSender, letGo } from '../../../src/mail/senders/sender-queries'
import { sendMail } from '../../../src/mail/sending/send-mail'
import { RETRY_STOPPED_MS, TURN_WAIT_MS } from '../../../src/mail/sending/take-turn'
import { SenderStopped, Throttled } from '../../../src/mail/transports/transport-failure'
import { resendTransport } from '../../../src/mail/transports/transport-resend'
import type { Sender } from '../../../src/platform/mail-config'
import {
  drain,
  enqueue,
  GateClosed,
  HopelessJob,
  handle,
  jobKind,
  RetryLater,
} from '../../../src/platform/outbox'
import { configWith } from '../../support/config-with'
import { aLetter, aSiteId } from '../../support/mail-hooks'
import { type TestCtx, testContext } from '../../support/test-context'

const far = { day: 0 }
beforeEach(async () => {
  await env.DB.batch([env.DB.prepare('DELETE FROM mail_senders'), env.DB.prepare('DELETE FROM jobs')])
})
/** A day of its own, so that no job of another test is due. */
const aContext = (sender: Partial<Sender> = {}, names?: readonly ('notices' | 'news')[]): TestCtx => {
  const ctx = testContext({ now: Date.UTC(2062, 0, ++far.day) })
  return { ...ctx, config: configWith(ctx, sender, names) }
}

const aReader = () => `r-${crypto.randomUUID()}@example.org`
const aMail = (kind?: string) => aLetter(aSiteId(), aReader(), kind)

/** Takes mails until told to fail. */
function aTransport(fail: () => Error | undefined = () => undefined) {
  const sentAt: number[] = []
  const messages: Message[] = []
  const of = (ctx: TestCtx) => ({
    send: async (message: Message) => {
      const error = fail()
      if (error) throw error
      sentAt.push(ctx.clock.now())
      messages.push(message)
      return message.messageId
    },
  })
  return { sentAt, messages, of }
}

/** A job that sends one mail; the address stands in its payload so that the same one comes again. */
function aMailJob(
  transportOf: (ctx: TestCtx) => { send(message: Message): Promise<string> },
  sender?: 'news',
) {
  const kind = jobKind(`tests.mail-${crypto.randomUUID()}`, v.object({ siteId: v.string(), to: v.string() }))
  const handler = handle(kind, async (ctx, { siteId, to }) => {
    const test = ctx as TestCtx
    await sendMail(
      ctx,
      { ...aLetter(siteId, to), ...(sender && { sender }) },
      { transport: transportOf(test) },
    )
  })
  const put = (ctx: TestCtx) => ctx.db.run(enqueue(ctx, kind, { siteId: 's', to: aReader() }))
  const rows = async (table: 'jobs' | 'parked_jobs') =>
    (
      await env.DB.prepare(`SELECT * FROM ${table} WHERE kind = ?1`)
        .bind(kind.name)
        .all<Record<string, unknown>>()
    ).results
  return { kind, handlers: [handler], put, rows }
}

describe('the throttle of a sender', () => {
  it('keeps mails so far apart, and makes the first wait for nothing', async ({ expect }) => {
    const ctx = aContext({ perSecond: 2 })
    const transport = aTransport()
    const start = ctx.clock.now()
    for (let at = 0; at < 4; at++) await sendMail(ctx, aMail(), { transport: transport.of(ctx) })
    expect(transport.sentAt.map((at) => at - start)).toEqual([0, 500, 1000, 1500])
  })

  it('holds over isolates: two that share nothing but the database go at one rate together', async ({
    expect,
  }) => {
    const [one, two] = [aContext({ perSecond: 1 }), aContext({ perSecond: 1 })]
    two.sleep(one.clock.now() - two.clock.now())
    const transport = aTransport()
    const start = one.clock.now()
    for (let at = 0; at < 3; at++) {
      await sendMail(one, aMail(), { transport: transport.of(one) })
      await sendMail(two, aMail(), { transport: transport.of(two) })
    }
    expect(transport.sentAt.map((at) => at - start).sort((a, b) => a - b)).toEqual([
      0, 1000, 2000, 3000, 4000, 5000,
    ])
  })

  it('whatever the rate, how many isolates and how they fall together: no two mails are closer', async ({
    expect,
  }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0.5, 1, 3, 14),
        fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 8 }),
        async (perSecond, order) => {
          await env.DB.prepare('DELETE FROM mail_senders').run()
          const first = aContext({ perSecond })
          const isolates = [first, aContext({ perSecond }), aContext({ perSecond })]
          for (const other of isolates) other.sleep(first.clock.now() - other.clock.now())
          const transport = aTransport()
          for (const which of order) {
            const ctx = isolates[which]!
            // What comes too early for its turn is put off, and is not sent.
            await sendMail(ctx, aMail(), { transport: transport.of(ctx) }).catch((error: unknown) =>
              expect(error).toBeInstanceOf(RetryLater),
            )
          }
          const sorted = [...transport.sentAt].sort((a, b) => a - b)
          const gaps = sorted.slice(1).map((at, index) => at - sorted[index]!)
          for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(Math.floor(1000 / perSecond))
        },
      ),
      { numRuns: 15 },
    )
  })

  it('puts a job off when its turn is too far away, without counting that as a try', async ({ expect }) => {
    const ctx = aContext({ perSecond: 1 })
    const transport = aTransport()
    const job = aMailJob(transport.of)
    await env.DB.prepare("INSERT INTO mail_senders (sender, next_at) VALUES ('notices', ?1)")
      .bind(ctx.clock.now() + 60_000)
      .run()
    await job.put(ctx)
    for (let times = 0; times < 9; times++) await drain(ctx, job.handlers)
    expect(transport.messages).toHaveLength(0)
    expect(await job.rows('jobs')).toMatchObject([{ attempts: 0, run_at: ctx.clock.now() + 60_000 }])
    ctx.sleep(60_000)
    await drain(ctx, job.handlers)
    expect(transport.messages).toHaveLength(1)
  })

  it('holds one sender and not the other', async ({ expect }) => {
    const ctx = aContext({ perSecond: 1 }, ['news'])
    const transport = aTransport()
    const start = ctx.clock.now()
    for (let at = 0; at < 2; at++)
      await sendMail(ctx, { ...aMail(), sender: 'news' }, { transport: transport.of(ctx) })
    const after = ctx.clock.now()
    for (let at = 0; at < 2; at++) await sendMail(ctx, aMail(), { transport: transport.of(ctx) })
    expect(transport.sentAt.map((at) => at - start)).toEqual([0, 1000, 1000, 1000])
    expect(after - start).toBe(1000)
  })
})

describe('what a mail costs', () => {
  it.for([
    ['as fast as it goes', undefined, 2],
    ['throttled', 1000, 3],
  ] as const)(
    '%s: at most 3 rows written and 6 read, in 2 round trips',
    async ([, perSecond, most], { expect }) => {
      const ctx = aContext(perSecond === undefined ? {} : { perSecond })
      const siteId = aSiteId()
      const transport = aTransport()
      await sendMail(ctx, aLetter(siteId, aReader()), { transport: transport.of(ctx) })
      const before = { ...ctx.db.usage }
      await sendMail(ctx, aLetter(siteId, aReader()), { transport: transport.of(ctx) })
      expect(ctx.db.usage.rowsWritten - before.rowsWritten).toBeLessThanOrEqual(most)
      expect(ctx.db.usage.rowsRead - before.rowsRead).toBeLessThanOrEqual(6)
      expect(ctx.db.usage.roundTrips - before.roundTrips).toBe(2)
    },
  )
})

describe('a provider that says we are too fast', () => {
  it('is believed for as long as it says (Retry-After), by all mail of the sender', async ({ expect }) => {
    const ctx = aContext()
    const state = { fail: true }
    const transport = aTransport(() => (state.fail ? new Throttled('Resend 429', 90_000) : undefined))
    const job = aMailJob(transport.of)
    await job.put(ctx)
    await drain(ctx, job.handlers)
    expect(await job.rows('jobs')).toMatchObject([
      { attempts: 1, run_at: ctx.clock.now() + 90_000, last_error: 'Resend 429' },
    ])
    state.fail = false
    const start = ctx.clock.now()
    await job.put(ctx)
    await drain(ctx, job.handlers)
    expect(transport.messages, 'the other mail waits as well').toHaveLength(0)
    ctx.sleep(90_000)
    await drain(ctx, job.handlers)
    expect(transport.sentAt.map((at) => at - start)).toEqual([90_000, 90_000])
  })

  it('waits within the job for what is near', async ({ expect }) => {
    const ctx = aContext()
    const transport = aTransport()
    await env.DB.prepare("INSERT INTO mail_senders (sender, next_at) VALUES ('notices', ?1)")
      .bind(ctx.clock.now() + TURN_WAIT_MS)
      .run()
    const start = ctx.clock.now()
    await sendMail(ctx, aMail(), { transport: transport.of(ctx) })
    expect(transport.sentAt.map((at) => at - start)).toEqual([TURN_WAIT_MS])
  })

  it.for([
    ['30', undefined, 30_000],
    ['Wed, 25 Nov 2026 10:02:00 GMT', 'Wed, 25 Nov 2026 10:00:00 GMT', 120_000],
    ['Wed, 25 Nov 2026 09:00:00 GMT', 'Wed, 25 Nov 2026 10:00:00 GMT', 1000],
    ['soon', undefined, 1000],
    [undefined, undefined, 1000],
  ] as const)('Retry-After %j by the clock %j is %i ms', async ([retryAfter, date, ms], { expect }) => {
    const headers = { ...(retryAfter && { 'retry-after': retryAfter }), ...(date && { date }) }
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}', { status: 429, headers }))
    const config = {
      publicUrl: 'https://comments.test',
      development: false,
      api: { key: 'k', url: 'https://api.resend.com' },
    }
    const sent = resendTransport(config).send({
      messageId: '<0abcdefghjk@comments.test>',
      from: { name: '', address: 'a@comments.test' },
      to: 'b@example.org',
      subject: '',
      headers: {},
      text: '',
      html: '',
      date: 0,
    })
    await expect(sent).rejects.toMatchObject({ afterMs: ms, isAttempt: true })
    vi.restoreAllMocks()
  })

  it('is not waited for longer than half a day at once, whatever it says', async ({ expect }) => {
    const ctx = aContext()
    const job = aMailJob(aTransport(() => new RetryLater('later', 30 * 86_400_000)).of)
    await job.put(ctx)
    await drain(ctx, job.handlers)
    expect(await job.rows('jobs')).toMatchObject([{ run_at: ctx.clock.now() + 43_200_000 }])
  })

  it('is given up in the end, as any other failure', async ({ expect }) => {
    const ctx = aContext()
    const job = aMailJob(aTransport(() => new RetryLater('Resend 429', 1000)).of)
    await job.put(ctx)
    for (let times = 0; times < 7; times++) {
      await drain(ctx, job.handlers)
      ctx.sleep(43_200_000)
    }
    expect(await job.rows('jobs')).toEqual([])
    expect(await job.rows('parked_jobs')).toMatchObject([
      { attempts: 7, last_error: 'Resend 429', gate: null },
    ])
  })
})

describe('what stops everything', () => {
  const stop = () => new SenderStopped('Resend 401: check MAIL_API_KEY')

  it('is asked once: every other mail is parked unsent, and goes when an owner says go on', async ({
    expect,
  }) => {
    const ctx = aContext()
    const state = { asked: 0, broken: true }
    const transport = aTransport(() => {
      state.asked++
      return state.broken ? stop() : undefined
    })
    const job = aMailJob(transport.of)
    for (let at = 0; at < 5; at++) await job.put(ctx)
    await drain(ctx, job.handlers)
    await drain(ctx, job.handlers)
    expect(state.asked).toBe(1)
    expect(await job.rows('jobs')).toEqual([])
    expect(await job.rows('parked_jobs')).toMatchObject(
      Array.from({ length: 5 }, () => ({
        gate: 'mail:notices',
        last_error: 'Resend 401: check MAIL_API_KEY',
      })),
    )
    expect(await ctx.db.first(findSender('notices'))).toMatchObject({ stopped_at: ctx.clock.now() })
    state.broken = false
    await ctx.db.batch(letGo('notices', ctx.clock.now()))
    await drain(ctx, job.handlers)
    await drain(ctx, job.handlers)
    expect(transport.messages).toHaveLength(5)
    expect(await job.rows('parked_jobs')).toEqual([])
    expect(await ctx.db.first(findSender('notices'))).toMatchObject({ stopped_at: null, stop_reason: null })
  })

  it('is asked again by itself after an hour, and lets everything go if it was mended', async ({
    expect,
  }) => {
    const ctx = aContext()
    const state = { broken: true }
    const transport = aTransport(() => (state.broken ? stop() : undefined))
    const job = aMailJob(transport.of)
    await job.put(ctx)
    await drain(ctx, job.handlers)
    const since = ctx.clock.now()
    ctx.sleep(RETRY_STOPPED_MS)
    await job.put(ctx)
    await drain(ctx, job.handlers)
    expect(await ctx.db.first(findSender('notices')), 'since when stays').toMatchObject({ stopped_at: since })
    state.broken = false
    ctx.sleep(RETRY_STOPPED_MS)
    await job.put(ctx)
    await drain(ctx, job.handlers)
    await drain(ctx, job.handlers)
    expect(transport.messages).toHaveLength(3)
    expect(await job.rows('parked_jobs')).toEqual([])
  })

  it('says nothing about another configuration: a new key is tried at once', async ({ expect }) => {
    const ctx = aContext()
    await expect(sendMail(ctx, aMail(), { transport: aTransport(stop).of(ctx) })).rejects.toBeInstanceOf(
      GateClosed,
    )
    const mended = { ...ctx, config: configWith(ctx, { from: 'Comments <other@comments.test>' }) }
    const transport = aTransport()
    await expect(sendMail(ctx, aMail(), { transport: transport.of(ctx) })).rejects.toBeInstanceOf(GateClosed)
    expect(await sendMail(mended, aMail(), { transport: transport.of(mended) })).toBe('sent')
    expect(transport.messages).toHaveLength(1)
    expect(await ctx.db.first(findSender('notices'))).toMatchObject({ stopped_at: null })
  })

  it('stops one sender: news stands still, confirmations go', async ({ expect }) => {
    const ctx = aContext()
    const news = { ...aMail(), sender: 'news' as const }
    await expect(sendMail(ctx, news, { transport: aTransport(stop).of(ctx) })).rejects.toMatchObject({
      gate: 'mail:news',
    })
    const transport = aTransport()
    expect(await sendMail(ctx, aMail(), { transport: transport.of(ctx) })).toBe('sent')
    await expect(sendMail(ctx, news, { transport: transport.of(ctx) })).rejects.toBeInstanceOf(GateClosed)
  })

  it('lets no sign-in link wait for tomorrow: it is over, and the person asks again', async ({ expect }) => {
    const ctx = aContext()
    const link = aMail('auth.sign-in')
    for (const transport of [aTransport(stop), aTransport()]) {
      const error = await sendMail(ctx, link, { transport: transport.of(ctx) }).catch(
        (failure: unknown) => failure,
      )
      expect(error).toBeInstanceOf(HopelessJob)
      expect(error).not.toBeInstanceOf(GateClosed)
      expect(transport.messages).toHaveLength(0)
    }
  })

  it('is not what one odd mail is: only that one is parked', async ({ expect }) => {
    const ctx = aContext()
    const job = aMailJob(aTransport(() => new HopelessJob('Resend 422 validation_error')).of)
    await job.put(ctx)
    await drain(ctx, job.handlers)
    expect(await job.rows('parked_jobs')).toMatchObject([{ gate: null }])
    expect(await ctx.db.first(findSender('notices'))).toBeUndefined()
  })
})

describe('a mail that the queue brings twice', () => {
  it('goes once, also when both deliveries run at the same moment', async ({ expect }) => {
    const ctx = aContext()
    const transport = aTransport()
    const job = aMailJob(transport.of)
    await job.put(ctx)
    await Promise.all([drain(ctx, job.handlers), drain(ctx, job.handlers), drain(ctx, job.handlers)])
    expect(transport.messages).toHaveLength(1)
  })

  it('carries one Message-ID and, at Resend, one idempotency key, when the Worker died after it was taken', async ({
    expect,
  }) => {
    const ctx = aContext()
    const mail = aMail()
    const logId = ctx.newId()
    const keys: (string | undefined)[] = []
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      keys.push(new Headers(init?.headers).get('Idempotency-Key') ?? undefined)
      return Response.json({ id: 'taken' })
    })
    const transport = resendTransport({ ...ctx.config, api: { key: 'k', url: 'https://api.resend.com' } })
    // The isolate is gone before it writes down that the mail was taken.
    const dying = {
      send: async (message: Message) => {
        await transport.send(message)
        throw new Error('the isolate is gone')
      },
    }
    await expect(sendMail(ctx, mail, { logId, transport: dying })).rejects.toThrow()
    ctx.sleep(360_000)
    expect(await sendMail(ctx, mail, { logId, transport })).toBe('sent')
    vi.restoreAllMocks()
    expect(keys).toHaveLength(2)
    expect(keys[1]).toBe(keys[0])
  })
})
