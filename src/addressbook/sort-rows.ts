import { isRoleAddress } from '../kernel/role-address'
import { listSuppressedAmong } from '../mail/public'
import type { Ctx } from '../platform/context'
import { hashAddresses } from '../platform/hash'
import type { Site } from '../sites/public'
import { listKnown, listOnList, type SubscriberStatus } from '../subscribers/public'
import type { ColumnField } from './columns'
import { listLists } from './queries'
import { type ReadRow, type RowRefusal, readRow } from './read-row'

/** What an import does with a row. */
export type Outcome = 'new' | 'changed' | 'duplicate' | 'refused' | 'suppressed'

/** Why, where the outcome does not say it all. */
export type Why =
  | RowRefusal
  | 'kept-as-left'
  | 'ended'
  | 'here'
  | 'twice'
  | 'quotes'
  | 'newer-yes'
  | 'pending'
  | 'role-address'
  | 'left-here'
  | 'waits-here'
  | 'left-list'
  | 'other-list'
  | 'list-not-here'
  | 'stopped-here'
  | 'file-bounced'
  | 'file-complained'

/** One row, understood, looked up, and what is to be done about it. */
export interface SortedRow {
  readonly outcome: Outcome
  readonly why?: Why
  /** Where something is to be written. */
  readonly write?: {
    readonly row: ReadRow
    readonly emailKey: string
    /** `end`: a subscription here ends. */
    readonly as: 'confirmed' | 'unsubscribed' | 'end'
    /** Of `end`. */
    readonly id?: number
    /** Mail to the address stops. */
    readonly stop?: 'bounce' | 'complaint'
  }
}

export interface RowsOfFile {
  readonly header: readonly string[]
  readonly fields: readonly ColumnField[]
  /** Cells, or what the browser knows of a row. */
  readonly rows: readonly (readonly string[] | 'twice' | 'quotes')[]
}

/**
 * Decides about each row of a part of a file without changing anything: two round trips. The same for a dry run and for the real one.
 *
 * A "no" never becomes a "yes": who has left, never confirmed, was stopped or erased here stays so whatever the file says, and of a row that
 * says several things the worst counts. A newer yes given here, by the reader, is not ended by an older no of the file.
 */
export async function sortRows(
  ctx: Pick<Ctx, 'db' | 'clock' | 'config'>,
  site: Site,
  listId: string,
  { header, fields, rows }: RowsOfFile,
): Promise<readonly SortedRow[]> {
  const now = ctx.clock.now()
  const read = rows.map((cells) => (typeof cells === 'string' ? cells : readRow(header, fields, cells, now)))
  const valid = read.flatMap((row) => (typeof row === 'string' ? [] : [row]))
  const keys = await hashAddresses(
    ctx.config.hashKey,
    valid.map(({ email }) => email.key),
  )
  const keyOf = new Map(valid.map((row, at) => [row, keys[at]!]))
  const keysJson = JSON.stringify([...new Set(keys)])
  const [known, onList, stopped, lists] = await ctx.db.batch([
    listKnown(site.id, keysJson),
    listOnList(site.id, listId, keysJson),
    listSuppressedAmong(site.id, keysJson),
    listLists(site.id),
  ])
  const here = {
    known: new Map(known.rows.map((row) => [row.email_key, row])),
    onList: new Map(onList.rows.map((row) => [row.subscriber_id, row.left_at])),
    stopped: new Set(stopped.rows.map((row) => row.address_hash)),
    lists: new Set(lists.rows.map(({ id }) => id)),
  }
  const seen = new Set<string>()
  return read.map((row): SortedRow => {
    if (typeof row === 'string') return { outcome: row === 'twice' ? 'duplicate' : 'refused', why: row }
    const emailKey = keyOf.get(row)!
    if (seen.has(emailKey)) return { outcome: 'duplicate', why: 'twice' }
    seen.add(emailKey)
    return decide(row, emailKey, here)
  })
}

interface Here {
  readonly known: ReadonlyMap<
    string,
    { readonly id: number; readonly status: SubscriberStatus; readonly confirmed_at: number | null }
  >
  readonly onList: ReadonlyMap<number, number | null>
  readonly stopped: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
}

function decide(row: ReadRow, emailKey: string, here: Here): SortedRow {
  const found = here.known.get(emailKey)
  if (row.own?.lists.some(({ id }) => !here.lists.has(id)))
    return { outcome: 'refused', why: 'list-not-here' }
  if (row.standing === 'pending') return { outcome: 'refused', why: 'pending' }
  if (row.standing !== 'confirmed') return decideNo(row, emailKey, here)
  if (found?.status === 'unsubscribed') return { outcome: 'refused', why: 'left-here' }
  if (here.stopped.has(emailKey)) return { outcome: 'suppressed', why: 'stopped-here' }
  if (found?.status === 'pending') return { outcome: 'refused', why: 'waits-here' }
  if (found) {
    const leftAt = here.onList.get(found.id)
    if (leftAt === undefined && !row.own) return { outcome: 'refused', why: 'other-list' }
    return leftAt ? { outcome: 'refused', why: 'left-list' } : { outcome: 'duplicate', why: 'here' }
  }
  if (isRoleAddress(row.email.key)) return { outcome: 'refused', why: 'role-address' }
  return { outcome: 'new', write: { row, emailKey, as: 'confirmed' } }
}

/** A row that says no. Where it is news, it is kept. */
function decideNo(row: ReadRow, emailKey: string, here: Here): SortedRow {
  const found = here.known.get(emailKey)
  const stop = { left: undefined, bounced: 'bounce', complained: 'complaint' }[row.standing as 'left'] as
    | 'bounce'
    | 'complaint'
    | undefined
  const outcome = stop ? 'suppressed' : 'new'
  const why = stop ? (`file-${row.standing}` as 'file-bounced') : 'kept-as-left'
  if (!found) {
    return { outcome, why, write: { row, emailKey, as: 'unsubscribed', ...(stop && { stop }) } }
  }
  if (found.status !== 'confirmed') return { outcome: 'duplicate', why: 'here' }
  if (stop && here.stopped.has(emailKey)) return { outcome: 'duplicate', why: 'here' }
  if (row.leftAt !== undefined && row.leftAt < (found.confirmed_at ?? 0)) {
    return { outcome: 'duplicate', why: 'newer-yes' }
  }
  return {
    outcome: 'changed',
    why: 'ended',
    write: { row, emailKey, as: 'end', id: found.id, ...(stop && { stop }) },
  }
}
