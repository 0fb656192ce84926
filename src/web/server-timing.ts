import type { MiddlewareHandler } from 'hono'
import type { Usage } from '../platform/sql'
import type { AppEnv } from './app-env'

/** In development every answer says what it cost: queries, rows read and written, time in the database (surface: HTTP). */
export const serverTiming: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { config, db, search } = c.var.ctx
  if (!config.development) return
  const said = (name: string, { ms, queries, rowsRead, rowsWritten }: Usage) =>
    `${name};dur=${ms.toFixed(2)};desc="queries=${queries} rows_read=${rowsRead} rows_written=${rowsWritten}"`
  // The index only where it was asked: of most answers it knows nothing.
  const parts = [said('d1', db.usage), ...(search.usage.queries > 0 ? [said('search', search.usage)] : [])]
  c.header('Server-Timing', parts.join(', '))
}
