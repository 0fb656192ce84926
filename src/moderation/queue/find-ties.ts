import { networkMark } from '../../bans/public'
import { addressMark, hostMark, hostsOf } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import { countMarked } from '../../search/public'
import type { Site } from '../../sites/public'
import type { ItemRow } from '../queries'

/** How many other comments of the site share something with this one; beyond `counted` they are more than that. */
export interface Ties {
  readonly address: number
  readonly network: number
  readonly hosts: readonly { readonly host: string; readonly count: number }[]
  readonly counted: number
}

const HOSTS_SHOWN = 3

/**
 * What ties a comment to others: the same address, the same network (as long as its salt is not forgotten), the same links (M-20). One round
 * trip to the index, none for a comment without any of them; one row read for each that is counted and one more, of five at most.
 */
export async function findTies(
  ctx: Pick<Ctx, 'config' | 'search'>,
  site: Site,
  row: Pick<ItemRow, 'author_email' | 'author_url' | 'network' | 'html'>,
  counted: number,
): Promise<Ties> {
  const hosts = hostsOf(row).slice(0, HOSTS_SHOWN)
  const address =
    row.author_email === null ? undefined : await addressMark(ctx.config.hashKey, row.author_email)
  const network = row.network === null ? undefined : networkMark(row.network)
  const marks = [address, network, ...hosts.map(hostMark)].filter((mark) => mark !== undefined)
  // The comment finds itself too, and one more tells that there are more.
  const counts = await countMarked(ctx, site.id, marks, counted + 2)
  const others = (mark: string | undefined): number =>
    mark === undefined ? 0 : Math.max(0, (counts[marks.indexOf(mark)] ?? 0) - 1)
  return {
    address: others(address),
    network: others(network),
    hosts: hosts.map((host) => ({ host, count: others(hostMark(host)) })),
    counted,
  }
}
