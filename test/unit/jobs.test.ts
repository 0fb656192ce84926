import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { tick } from '../../src/crons'
import worker from '../../src/index'
import { consume, JOB_HANDLERS } from '../../src/jobs'
import { createContext } from '../../src/platform/context'
import { isolateMemory } from '../../src/platform/memory'
import { aComment } from '../support/a-comment'
import { aMember } from '../support/a-member'
import { aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

const message = (body: unknown, id: string = crypto.randomUUID()) => ({
  id,
  timestamp: new Date(0),
  attempts: 1,
  body,
})

const jobsOf = async (siteId: string) =>
  (await env.DB.prepare('SELECT id FROM jobs WHERE payload LIKE ?1').bind(`%${siteId}%`).all()).results

/**
 * One turn does 25 jobs, oldest first, and other tests leave thousands behind: these go before them, as what is urgent does. As many turns as
 * it takes, which are few.
 */
async function untilDone(siteId: string, turn: () => Promise<unknown>): Promise<void> {
  await env.DB.prepare('UPDATE jobs SET urgent = 1 WHERE payload LIKE ?1').bind(`%${siteId}%`).run()
  for (let turns = 0; turns < 60 && (await jobsOf(siteId)).length > 0; turns++) await turn()
}

describe('the job table', () => {
  it('has one handler for each kind, and each kind is named by its slice', ({ expect }) => {
    const names = JOB_HANDLERS.map(({ kind }) => kind.name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z-]+$/)
  })
})

describe('the queue', () => {
  it('wakes the Worker, which does what waits and acknowledges the wake-up', async ({ expect }) => {
    const site = await aSite()
    await aMember(site)
    await aComment(site)
    // The search index is to follow, and the moderators are to be told: one job.
    expect(await jobsOf(site.id)).toHaveLength(1)
    await untilDone(site.id, async () => {
      const batch = createMessageBatch('afterword-mail', [message({ job: true }, 'wake')])
      const execution = createExecutionContext()
      await worker.queue(batch as MessageBatch<never>, env, execution)
      const result = await getQueueResult(batch, execution)
      expect(result.outcome).toBe('ok')
      expect(result.ackAll || result.explicitAcks.includes('wake')).toBe(true)
    })
    expect(await jobsOf(site.id)).toEqual([])
  })

  it('may wake twice, late, or for nothing: that changes nothing', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aMember(site)
    await aComment(site)
    const batch = () => createMessageBatch('afterword-mail', [message({ job: true }), message({ job: true })])
    const wake = () => consume(testContext({ now: Date.now() }), batch() as never)
    await untilDone(site.id, wake)
    await Promise.all([wake(), wake()])
    const { results } = await env.DB.prepare('SELECT message FROM kept_mail WHERE message LIKE ?1')
      .bind(`%${email}%`)
      .all()
    expect(results).toHaveLength(1)
  })

  it('carries purges, which cost no look at the database', async ({ expect }) => {
    const ctx = testContext()
    const batch = createMessageBatch('afterword-mail', [
      message({ purge: 'thread-a' }),
      message({ purge: 'thread-a' }),
    ])
    await consume(ctx, batch as never)
    expect(ctx.db.usage.queries).toBe(0)
    expect((await getQueueResult(batch, createExecutionContext())).retryMessages).toEqual([])
  })
})

describe('the clock', () => {
  it('sweeps up what a lost wake-up left behind', async ({ expect }) => {
    const site = await aSite()
    await aMember(site)
    await aComment(site)
    await untilDone(site.id, () => tick(testContext({ now: Date.now() }), '*/5 * * * *'))
    expect(await jobsOf(site.id)).toEqual([])
  })

  it('runs every expression of wrangler.toml, and shrugs at one it does not know', async ({ expect }) => {
    for (const cron of ['*/5 * * * *', '17 3 * * *', '0 0 1 1 *']) {
      const ctx = testContext()
      await tick(ctx, cron)
      expect(ctx.logged, cron).not.toContain('cron.failed')
    }
  })

  it('goes on with its other tasks when one fails, and says so', async ({ expect }) => {
    const ctx = testContext()
    const broken = { ...ctx, db: { ...ctx.db, all: () => Promise.reject(new Error('the database is away')) } }
    await tick(broken, '*/5 * * * *')
    expect(ctx.logged).toContain('cron.failed')
  })
})

describe('waking', () => {
  /** A context whose queue keeps what it is sent, in an isolate that has not woken anybody yet. */
  function aWaker() {
    const sent: (number | undefined)[] = []
    const pending: Promise<unknown>[] = []
    const send = async (_body: unknown, options?: QueueSendOptions) => void sent.push(options?.delaySeconds)
    const queue = { send } as unknown as Queue
    isolateMemory.put('wake-up on its way', false, { now: 0, ttlMs: 0 })
    const ctx = createContext({ ...env, MAIL_QUEUE: queue } as Env, {
      waitUntil: (work) => void pending.push(work),
    })
    return { ctx, sent: () => Promise.all(pending).then(() => sent) }
  }

  it('asks the queue once for what is written within a second', async ({ expect }) => {
    const { ctx, sent } = aWaker()
    for (let times = 0; times < 5; times++) ctx.wake()
    expect(await sent()).toEqual([1])
  })

  it('late, for a job that failed, holds nothing back that comes after it', async ({ expect }) => {
    const { ctx, sent } = aWaker()
    ctx.wake(60)
    ctx.wake()
    ctx.wake(60)
    expect(await sent()).toEqual([60, 1, 60])
  })
})
