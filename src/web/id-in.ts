import type { Context } from 'hono'
import { parseId } from '../kernel/id'
import { refuse } from './errors'

/** The id that a part of the address names. @throws web/not-found (404) for what is no id */
export function idIn(c: Context, name = 'id'): number {
  const id = parseId(c.req.param(name) ?? '')
  if (id === undefined) throw refuse('not-found')
  return id
}
