import { isoTime } from '../kernel/time'
import type { ReceiptRow } from '../subscribers/public'
import type { WholePerson } from './read-person'

const when = (at: number | null): string | null => (at === null ? null : isoTime(at))

/** A receipt as scripts and files see it: times in ISO 8601, what is JSON in the database as it is meant. */
export const receiptFile = (receipt: ReceiptRow) => ({
  source: receipt.source,
  form: receipt.form_id,
  version: receipt.version,
  words: receipt.words,
  lists: JSON.parse(receipt.lists) as unknown,
  wishes: JSON.parse(receipt.wishes) as unknown,
  locale: receipt.locale,
  page: receipt.page,
  requestedAt: isoTime(receipt.requested_at),
  requestNetwork: receipt.request_network,
  requestAgent: receipt.request_agent,
  mailId: receipt.mail_id === null ? null : String(receipt.mail_id),
  confirmedAt: when(receipt.confirmed_at),
  confirmNetwork: receipt.confirm_network,
  confirmAgent: receipt.confirm_agent,
  ...(receipt.proof !== null && { file: JSON.parse(receipt.proof) as unknown }),
})

/** Everything known of one subscriber, for a request of access (GDPR 15, 20). */
export const personFile = (person: WholePerson) => ({
  email: person.email,
  name: person.name,
  status: person.status,
  locale: person.locale,
  frequency: person.frequency,
  hour: person.hour,
  weekday: person.weekday,
  timeZone: person.time_zone,
  pausedUntil: when(person.paused_until),
  createdAt: isoTime(person.created_at),
  confirmedAt: when(person.confirmed_at),
  unsubscribedAt: when(person.unsubscribed_at),
  lists: person.lists.map(({ list_id, joined_at, left_at }) => ({
    id: list_id,
    joinedAt: isoTime(joined_at),
    leftAt: when(left_at),
  })),
  receipts: person.receipts.map(receiptFile),
  suppressions: person.stops.map(({ reason, source, created_at }) => ({
    reason,
    source,
    since: isoTime(created_at),
  })),
  mails: person.mails.map(({ kind, state, created_at }) => ({ kind, state, at: isoTime(created_at) })),
  actions: person.actions.map(({ action, actor, created_at }) => ({
    action,
    by: actor.startsWith('person:') ? 'team' : actor,
    at: isoTime(created_at),
  })),
})
