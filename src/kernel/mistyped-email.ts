// Where most mailboxes are. Also those that differ by one letter from another: who has one of them did not mistype the other.
const PROVIDERS = [
  ...[
    'gmail.com',
    'googlemail.com',
    'hotmail.com',
    'outlook.com',
    'yahoo.com',
    'icloud.com',
    'protonmail.com',
  ],
  ...[
    'mail.com',
    'ymail.com',
    'email.com',
    'hotmail.co.uk',
    'hotmail.fr',
    'hotmail.es',
    'hotmail.it',
    'hotmail.de',
  ],
  ...[
    'yahoo.co.uk',
    'yahoo.co.jp',
    'yahoo.co.in',
    'yahoo.fr',
    'yahoo.de',
    'yahoo.es',
    'yahoo.it',
    'yahoo.ca',
  ],
  ...['outlook.de', 'outlook.fr', 'outlook.es', 'outlook.it', 'outlook.jp', 'docomo.ne.jp', 'freenet.de'],
  ...[
    't-online.de',
    'orange.fr',
    'wanadoo.fr',
    'laposte.net',
    'libero.it',
    'onet.pl',
    'interia.pl',
    'ukr.net',
  ],
]

/** Shorter names are too near to one another. */
const SHORTEST = 8

/**
 * An address whose host is one slip away from a well-known one (V-26): `ada@gmial.com` → `ada@gmail.com`. A guess to be offered, never a reason to
 * refuse. @returns undefined for every other address
 */
export function meantAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1).toLowerCase()
  if (host.length < SHORTEST - 1 || PROVIDERS.includes(host)) return undefined
  const meant = PROVIDERS.find((provider) => provider.length >= SHORTEST && isOneSlip(host, provider))
  return meant && `${address.slice(0, at)}@${meant}`
}

/** One letter too many, too few or other, or two that changed places. */
function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false
  let from = 0
  while (from < meant.length && typed[from] === meant[from]) from++
  let end = 0
  while (end < Math.min(typed.length, meant.length) - from && typed.at(-1 - end) === meant.at(-1 - end)) end++
  const [wrong, right] = [typed.slice(from, typed.length - end), meant.slice(from, meant.length - end)]
  if (wrong.length <= 1 && right.length <= 1) return true
  return wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0]
}
