// What the columns of other systems mean to us. One table of names serves all of them: their exports differ in spelling, not in sense.

/** What a column can be. `proof` is kept with the receipt under the column's own name; `''` is left out. */
export const FIELDS = [
  '',
  'email',
  'name',
  'first-name',
  'last-name',
  'status',
  'mail-off',
  'mail-on',
  'digests',
  'created-at',
  'asked-at',
  'confirmed-at',
  'left-at',
  'bounced-at',
  'locale',
  'network',
  'proof',
  'frequency',
  'hour',
  'weekday',
  'time-zone',
  'paused-until',
  'lists',
  'suppressions',
  'receipts',
] as const
export type ColumnField = (typeof FIELDS)[number]

/** Those that only our own export has, and nobody maps by hand. */
export const OWN_FIELDS: ReadonlySet<ColumnField> = new Set([
  'frequency',
  'hour',
  'weekday',
  'time-zone',
  'paused-until',
  'lists',
  'suppressions',
  'receipts',
])

const NAMES: Readonly<Record<Exclude<ColumnField, ''>, readonly string[]>> = {
  email: ['email', 'email_address', 'e_mail', 'e_mail_address', 'mail', 'e_mail_adresse', 'emailadresse'],
  name: ['name', 'full_name', 'fullname'],
  'first-name': ['first_name', 'firstname', 'fname', 'vorname'],
  'last-name': ['last_name', 'lastname', 'lname', 'surname', 'nachname'],
  status: ['status', 'state', 'subscriber_type', 'subscription_status'],
  'mail-off': ['email_disabled'],
  'mail-on': ['subscribed_to_emails'],
  digests: ['prefer_digests'],
  'created-at': ['created_at', 'created', 'creation_date', 'date_added', 'signup_date'],
  'asked-at': ['optin_time', 'subscribed_at', 'opt_in_time'],
  'confirmed-at': ['confirm_time', 'subscription_date', 'confirmed_at', 'double_opt_in_at'],
  'left-at': ['unsub_time', 'unsubscribed_at', 'unsubscription_date', 'deleted_at'],
  'bounced-at': ['clean_time'],
  locale: ['locale', 'language', 'lang'],
  network: ['optin_ip', 'confirm_ip', 'ip_address', 'ip', 'signup_ip'],
  proof: [
    'referrer_url',
    'source',
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'unsub_reason',
    'unsub_campaign_title',
    'clean_campaign_title',
    'leid',
    'euid',
    'uuid',
  ],
  frequency: ['frequency'],
  hour: ['hour'],
  weekday: ['weekday'],
  'time-zone': ['time_zone'],
  'paused-until': ['paused_until'],
  lists: ['lists'],
  suppressions: ['suppressions'],
  receipts: ['receipts'],
}

const BY_NAME: Readonly<Record<string, ColumnField>> = Object.fromEntries(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as ColumnField])),
)

/** Systems told apart by the columns only they have. The first that fits counts. */
const FORMATS: readonly (readonly [format: string, ...columns: string[]])[] = [
  ['afterword', 'email', 'receipts', 'suppressions'],
  ['mailchimp', 'email_address', 'optin_time'],
  ['mailchimp', 'email_address', 'euid'],
  ['substack', 'email', 'email_disabled'],
  ['ghost', 'email', 'subscribed_to_emails'],
  ['buttondown', 'email', 'subscriber_type'],
  ['kit', 'email_address', 'first_name', 'state'],
  ['kit', 'email', 'first_name', 'status', 'tags'],
  ['listmonk', 'email', 'name', 'attributes'],
  ['beehiiv', 'email', 'status', 'tier'],
  ['curated', 'email_address', 'subscribed_at'],
]

/** `Email Address` and `email_address` are one. */
const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')

export interface Recognised {
  /** `mailchimp`, `afterword`, …; `other` for columns nobody else has. */
  readonly format: string
  /** What each column is, in the file's order. */
  readonly fields: readonly ColumnField[]
}

/**
 * Reads a file's header. Fields that only our own export has are taken only from one, because elsewhere `lists` and `hour` mean something else.
 * Of two columns of one name the first counts, but for proof and networks, which are kept side by side.
 */
export function recogniseColumns(header: readonly string[]): Recognised {
  const names = header.map(plain)
  const format =
    FORMATS.find(([, ...columns]) => columns.every((column) => names.includes(column)))?.[0] ?? 'other'
  const taken = new Set<ColumnField>()
  const fields = names.map((name): ColumnField => {
    const field = Object.hasOwn(BY_NAME, name) ? BY_NAME[name]! : ''
    if (OWN_FIELDS.has(field) && format !== 'afterword') return ''
    if (field !== 'proof' && field !== 'network' && taken.has(field)) return ''
    taken.add(field)
    return field
  })
  return { format, fields }
}
