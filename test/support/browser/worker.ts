import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { inject } from 'vitest'
import {
  createTestHarness,
  experimental_readRawConfig,
  unstable_splitSqlQuery as splitSqlQuery,
  type TestHarness,
} from 'wrangler'
import type {} from '../upload'

/** The built Worker on this computer, with a database of its own. */
export interface RunningWorker {
  /** Where it answers, and what it takes for its own address. */
  readonly url: string
  readonly harness: TestHarness
  readonly db: D1Database
  close(): Promise<void>
}

type Vars = Record<string, string>

/** Answers nothing. It stands where the Worker will stand, for its port: links of the Worker must lead there. */
const PLACEHOLDER = resolve('test/support/browser/placeholder.mjs')

/**
 * What wrangler.toml says, for a test: the script is the one that would be uploaded (test/support/upload.ts), and the queue delivers at once
 * instead of gathering for a second.
 */
function testConfig(vars: Vars, isThere = true) {
  const { build: _, assets, ...config } = experimental_readRawConfig({ config: './wrangler.toml' }).rawConfig
  const consumers = config.queues?.consumers?.map((consumer: object) => ({
    ...consumer,
    max_batch_timeout: 0,
  }))
  const main = isThere ? join(inject('upload'), 'index.js') : PLACEHOLDER
  return {
    ...config,
    ...{ main, base_dir: dirname(main), no_bundle: true, find_additional_modules: isThere },
    ...(isThere && { assets }),
    vars: { ...config.vars, ...vars },
    queues: { ...config.queues, consumers },
  }
}

/**
 * @param vars added to or in place of the usual ones; a PUBLIC_URL among them gets the port the Worker has. Passkeys want it: a number is
 *   no name they could belong to, and the usual address here is one
 */
export async function startWorker({ PUBLIC_URL: named, ...vars }: Vars = {}): Promise<RunningWorker> {
  const harness = createTestHarness({ workers: [{ config: testConfig({}, false) }] })
  try {
    const { url } = await harness.listen()
    const publicUrl = named ? `${named}:${url.port}` : url.origin
    const config = testConfig({
      PUBLIC_URL: publicUrl,
      MAIL_TRANSPORT: 'development',
      MAIL_FROM: 'Afterword <comments@comments.test>',
      DEVELOPMENT: 'true',
      SIGNING_KEYS: 'test:0123456789abcdef0123456789abcdef',
      HASH_KEY: 'fedcba9876543210fedcba9876543210',
      // A sum is worked out as ever, but no test waits for how busy its computer is.
      CHALLENGE_BITS: '5',
      ...vars,
    })
    await harness.update({ workers: [{ config }] })
    const after = await harness.listen()
    if (after.url.origin !== url.origin) throw new Error(`the Worker moved from ${url} to ${after.url}`)
    const { DB, SEARCH } = await harness.getWorker<{ DB: D1Database; SEARCH: D1Database }>().getEnv()
    await migrate(DB, 'migrations/main')
    await migrate(SEARCH, 'migrations/search')
    return { url: publicUrl, harness, db: DB, close: () => harness.close() }
  } catch (error) {
    await harness.close()
    throw error
  }
}

/** All migrations in one go, each written down as wrangler does: one after the other took longer than the start of the Worker. */
async function migrate(db: D1Database, folder: string): Promise<void> {
  const names = readdirSync(folder).toSorted()
  const statements = names.flatMap((name) => [
    ...splitSqlQuery(readFileSync(join(folder, name), 'utf8')),
    `INSERT INTO d1_migrations (name) VALUES ('${name}')`,
  ])
  await db.batch(
    [
      'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name TEXT UNIQUE, applied_at TEXT)',
      ...statements,
    ].map((sql) => db.prepare(sql)),
  )
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
