import { Hono } from 'hono'
import type { AppEnv } from '../web/app-env'
import { readBody } from '../web/read-input'
import { receiveHook } from './bounces/receive-hook'

/** Where mail providers tell what became of our mails, below `/hooks`. They have no session: each call proves itself. */
export const mailHooks = new Hono<AppEnv>()

mailHooks.post('/mail/:provider', async (c) => {
  const { headers } = c.req.raw
  await receiveHook(c.var.ctx, c.req.param('provider'), { headers, body: await readBody(c) })
  return c.json({ ok: true })
})
