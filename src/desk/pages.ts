import { Hono } from 'hono'
import type { AppEnv } from '../web/app-env'
import { checkSchema } from './set-up/check-schema'

/** For whoever watches the install. Says that the Worker reaches its databases and how far they are migrated; nothing else. */
export const operations = new Hono<AppEnv>()

operations.get('/healthz', async (c) => c.json({ ok: true, schema: await checkSchema(c.var.ctx) }))
