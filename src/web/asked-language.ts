import type { Context } from 'hono'

/**
 * The language an address asks for. Every request is asked several times, and an address that names none is only looked at: taking it to pieces
 * for what is not there costs ten times as much.
 */
export const askedLanguage = (c: Pick<Context, 'req'>): string | undefined =>
  c.req.url.includes('lang=') ? c.req.query('lang') : undefined
