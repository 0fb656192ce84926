import * as v from 'valibot'
import { parseTimeZone } from '../kernel/time-zone'
import type { ColumnField } from './columns'

/** What only our own export carries: everything that makes its import the same again. */
export interface OwnFields {
  readonly frequency: string
  readonly hour: number
  readonly weekday: number
  readonly timeZone: string
  readonly pausedUntil: number | null
  readonly lists: readonly {
    readonly id: string
    readonly joinedAt: number
    readonly leftAt: number | null
  }[]
  readonly suppressions: readonly { readonly reason: string; readonly at: number }[]
  /** Receipts as they were written, to be written so again. */
  readonly receipts: readonly unknown[]
}

const moment = v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse))
const number = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(min), v.maxValue(max))

/** `news=2026-01-02T…Z letter=2026-01-02T…Z/2026-02-03T…Z`: joined, and left if so. */
const lists = v.pipe(
  v.string(),
  v.transform((text) => text.split(' ').filter((part) => part !== '')),
  v.maxLength(50),
  v.array(
    v.pipe(
      v.string(),
      v.regex(/^[\w-]{1,32}=[^/\s]+(\/\S+)?$/),
      v.transform((part) => {
        const [id = '', times = ''] = part.split('=', 2)
        const [joinedAt = '', leftAt] = times.split('/', 2)
        return { id, joinedAt, leftAt: leftAt ?? null }
      }),
      v.object({ id: v.string(), joinedAt: moment, leftAt: v.nullable(moment) }),
    ),
  ),
)

const suppressions = v.pipe(
  v.string(),
  v.transform((text) => text.split(' ').filter((part) => part !== '')),
  v.maxLength(10),
  v.array(
    v.pipe(
      v.string(),
      v.transform((part) => {
        const [reason = '', at = ''] = part.split('=', 2)
        return { reason, at }
      }),
      v.object({
        reason: v.picklist(['not-me', 'bounce', 'soft-bounce', 'complaint', 'by-hand']),
        at: moment,
      }),
    ),
  ),
)

const OwnRow = v.object({
  frequency: v.picklist(['at-once', 'daily', 'weekly']),
  hour: number(0, 23),
  weekday: number(1, 7),
  timeZone: v.pipe(
    v.string(),
    v.check((zone) => parseTimeZone(zone) !== undefined),
  ),
  pausedUntil: v.nullable(moment),
  lists,
  suppressions,
  receipts: v.pipe(
    v.string(),
    v.maxLength(100_000),
    v.parseJson(),
    v.array(v.looseObject({ source: v.string() })),
  ),
})

/**
 * Reads the fields of our own export.
 * @param cell the cell of a field, '' where there is none
 * @returns undefined for a file of somebody else's, 'wrong' for a row that was changed so that it makes no sense
 */
export function ownFields(cell: (field: ColumnField) => string): OwnFields | undefined | 'wrong' {
  if (cell('receipts') === '') return undefined
  const read = v.safeParse(OwnRow, {
    frequency: cell('frequency'),
    hour: cell('hour'),
    weekday: cell('weekday'),
    timeZone: cell('time-zone'),
    pausedUntil: cell('paused-until') || null,
    lists: cell('lists'),
    suppressions: cell('suppressions'),
    receipts: cell('receipts'),
  })
  return read.success ? read.output : 'wrong'
}
