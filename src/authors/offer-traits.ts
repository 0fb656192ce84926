import { LABELS_MAX, type Traits } from '../bans/public'
import { hostsOf } from '../comments/public'
import { maskEmail, parseEmail } from '../kernel/email-address'
import { hostAndParents } from '../kernel/host'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import { networkForgottenAt } from '../platform/network'
import type { findWriter } from './queries'

/** What the writer of a comment can be banned by. */
export interface Offer {
  readonly address: Traits['address']
  /** Whether it was proven; one that was only typed may be somebody else's. */
  readonly proven: boolean
  readonly name: string
  /** As long as the salt of its day lives. */
  readonly network: Traits['network']
  /** Of the address, then of the links. */
  readonly domains: readonly string[]
}

const DOMAINS = 5

export async function offerTraits(
  ctx: Pick<Ctx, 'config' | 'clock'>,
  row: NonNullable<ReturnType<typeof findWriter>['row']>,
): Promise<Offer> {
  const email = row.author_email === null ? undefined : parseEmail(row.author_email)
  const until = networkForgottenAt(row.created_at)
  const ofAddress = email?.key.slice(email.key.lastIndexOf('@') + 1)
  return {
    address: email && {
      key: await hashAddress(ctx.config.hashKey, email.key),
      masked: maskEmail(email.address),
    },
    proven: row.verified === 1,
    name: row.author_name,
    network: row.network !== null && until > ctx.clock.now() ? { hash: row.network, until } : undefined,
    // As much of each as a ban can be by.
    domains: [
      ...new Set(
        [...(ofAddress ? [ofAddress] : []), ...hostsOf(row)].flatMap((host) =>
          hostAndParents(host, LABELS_MAX).slice(0, 1),
        ),
      ),
    ].slice(0, DOMAINS),
  }
}
