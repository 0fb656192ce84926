import { calledBy } from '../kernel/email-address'
import { idTime } from '../kernel/id'
import { isoTime } from '../kernel/time'
import { addressMark, domainMark, nameMarks, networkMark, patternMarks, provenMark } from './marks-of-writer'
import { type BanRow, ENDLESS, type ListedRow, STATE } from './queries'
import { TRAITS } from './schema'

/** What a ban knows a writer by. */
export interface Traits {
  readonly address?: { readonly key: string; readonly masked: string } | undefined
  readonly name?: string | undefined
  readonly network?: { readonly hash: string; readonly until: number } | undefined
  readonly domain?: string | undefined
  /** Whether the address and the domain count for certain only where the writer has proven the address. */
  readonly proven?: boolean | undefined
  /** Whether the name is one with a star, for all names of that kind. */
  readonly pattern?: boolean | undefined
}

/** A ban as the team sees it: no address and no hash in it. */
export interface Ban {
  readonly id: number
  readonly address: string | null
  readonly name: string | null
  readonly domain: string | null
  /** Whether `name` has a star for anything. */
  readonly pattern: boolean
  /** Until when its network can be known, if it has one. */
  readonly networkUntil: number | null
  /** Of the address and the domain: only where the address was proven. */
  readonly proven: boolean
  readonly silent: boolean
  readonly reason: string
  readonly commentId: number | null
  readonly madeAt: number
  readonly madeBy: { readonly id: number; readonly name: string }
  /** null: for ever. */
  readonly endsAt: number | null
  readonly state: 'in-force' | 'ended' | 'lifted'
  readonly lifted: { readonly at: number; readonly by: string } | null
}

export function toBan(row: ListedRow, now: number): Ban {
  const nameOf = (name: string | null, email: string | null) => calledBy(name, email) ?? ''
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    domain: row.domain,
    pattern: row.pattern === 1,
    networkUntil: row.network_until,
    proven: row.proven === 1,
    silent: row.silent === 1,
    reason: row.reason,
    commentId: row.comment_id,
    madeAt: idTime(row.id),
    madeBy: { id: row.made_by, name: nameOf(row.maker_name, row.maker_email) },
    endsAt: row.ends_at === ENDLESS ? null : row.ends_at,
    state: row.state === STATE.lifted ? 'lifted' : row.ends_at > now ? 'in-force' : 'ended',
    lifted:
      row.lifted_at === null ? null : { at: row.lifted_at, by: nameOf(row.lifter_name, row.lifter_email) },
  }
}

const namesMarks = (name: string, isPattern: boolean | undefined): readonly string[] =>
  isPattern ? patternMarks(name) : nameMarks(name)

type Mark = readonly [mark: string, endsAt: number]

/** What somebody types of themselves, and may be somebody else's. */
const typedMarks = ({ address, domain }: Traits): readonly string[] => [
  ...(address ? [addressMark(address.key)] : []),
  ...(domain === undefined ? [] : [domainMark(domain)]),
]

/** Whether a ban knows anything of its writer that can be proven. */
export const isTyped = (traits: Traits): boolean => typedMarks(traits).length > 0

/** What gives a banned writer away, and until when. */
export const marksOf = (traits: Traits, endsAt: number): readonly Mark[] => [
  ...typedMarks(traits).map((mark) => [traits.proven ? provenMark(mark) : mark, endsAt] as const),
  ...(traits.name === undefined
    ? []
    : namesMarks(traits.name, traits.pattern).map((mark) => [mark, endsAt] as const)),
  ...(traits.network
    ? [[networkMark(traits.network.hash), Math.min(endsAt, traits.network.until)] as const]
    : []),
]

/** What only makes one doubt: an address or a domain that was not proven, of a ban of proven ones. */
const doubtedMarks = (traits: Traits): readonly string[] => (traits.proven ? typedMarks(traits) : [])

/** All of a ban's marks, as `insertMarks` takes them. */
export const packMarks = (traits: Traits, endsAt: number): string =>
  JSON.stringify([...marksOf(traits, endsAt), ...doubtedMarks(traits).map((mark) => [mark, endsAt, 1])])

/** The same without ends, as `deleteMarks` takes them. */
export const namesOfMarks = (traits: Traits): readonly string[] => [
  ...marksOf(traits, 0).map(([mark]) => mark),
  ...doubtedMarks(traits),
]

export const traitsOf = (row: BanRow): Traits => ({
  address: row.address_key === null ? undefined : { key: row.address_key, masked: row.address ?? '' },
  name: row.name ?? undefined,
  network: row.network ? { hash: row.network, until: row.network_until ?? 0 } : undefined,
  domain: row.domain ?? undefined,
  proven: row.proven === 1,
  pattern: row.pattern === 1,
})

/** For the log, which is never erased: what kinds of traits and how long, never whose. */
export const stateOfBan = (traits: Traits, endsAt: number, silent: boolean) => ({
  by: TRAITS.filter((trait) => traits[trait] !== undefined)
    .map((trait) => (trait === 'name' && traits.pattern ? 'pattern' : trait))
    .join(' '),
  until: endsAt === ENDLESS ? 'ever' : isoTime(endsAt),
  how: silent ? 'silent' : 'open',
  ...(traits.proven && { who: 'proven' }),
})

/** A ban for whoever it is about and asks for all that is kept of them. */
export const toOwnBan = (row: BanRow) => ({
  since: isoTime(idTime(row.id)),
  until: row.ends_at === ENDLESS ? null : isoTime(row.ends_at),
  lifted: row.lifted_at === null ? null : isoTime(row.lifted_at),
})
