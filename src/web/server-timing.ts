import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env'

/** In development every answer says what it cost: queries, rows read and written, time in the database (surface: HTTP). */
export const serverTiming: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { config, db } = c.var.ctx
  if (!config.development) return
  const { ms, queries, rowsRead, rowsWritten } = db.usage
  c.header(
    'Server-Timing',
    `d1;dur=${ms.toFixed(2)};desc="queries=${queries} rows_read=${rowsRead} rows_written=${rowsWritten}"`,
  )
}
