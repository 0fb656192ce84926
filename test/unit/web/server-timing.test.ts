import { Hono } from 'hono'
import { describe, it } from 'vitest'
import type { AppEnv } from '../../../src/web/app-env'
import { serverTiming } from '../../../src/web/server-timing'
import { type TestCtx, testContext } from '../../support/test-context'

const query = { name: 'tests.one', sql: 'SELECT 1 AS one', params: [] }

async function ask(development: boolean, work: (ctx: TestCtx) => Promise<unknown>) {
  const real = testContext()
  const ctx: TestCtx = { ...real, config: { ...real.config, development } }
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('ctx', ctx)
    await next()
  })
  app.use(serverTiming)
  app.get('/', async (c) => {
    await work(ctx)
    return c.text('done')
  })
  return (await app.request('/')).headers.get('server-timing')
}

describe('what an answer cost', () => {
  it('is told in development, counted after the work', async ({ expect }) => {
    const told = await ask(true, (ctx) => ctx.db.batch([query, query]))
    expect(told).toMatch(/^d1;dur=\d+\.\d\d;desc="queries=2 rows_read=\d+ rows_written=0"$/)
  })

  it('is nothing where nothing was asked', async ({ expect }) => {
    expect(await ask(true, async () => undefined)).toBe(
      'd1;dur=0.00;desc="queries=0 rows_read=0 rows_written=0"',
    )
  })

  it('is nobody’s business elsewhere', async ({ expect }) => {
    expect(await ask(false, (ctx) => ctx.db.first(query))).toBeNull()
  })
})
