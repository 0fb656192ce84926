import { calledBy } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { findSweep, listNames } from './queries'
import { type Sweep, toSweep } from './sweep'

/** @throws sweeps/unknown (404) */
export async function readSweep(ctx: Pick<Ctx, 'db'>, site: Site, id: number): Promise<Sweep> {
  const row = await ctx.db.first(findSweep(site.id, id))
  if (!row) throw refuse('unknown')
  const names = row.quicker === '[]' ? [] : await ctx.db.all(listNames(row.quicker))
  return { ...toSweep(row), quicker: names.flatMap(({ name, email }) => calledBy(name, email) ?? []) }
}
