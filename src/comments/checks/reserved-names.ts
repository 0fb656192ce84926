import { parseEmail } from '../../kernel/email-address'
import { readingsOf } from '../../kernel/skeleton'
import type { Guard } from './read-guard'

/**
 * Whether a name is one of the team's or of the owner's list, or passes for one: other scripts, invisible characters, case, spaces, signs
 * and accents make no difference (UTS 39; S-1B).
 * @param proven the comparable form of an address that whoever writes has proven: somebody of the team may use every reserved name
 */
export function isReserved(
  { readings, addresses }: Pick<Guard, 'readings' | 'addresses'>,
  name: string,
  proven?: string,
): boolean {
  if (proven !== undefined && addresses.has(proven)) return false
  return [...readingsOf(name)].some((reading) => readings.has(reading))
}

/** The comparable form of the address that whoever posted a comment had proven, if they had. */
export const provenBy = (row: {
  readonly verified: number
  readonly author_email: string | null
}): string | undefined =>
  row.verified === 1 && row.author_email !== null ? parseEmail(row.author_email)?.key : undefined
