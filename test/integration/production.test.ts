import type { D1Database } from '@cloudflare/workers-types'
import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import type {} from '../support/upload'

// The Worker as it stands on somebody's account: https, no development, nothing of the demo.

const VARS = {
  PUBLIC_URL: 'https://comments.example.net',
  MAIL_FROM: 'Comments <comments@example.net>',
  MAIL_TRANSPORT: 'cloudflare',
}
const SECRETS = {
  SIGNING_KEYS: 'p1:0123456789abcdef0123456789abcdef',
  HASH_KEY: 'fedcba9876543210fedcba9876543210',
}

const aWorker = (vars: Record<string, string>, secrets: Record<string, string>): TestHarness =>
  createTestHarness({
    workers: [{ configPath: './wrangler.toml', prebuiltWorkerDir: inject('upload'), vars, secrets }],
  })

describe('in production', () => {
  const harness = aWorker(VARS, SECRETS)
  const ask = (path: string, init: RequestInit = {}) =>
    harness.fetch(path, { redirect: 'manual', ...init } as never)

  beforeAll(async () => {
    await harness.listen()
    const worker = harness.getWorker<{ DB: D1Database; SEARCH: D1Database }>()
    await worker.applyD1Migrations('DB')
    await worker.applyD1Migrations('SEARCH')
    const { DB } = await worker.getEnv()
    await DB.prepare('INSERT INTO sites (id, name, settings, created_at) VALUES (?1, ?2, ?3, 0)')
      .bind('blog', 'A blog', JSON.stringify({ origins: ['https://blog.example'], hold: 'none' }))
      .run()
  })
  afterAll(() => harness.close())

  const page = encodeURIComponent('https://blog.example/post')

  it('nothing of the demo is there, and no answer tells what it cost', async ({ expect }) => {
    for (const path of ['/demo/outbox', '/demo/outbox.json', '/demo/set-up']) {
      expect((await ask(path)).status, path).toBe(404)
      expect((await ask(path, { method: 'POST' })).status, path).toBe(404)
    }
    // Whoever types the host's name is of the team.
    const front = await ask('/', { redirect: 'manual' })
    expect([front.status, front.headers.get('location')]).toEqual([302, '/desk'])
    expect((await ask(`/v1/blog/comments?page=${page}`)).headers.get('server-timing')).toBeNull()
  })

  it('every answer insists on https', async ({ expect }) => {
    for (const path of ['/desk/sign-in', '/v1/blog/recent', '/nothing']) {
      expect((await ask(path)).headers.get('strict-transport-security'), path).toMatch(/max-age=\d{8}/)
    }
  })

  it('cookies are bound to this host over https', async ({ expect }) => {
    const answer = await ask('/desk/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: 'mo@team.example' }),
      headers: { origin: VARS.PUBLIC_URL, 'sec-fetch-site': 'same-origin' },
    })
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toMatch(/^__Host-/)
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
    expect(cookie).not.toContain('Domain=')
  })

  it('links lead to the configured address, whatever host a request names', async ({ expect }) => {
    for (const path of ['/desk', `/blog/thread?page=${page}`, `/blog/subscribe?page=${page}`]) {
      const answer = await ask(path, {
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
      })
      const text = `${answer.headers.get('location') ?? ''} ${await answer.text()}`
      expect(text, path).not.toContain('evil.example')
      expect(text, path).not.toMatch(/href="http:\/\/(localhost|127\.)/)
    }
  })

  it('a hot answer is repeated for a moment, and a comment ends that at once', async ({ expect }) => {
    const read = async () => {
      const answer = await ask(`/v1/blog/comments?page=${page}`)
      return ((await answer.json()) as { thread: { count: number } }).thread.count
    }
    expect(await read()).toBe(0)
    const posted = await ask('/v1/blog/comments', {
      method: 'POST',
      body: JSON.stringify({ page: 'https://blog.example/post', name: 'Ada', body: 'First.' }),
      headers: { 'content-type': 'application/json', origin: 'https://blog.example' },
    })
    expect(posted.status).toBe(201)
    expect(await read()).toBe(1)
  })

  it('is healthy, and says so without a secret', async ({ expect }) => {
    const answer = await ask('/healthz')
    const text = await answer.text()
    expect(answer.status).toBe(200)
    for (const secret of [...Object.values(SECRETS), '0123456789abcdef']) expect(text).not.toContain(secret)
  })
})

describe('a Worker that was not set up', () => {
  it.for([
    ['SIGNING_KEYS', VARS, { HASH_KEY: SECRETS.HASH_KEY }],
    ['HASH_KEY', VARS, { SIGNING_KEYS: SECRETS.SIGNING_KEYS }],
    ['PUBLIC_URL', { ...VARS, PUBLIC_URL: 'http://comments.example.net' }, SECRETS],
  ] as const)(
    'serves nothing, names %s in its log and nothing of it in its answer',
    async ([missing, vars, secrets], { expect }) => {
      const harness = aWorker(vars, { SIGNING_KEYS: '', HASH_KEY: '', ...secrets })
      try {
        await harness.listen()
        for (const path of ['/v1/blog/recent', '/desk/sign-in']) {
          const answer = await harness.fetch(path)
          expect(answer.status).toBe(500)
          expect(await answer.text()).not.toContain(missing)
        }
        expect(JSON.stringify(harness.getLogs())).toContain(missing)
      } finally {
        await harness.close()
      }
    },
  )
})
