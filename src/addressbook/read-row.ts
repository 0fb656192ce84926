import { isLocale } from '../i18n/translate'
import { type EmailAddress, parseEmail } from '../kernel/email-address'
import { cleanLine, truncate } from '../kernel/text'
import type { ColumnField } from './columns'
import { unguardCell } from './formulas'
import { type OwnFields, ownFields } from './own-fields'

/** Where a file says somebody stands, worst first: of several columns the worst counts, so that no "no" becomes a "yes". */
const STANDINGS = ['complained', 'bounced', 'left', 'pending', 'confirmed'] as const
export type Standing = (typeof STANDINGS)[number]

const WORDS: Readonly<Record<Standing, readonly string[]>> = {
  confirmed: [
    ...[
      'confirmed',
      'subscribed',
      'active',
      'enabled',
      'regular',
      'premium',
      'free',
      'paid',
      'comped',
      'gift',
      'comp',
    ],
    ...['cold', 'validating', 'true', 'yes', '1'],
  ],
  pending: ['pending', 'unconfirmed', 'unactivated', 'non_subscribed', 'nonsubscribed', 'transactional'],
  left: [
    'unsubscribed',
    'cancelled',
    'canceled',
    'removed',
    'disabled',
    'blocked',
    'blocklisted',
    'inactive',
    'false',
    'no',
    '0',
  ],
  bounced: ['bounced', 'bounce', 'cleaned', 'undeliverable', 'unreachable', 'hard_bounce'],
  complained: ['complained', 'complaint', 'spam', 'marked_as_spam', 'abuse'],
}

/** A row of a file as we understand it. */
export interface ReadRow {
  readonly email: EmailAddress
  readonly standing: Standing
  readonly name: string
  readonly locale: string | undefined
  /** Whether the reader wanted one mail a day instead of each. */
  readonly digests: boolean
  readonly createdAt: number | undefined
  readonly askedAt: number | undefined
  readonly confirmedAt: number | undefined
  readonly leftAt: number | undefined
  /** What the file says of the consent, by its own column names. Network addresses as they stand: they are hashed before they are kept. */
  readonly proof: Readonly<Record<string, string>>
  readonly networks: Readonly<Record<string, string>>
  /** Only of our own export. */
  readonly own: OwnFields | undefined
}

export type RowRefusal = 'ragged' | 'email-missing' | 'email-wrong' | 'status-unknown' | 'own-wrong'

const PROOF_MAX = 300

/**
 * Reads the cells of one row.
 * @param header the file's column names, for the receipt
 * @param now for times that lie ahead, which are taken as now
 * @returns why not, for a row that cannot be taken
 */
export function readRow(
  header: readonly string[],
  fields: readonly ColumnField[],
  cells: readonly string[],
  now: number,
): ReadRow | RowRefusal {
  if (cells.length > fields.length) return 'ragged'
  const cell = (field: ColumnField): string => {
    const at = fields.indexOf(field)
    return at === -1 ? '' : unguardCell(cells[at] ?? '').trim()
  }
  const columns = (field: ColumnField): Record<string, string> =>
    Object.fromEntries(
      fields.flatMap((found, at) => {
        const value = found === field ? cleanLine(unguardCell(cells[at] ?? '')) : ''
        return value === '' ? [] : [[cleanLine(header[at] ?? '').slice(0, 60), truncate(value, PROOF_MAX)]]
      }),
    )
  if (cell('email') === '') return 'email-missing'
  const email = parseEmail(cell('email'))
  if (!email) return 'email-wrong'
  const said = standingOf(cell('status'))
  if (said === undefined) return 'status-unknown'
  const time = (field: ColumnField): number | undefined => parseTime(cell(field), now)
  const own = ownFields(cell)
  if (own === 'wrong') return 'own-wrong'
  const signs: (Standing | false)[] = [
    said,
    isTrue(cell('mail-off')) && 'left',
    isFalse(cell('mail-on')) && 'left',
    cell('left-at') !== '' && cell('status') === '' && 'left',
    cell('bounced-at') !== '' && 'bounced',
  ]
  return {
    email,
    standing: STANDINGS.find((standing) => signs.includes(standing))!,
    name: truncate(cleanLine(cell('name') || `${cell('first-name')} ${cell('last-name')}`), 100),
    locale: isLocale(cell('locale')) ? cell('locale') : undefined,
    digests: isTrue(cell('digests')),
    createdAt: time('created-at'),
    askedAt: time('asked-at'),
    confirmedAt: time('confirmed-at'),
    leftAt: time('left-at') ?? time('bounced-at'),
    proof: {
      ...columns('proof'),
      ...columns('asked-at'),
      ...columns('confirmed-at'),
      ...columns('created-at'),
    },
    networks: columns('network'),
    own,
  }
}

/** No status column says that the file holds subscribers; a word nobody knows says nothing, and is never taken for a yes. */
function standingOf(word: string): Standing | undefined {
  if (word === '') return 'confirmed'
  const plain = word.toLowerCase().replace(/[\s-]+/g, '_')
  return STANDINGS.find((standing) => WORDS[standing].includes(plain))
}

const isTrue = (cell: string): boolean => /^(true|yes|1)$/i.test(cell)
const isFalse = (cell: string): boolean => /^(false|no|0)$/i.test(cell)

/** Long before any newsletter: what lies before is a mistake. */
const EARLIEST = Date.UTC(1990, 0, 1)

/** A moment as other systems write it: ISO 8601, `2021-02-04 07:55:20 +0000`, `2021-02-04 07:55:20` (taken as UTC), seconds or milliseconds. */
export function parseTime(text: string, now: number): number | undefined {
  if (text === '') return undefined
  const digits = /^\d{10}(\d{3})?$/.test(text) ? Number(text) * (text.length === 10 ? 1000 : 1) : undefined
  const local = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/.exec(text)
  const at = digits ?? Date.parse(local ? `${local[1]}T${local[2] ?? '00:00'}Z` : text)
  return Number.isNaN(at) || at < EARLIEST ? undefined : Math.min(Math.trunc(at), now)
}
