import { maskEmail, parseEmail } from '../kernel/email-address'
import { decodeCursor, encodeCursor, type Page } from '../kernel/page'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Site } from '../sites/public'
import type { SubscriberStatus } from '../subscribers/public'
import { fieldsRefused } from '../web/read-input'
import { findByKey, listByBeginning, listByImport, listByList, listByStatus, type PersonRow } from './queries'
import type { ListPeople } from './schema'

export const PAGE = 50

export interface Person extends Omit<PersonRow, 'email'> {
  /** Masked for whoever may not see addresses. */
  readonly email: string
  /** Where a list is shown: when they left it, if they have. */
  readonly left_at?: number | null
}

/**
 * A page of a site's subscribers, newest first; of a search at most 50, in the order of the alphabet. Reads one row for each it shows, two
 * where a list is asked for.
 * @param maySee whether addresses are shown whole; who may not see them cannot search by them either, or the search would tell them
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function listPeople(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  { show, q, after }: ListPeople,
  maySee: boolean,
): Promise<Page<Person>> {
  if (q !== '' && maySee) return { items: await search(ctx, site, q), next: null }
  const scope = `people:${site.id}:${show}`
  const from = after === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(scope, after)?.[0]
  if (typeof from !== 'number') throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const rows = await ctx.db.all(pageOf(site.id, show, from))
  const items = rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, email: maySee ? row.email : maskEmail(row.email) }))
  const last = rows.length > PAGE ? items.at(-1) : undefined
  return { items, next: last ? encodeCursor(scope, [last.id]) : null }
}

function pageOf(siteId: string, show: string, from: number) {
  const [kind, of = ''] = show.split(':')
  if (kind === 'list') return listByList(siteId, of, from, PAGE + 1)
  if (kind === 'import') return listByImport(siteId, Number(of), from, PAGE + 1)
  return listByStatus(siteId, show as SubscriberStatus, from, PAGE + 1)
}

/** A whole address finds its owner by the keyed hash, however it is written; else whoever's address begins so. */
async function search(ctx: Pick<Ctx, 'db' | 'config'>, site: Site, q: string): Promise<readonly Person[]> {
  const address = parseEmail(q)
  const begins = listByBeginning(site.id, q, `${q}\u{10ffff}`, PAGE)
  if (!address) return ctx.db.all(begins)
  const key = await hashAddress(ctx.config.hashKey, address.key)
  const [exact, others] = await ctx.db.batch([findByKey(site.id, key), begins])
  const [found] = exact.rows
  return found ? [found, ...others.rows.filter(({ id }) => id !== found.id)] : others.rows
}
