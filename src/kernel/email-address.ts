// What a mail server would take, no more: RFC 5321 in the form people type. Quoted local parts, comments, groups and
// address literals are valid on paper, refused by most servers, and the classic way into a header (S29).

/** RFC 5321, 4.5.3.1.3 (a path of 256 octets less its angle brackets). */
export const EMAIL_MAX = 254

export interface EmailAddress {
  /** As typed, with the domain in lower case and IDN as punycode: where mail goes. */
  readonly address: string
  /** For comparing: all in lower case. Dots and plus tags are kept; what they mean is the mailbox's business. */
  readonly key: string
}

const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u
// Two hyphens in the third and fourth place are kept for punycode (RFC 5890, 2.3.1).
const LABEL = /^(?=.{1,63}$)(?:xn--|(?!..--))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/
/** Names that no mail server is found by (RFC 6761, 6.3 and 6.4; RFC 7686). */
const NOWHERE = /^(?:localhost|invalid|onion)$/

/** @returns undefined for what no mail server would take; never throws, whatever the text. */
export function parseEmail(text: string): EmailAddress | undefined {
  const typed = text.trim()
  if (typed.length > EMAIL_MAX || !typed.isWellFormed()) return undefined
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at).normalize('NFC')
  const domain = at > 0 ? domainName(typed.slice(at + 1)) : undefined
  // 64 octets, RFC 5321, 4.5.3.1.1; the regular expression has no nested quantifier over one class
  if (!domain || octets(local) > 64 || !LOCAL.test(local)) return undefined
  const address = `${local}@${domain}`
  return octets(address) > EMAIL_MAX ? undefined : { address, key: address.toLowerCase() }
}

/** Limits of mail are counted in octets of UTF-8, not in characters. */
const octets = (text: string): number => new TextEncoder().encode(text).length

function domainName(text: string): string | undefined {
  // The URL parser does IDNA (UTS 46) but also takes ports, paths and IPv4 in every spelling: keep those out first.
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(text)) return undefined
  let host: string
  try {
    host = new URL(`http://${text}`).hostname
  } catch {
    // Not a host name under IDNA.
    return undefined
  }
  const labels = host.split('.')
  const plausible =
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1)!) &&
    !NOWHERE.test(labels.at(-1)!)
  return plausible && host.length <= 253 ? host : undefined
}

/** How one of the team is called among the others: by name, or by the masked address; null for who is gone. */
export const calledBy = (name: string | null, email: string | null): string | null =>
  name || (email === null ? null : maskEmail(email))

/** `j•••@example.com`: enough for its owner to know it, too little for anybody else (N-22). */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return `${[...address][0] ?? ''}•••${address.slice(at)}`
}
