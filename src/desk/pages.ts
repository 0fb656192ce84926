import { Hono } from 'hono'
import type { AppEnv } from '../web/app-env'
import { findSchemaLevel } from './queries'

/** For whoever watches the install. Says that the Worker reaches its database and how far that is migrated; nothing else. */
export const operations = new Hono<AppEnv>()

operations.get('/healthz', async (c) => {
  const level = await c.var.ctx.db.first(findSchemaLevel())
  return c.json({ ok: level !== undefined, schema: level?.name ?? null }, level ? 200 : 503)
})
