import { networkMark } from '../../bans/public'
import { parseEmail } from '../../kernel/email-address'
import { hostAndParents, hostOf } from '../../kernel/host'
import { hashAddress } from '../../platform/hash'

/** What ties a comment to others: who wrote it, from where, and where it leads. */
export interface Tied {
  readonly author_email: string | null
  readonly author_url: string | null
  readonly network: string | null
  readonly html: string
}

/** More hosts than this in one comment say nothing that the first do not. */
const HOSTS = 10

export const hostMark = (host: string): string => `host:${host}`
/** @returns undefined for what is no address. The mark holds its keyed hash only. */
export async function addressMark(hashKey: string, address: string): Promise<string | undefined> {
  const email = parseEmail(address)
  return email && `address:${await hashAddress(hashKey, email.key)}`
}

/** The hosts a comment leads to, its author's website among them, in the order they come. */
export const hostsOf = (tied: Pick<Tied, 'html' | 'author_url'>): readonly string[] =>
  allHostsOf(tied).slice(0, HOSTS)

/** The same, all of them: for rules, which nobody gets past by one link more. */
export function allHostsOf({ html, author_url }: Pick<Tied, 'html' | 'author_url'>): readonly string[] {
  const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href!)
  const hosts = [...(author_url === null ? [] : [author_url]), ...links].flatMap((href) => {
    const url = URL.canParse(href) ? new URL(href) : undefined
    return url && /^https?:$/.test(url.protocol) ? [hostOf(url)] : []
  })
  return [...new Set(hosts)]
}

/** `a.b.example.org` is found by `b.example.org` and `example.org` too. */
const namesOf = (host: string): readonly string[] =>
  hostAndParents(host).filter((name) => name.includes('.') || name === host)

/** Everything the index shall find a comment by exactly. */
export async function marksOf(hashKey: string, tied: Tied): Promise<readonly string[]> {
  const address = tied.author_email === null ? undefined : await addressMark(hashKey, tied.author_email)
  return [
    ...new Set([
      ...hostsOf(tied).flatMap(namesOf).map(hostMark),
      ...(tied.network === null ? [] : [networkMark(tied.network)]),
      ...(address === undefined ? [] : [address]),
    ]),
  ]
}
