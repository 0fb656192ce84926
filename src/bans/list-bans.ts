import { decodeCursor, encodeCursor, type Page } from '../kernel/page'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { type Ban, toBan } from './ban'
import { listByState, listInForce, listJustEnded, STATE } from './queries'
import type { ListBans } from './schema'

const PAGE = 25

/** A page of a site's bans, newest first: in force, ended, or lifted. @throws web/fields-refused (422) for a cursor of another list */
export async function listBans(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Pick<Site, 'id'>,
  { list, after }: ListBans,
): Promise<Page<Ban>> {
  const scope = `bans:${site.id}:${list}`
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(scope, after)?.[0]
  if (typeof before !== 'number') throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const now = ctx.clock.now()
  const pages = await ctx.db.batch(
    list === 'in-force'
      ? [listInForce(site.id, before, PAGE + 1, now)]
      : list === 'lifted'
        ? [listByState(site.id, before, PAGE + 1, STATE.lifted)]
        : // The clock looks once a day: until then what ended stands among the others.
          [listByState(site.id, before, PAGE + 1, STATE.ended), listJustEnded(site.id, before, now)],
  )
  const rows = pages.flatMap((page) => page.rows).sort((a, b) => b.id - a.id)
  const items = rows.slice(0, PAGE).map((row) => toBan(row, now))
  return { items, next: rows.length > PAGE ? encodeCursor(scope, [items.at(-1)!.id]) : null }
}
