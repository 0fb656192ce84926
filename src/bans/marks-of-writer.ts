import { parseEmail } from '../kernel/email-address'
import { hostAndParents } from '../kernel/host'
import { readingsOf } from '../kernel/skeleton'
import { hashAddress } from '../platform/hash'

/** Who writes, as far as that can be told. */
export interface Writer {
  readonly address: string | null | undefined
  /** Whether they have proven it. */
  readonly proven: boolean
  readonly name: string
  /** Hashes of where they write from, under every salt that is not forgotten. */
  readonly networks: readonly string[]
  /** Where their links lead, their website among them. */
  readonly hosts: readonly string[]
}

/** The search index has it by the same name. */
export const networkMark = (network: string): string => `network:${network}`
export const domainMark = (domain: string): string => `domain:${domain}`
export const addressMark = (addressKey: string): string => `address:${addressKey}`

/** What a ban of proven ones alone goes by: shown only by who has proven the address. */
export const provenMark = (mark: string): string => `proven-${mark}`

const NAME = 'name:'

/**
 * Every way a name can be read: whoever signs with look-alike letters, other case, spaces or accents is still who they are (UTS 39). In small letters alone:
 * names that share a reading share it so, too, and whoever writes pays a row for each.
 */
export const nameMarks = (name: string): readonly string[] => [
  ...new Set([...readingsOf(name)].map((reading) => `${NAME}${reading.toLowerCase()}`)),
]

const LIKE = 'like:'

/** The same for a pattern, a name with a star at one end or both: pieces of a text that `textOfNames` makes. */
export const patternMarks = (pattern: string): readonly string[] =>
  nameMarks(pattern).map((mark) => {
    const from = pattern.startsWith('*') ? '' : '^'
    return `${LIKE}${from}${mark.slice(NAME.length)}${pattern.endsWith('*') ? '' : '$'}`
  })

/** What patterns are looked for in: the names of a writer's marks, each between its ends. Empty for who has none. */
export const textOfNames = (marks: readonly string[]): string =>
  marks
    .filter((mark) => mark.startsWith(NAME))
    .map((mark) => `^${mark.slice(NAME.length)}$`)
    .join('')

/** Whether one of a ban's marks gives a writer away. */
export function knows(banMarks: readonly string[]): (marks: readonly string[]) => boolean {
  const exact = new Set(banMarks)
  const pieces = banMarks.filter((mark) => mark.startsWith(LIKE)).map((mark) => mark.slice(LIKE.length))
  return (marks) => {
    const names = textOfNames(marks)
    return marks.some((mark) => exact.has(mark)) || pieces.some((piece) => names.includes(piece))
  }
}

/** No ban is by a domain of more labels: what is looked at of a host stays few names, however long a writer makes it. */
export const LABELS_MAX = 8
/** Of one writer so many hosts are looked at. What leads to more is read by a moderator, whatever the site's settings (comments/checks/assess.ts): nobody hides behind the rest. */
export const HOSTS_MAX = 50

/** `mail.shop.example` is `shop.example` too, never a piece of a name. A last label alone is nobody's. */
const domainMarks = (host: string): readonly string[] =>
  hostAndParents(host, LABELS_MAX)
    .filter((name) => /[.[]/.test(name))
    .map(domainMark)

/**
 * All that a ban may know a writer by. Addresses are compared as kernel/email-address.ts compares them: case makes no difference, dots and plus tags
 * do, because only the mailbox knows what they mean.
 */
export async function marksOfWriter(hashKey: string, writer: Writer): Promise<readonly string[]> {
  const email = writer.address == null ? undefined : parseEmail(writer.address)
  const typed = email
    ? [
        addressMark(await hashAddress(hashKey, email.key)),
        ...domainMarks(email.key.slice(email.key.lastIndexOf('@') + 1)),
      ]
    : []
  return [
    ...new Set([
      ...typed,
      ...(writer.proven ? typed.map(provenMark) : []),
      ...nameMarks(writer.name),
      ...writer.networks.map(networkMark),
      ...writer.hosts.slice(0, HOSTS_MAX).flatMap(domainMarks),
    ]),
  ]
}
