import * as v from 'valibot'
import { EMAIL_MAX } from '../kernel/email-address'
import { DAY_MS, HOUR_MS } from '../kernel/time'
import { choice, form, line, optionalDay, optionalLine, says } from '../web/fields'
import { ENDLESS } from './queries'

/** What a writer can be known by. Networks have no name anybody could type: only a comment gives one away. */
export const TRAITS = ['address', 'name', 'network', 'domain'] as const

/** How long; `date` is a day of its own. */
export const ENDS = ['hour', 'day', 'week', 'month', 'ever', 'date'] as const

/** Open: the writer is told, with the end. Silent: what they write waits, and they see it wait. */
export const HOWS = ['open', 'silent'] as const

/** Whom a ban by address or domain stops: whoever gives it, or only who has proven it; what others sign with it waits then (M-32). */
export const WHOM = ['everybody', 'proven'] as const

/** In graphemes. */
export const REASON_MAX = 200

const SPAN_MS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const

/** How long and how. */
export const termFields = {
  end: v.optional(choice(ENDS), 'week'),
  until: optionalDay,
  how: v.optional(choice(HOWS), 'open'),
} as const

const whom = v.optional(choice(WHOM), 'everybody')

const terms = form(termFields)
export type Terms = v.InferOutput<typeof terms>

/** When a ban ends that is made now; a day is meant whole. @returns undefined for a day that is missing or over */
export function endOf({ end, until }: Pick<Terms, 'end' | 'until'>, now: number): number | undefined {
  if (end === 'ever') return ENDLESS
  if (end !== 'date') return now + SPAN_MS[end]
  return until !== undefined && until + DAY_MS > now ? until + DAY_MS : undefined
}

/** A box of a form, or a word of JSON. */
const ticked = v.pipe(
  v.optional(v.union([v.string(), v.boolean()]), ''),
  v.transform((said) => said === true || said === 'yes'),
)

/** A ban typed by hand. */
export const NewBan = form({
  by: choice(['address', 'name', 'domain']),
  what: line(EMAIL_MAX),
  ...termFields,
  who: whom,
  /** One from a comment has the comment for its reason; this has none but what is said (M-32). */
  reason: line(REASON_MAX),
  /** Pressed again after a warning that it would hit many. */
  sure: ticked,
})
export type NewBan = v.InferOutput<typeof NewBan>

/** What to do with what waits of whoever is banned. */
export const DECIDES = ['', 'reject', 'spam', 'delete'] as const

/** The fields of a ban made from a comment: by which of its traits, and what becomes of the others that wait. */
export const BanAuthorForm = form({
  'by-address': ticked,
  'by-name': ticked,
  'by-network': ticked,
  /** One of the comment's domains; blank: none. */
  domain: optionalLine(253),
  ...termFields,
  who: whom,
  reason: optionalLine(REASON_MAX),
  decide: v.optional(choice(DECIDES), ''),
  sure: ticked,
})

export const BanAuthor = v.pipe(
  BanAuthorForm,
  v.transform(({ 'by-address': address, 'by-name': name, 'by-network': network, domain, ...rest }) => ({
    by: { address, name, network, domain },
    ...rest,
  })),
)
export type BanAuthor = v.InferOutput<typeof BanAuthor>

/** Another end or manner for a ban that is there, or none of it any more. Whom it stops stays as it is unless that is said, too. */
export const ChangeBan = form({
  change: choice(['end', 'lift']),
  ...termFields,
  who: v.optional(choice(WHOM)),
})
export type ChangeBan = v.InferOutput<typeof ChangeBan>

/** Which bans; a page of them. */
export const BAN_LISTS = ['in-force', 'ended', 'lifted'] as const
export const ListBans = form({
  list: v.optional(choice(BAN_LISTS), 'in-force'),
  after: v.optional(v.string(says('field.text'))),
})
export type ListBans = v.InferOutput<typeof ListBans>
