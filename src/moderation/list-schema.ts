import * as v from 'valibot'
import { DOUBTS } from '../comments/public'
import { hostOf } from '../kernel/host'
import { parseId } from '../kernel/id'
import { choice, described, form, limit, optionalDay, optionalEmail, optionalLine, says } from '../web/fields'

export const STATUSES = ['held', 'published', 'rejected', 'spam', 'deleted', 'returned'] as const

/** The lists of the desk: one for each state, and what readers reported whatever its state. */
export const LISTS = ['held', 'reported', 'published', 'rejected', 'returned', 'spam', 'deleted'] as const
export type List = (typeof LISTS)[number]

/** The orders a list can have; nothing is the list's own. */
export const ORDERS = ['oldest', 'newest', 'riskiest'] as const
export type Order = (typeof ORDERS)[number] | ''

/** Why a comment waits, as one may ask for it (M-12); nothing is any reason. */
const HOLD_REASONS = ['', ...DOUBTS] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export const optionalNumber = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => parseId(text)),
)

/** `example.org`, however it was written: a whole address is taken by its host. */
const optionalHost = v.pipe(
  v.optional(v.string(), ''),
  described({ type: 'string', format: 'host' }),
  v.trim(),
  v.transform((text) => (text === '' ? '' : hostAsked(text))),
  v.check((host) => host !== undefined, says('field.host')),
  v.transform((host) => host ?? ''),
)

/** A look takes a port and numbers too; a rule (kernel/host) refuses a port, because it would reach further than it says. */
function hostAsked(text: string): string | undefined {
  const address = text.includes('://') ? text : `https://${text}`
  const host = URL.canParse(address) ? hostOf(new URL(address)) : ''
  return host.includes('.') || host.startsWith('[') ? host : undefined
}

/** A page of a list. An item that is no id opens nothing. */
export const ListQueue = form({
  status: v.optional(choice(LISTS), 'held'),
  order: v.optional(choice(['', ...ORDERS]), ''),
  why: v.optional(choice(HOLD_REASONS), ''),
  after: v.optional(v.string()),
  limit: limit(50, 25),
  item: optionalNumber,
  done: optionalNumber,
  bulk: optionalNumber,
  ban: optionalNumber,
})
export type ListQueue = v.InferOutput<typeof ListQueue>

/** What is looked for at the desk; every field may be blank. */
export const SearchComments = form({
  q: optionalLine(200),
  author: optionalLine(100),
  page: optionalLine(300),
  status: v.optional(choice(['', ...STATUSES]), ''),
  /** An author's address, whole. */
  address: optionalEmail,
  /** A host that comments lead to, those below it included. */
  host: optionalHost,
  /** A comment whose network is meant: networks have no names, and their hashes stay on the server. */
  network: optionalNumber,
  /** The same words as this comment has, whatever their case and marks. */
  text: optionalNumber,
  /** The same page as that of this comment. */
  thread: optionalNumber,
  why: v.optional(choice(HOLD_REASONS), ''),
  from: optionalDay,
  to: optionalDay,
  after: v.optional(v.string()),
})
export type SearchComments = v.InferOutput<typeof SearchComments>
