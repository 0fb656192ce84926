import { createServer } from 'node:net'
import type { D1Database } from '@cloudflare/workers-types'
import { createTestHarness, experimental_readRawConfig, type TestHarness } from 'wrangler'

/** The built Worker on this computer, with a database of its own. */
export interface RunningWorker {
  /** Where it answers, and what it takes for its own address. */
  readonly url: string
  readonly harness: TestHarness
  readonly db: D1Database
  close(): Promise<void>
}

/**
 * What wrangler.toml says, for a test: nothing is built anew (`npm test` has built the widgets), and the queue delivers at once instead of
 * gathering for a second.
 */
function testConfig(vars: Record<string, string>) {
  const { build: _, ...config } = experimental_readRawConfig({ config: './wrangler.toml' }).rawConfig
  const consumers = config.queues?.consumers?.map((consumer: object) => ({
    ...consumer,
    max_batch_timeout: 0,
  }))
  return { ...config, vars: { ...config.vars, ...vars }, queues: { ...config.queues, consumers } }
}

/**
 * @param vars added to or in place of the usual ones; a PUBLIC_URL among them gets the port the Worker has. Passkeys want it: a number is
 *   no name they could belong to, and the usual address here is one
 */
export async function startWorker({
  PUBLIC_URL: named,
  ...vars
}: Record<string, string> = {}): Promise<RunningWorker> {
  const publicUrl = (url: URL) => (named ? `${named}:${url.port}` : url.origin)
  const options = (publicUrl: string) => ({
    workers: [
      {
        config: testConfig({
          PUBLIC_URL: publicUrl,
          MAIL_TRANSPORT: 'development',
          MAIL_FROM: 'Afterword <comments@comments.test>',
          DEVELOPMENT: 'true',
          SIGNING_KEYS: 'test:0123456789abcdef0123456789abcdef',
          HASH_KEY: 'fedcba9876543210fedcba9876543210',
          // A sum is worked out as ever, but no test waits for how busy its computer is.
          CHALLENGE_BITS: '10',
          ...vars,
        }),
      },
    ],
  })
  const harness = createTestHarness(options('http://localhost'))
  try {
    const { url } = await harness.listen()
    // The port is known only now, and links must lead to it.
    await harness.update(options(publicUrl(url)))
    const after = await harness.listen()
    if (after.url.origin !== url.origin) throw new Error(`the Worker moved from ${url} to ${after.url}`)
    const worker = harness.getWorker<{ DB: D1Database; SEARCH: D1Database }>()
    await worker.applyD1Migrations('DB')
    await worker.applyD1Migrations('SEARCH')
    const { DB } = await worker.getEnv()
    return { url: publicUrl(url), harness, db: DB, close: () => harness.close() }
  } catch (error) {
    await harness.close()
    throw error
  }
}

/** A port nobody listens on, for servers that have to be told theirs. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
