import type { BounceKind } from './bounce'

/** What a mail server says of one recipient (RFC 3464, 2.3), as it says it. */
export interface RecipientReport {
  readonly action: string
  readonly status: string
  readonly diagnostic: string
  /** Whose mailbox it is: `Final-Recipient` without its type. */
  readonly recipient?: string
}

// Two questions, in this order. Does the server say why it takes no mail, or not this one, or not now? Then it does not say that nobody
// lives there, whatever code it wears: many answer 550 to a mailbox that is full. Only then: does it say that nobody does?

/** Words for: full, too big, too fast, spam, policy, not from us, a server that is away, a loop. */
const NOT_GONE = new RegExp(
  [
    String.raw`quota|(mailbox|mail box|inbox|storage|disk|account|folder)\b[^.\n]{0,40}\bfull\b|exceed|over (the )?(allowed )?(size|limit)`,
    'too (big|large|long|many|much|fast|often|old)|size limit|insufficient|not enough (space|storage)|out of (memory|disk)',
    String.raw`\bspam|junk|virus|malware|phish|black ?list|\bblock(ed|ing|list)|\bd?n?s?rbl\b|reputation|\bspf\b|\bdkim\b|\bdmarc\b|\bptr\b`,
    'authenticat|authori[sz]ed|polic(y|ies)|prohibited|administrative|banned|relay|gr[ae]y ?list|restrict',
    String.raw`temporar|try again later|\bdefer|delayed|timed? ?out|expired|retry|\bloop|too many hops|hop count`,
    'suspend|(is|been|was) disabled|deactivat|is inactive|frozen|locked|on hold',
    'reverse (dns|lookup)|connection (refused|reset|timed|lost)|unreachable|overload|busy|maintenance|malformed or unexpected',
    String.raw`(sender|return[- ]path|mail from|originator)[^.\n]{0,40}(not|invalid|unknown|denied|rejected|does)|invalid ip|verify sender`,
    'could ?n.?t create|procmail|mail system problem|syntax error|8-?bit|bare lf',
  ].join('|'),
  'i',
)

/** The same, said outside of the other server's reply: about the sender, or by the server that gave up. */
const ELSEWHERE =
  /quota|mailbox (is )?full|not enough disk space|(is|been|was) disabled|suspended|spamhaus|after mail from|warning message only|code\s*:?\s*4\d\d\b|of sender|system is full/i

/** Words for: nobody of that name, no such host, moved away, a domain that takes no mail. */
const GONE = new RegExp(
  [
    String.raw`(user|mailbox|recipient|addressee|account|address|alias|name|userid)\b[^\n]{0,80}?\b(unknown|not found|unavailable|invalid|does ?n['o]t exist|not exist|not known|no longer|(isn['o]t|is not|not) (a )?(valid|known|listed|registered|our customer)|wasn.?t found)`,
    String.raw`\b(unknown|invalid|no such|bad|illegal|non-?existent|not a valid|not a known|no valid)\b[^\n]{0,20}\b(user|mailbox|recipient|address|account|person|alias|userid|host|domain|destination)`,
    String.raw`mailbox unavailable|no mailbox|not listed in|does ?n['o]t have an? [^\n]{0,40}(account|mailbox|user)|user lookup|not our customer|dd this user`,
    String.raw`(host|domain)[^\n]{0,60}\b(unknown|not found|may not exist|does ?n['o]t exist|not reachable)|could ?n['o]t find (any host|a mail exchanger)|unrout(e)?able|name service error|dns lookup failure|no mx\b|no smtp service`,
    String.raw`recipient address rejected\.?\s*($|\(in reply)`,
    'null ?mx|does ?n.?t accept (any )?mail|not accepting network messages|has moved|no longer (valid|exists|available)',
  ].join('|'),
  'i',
)

/**
 * Said of the letter: the server took the address, and refused when the letter followed. Filters, of phones in Japan above all, say
 * "user unknown" then, to shut a sender out; KDDI's name nobody. A server left with no valid recipients did refuse the address.
 */
const OF_THE_LETTER =
  /in reply to (end of )?DATA\b|after end of data|>>> DATA\b(?![\s\S]*no valid recipients)|command\s+DATA\b|550:? : User unknown/i
/** Of no letter, whenever it is said. */
const NO_ACCOUNT = /does ?n['o]t have an? [^\n]{0,40}\baccount/i

/** Not now; full, too big, everything of content, policy and security (RFC 3463, 3.3 to 3.8). */
const NOT_GONE_STATUS = /^(4\.|5\.(1\.[78]|2\.[23]|3\.[345]|[67]\.))/
/** Bad mailbox, host or syntax; moved; null MX, which Exchange uses for a recipient not found (RFC 3463, 3.2; RFC 7505). */
const BAD_ADDRESS = /^5\.1\.([12346]|10)$/
/** No such host, no route to it (RFC 3463, 3.5). */
const NO_WAY_THERE = /^5\.4\.[14]$/

/**
 * What a report says of its recipient (B2).
 * @param own the server's words around it, for servers that give no code
 * @returns undefined if that is nothing about the address
 */
export function reportClass(recipient: RecipientReport, own: string): BounceKind | undefined {
  const { action, diagnostic, status } = recipient
  if (action === 'delivered') return 'delivered'
  if (action === 'relayed' || action === 'expanded') return undefined
  if (action === 'delayed') return 'soft'
  const words = withoutName(own, recipient.recipient ?? '')
  const reply = withoutName(diagnostic, recipient.recipient ?? '')
  const around = withoutAddresses(words)
  const said = wordsOf(reply === '' ? replyIn(words) : reply)
  const codes = codesIn(said)
  // The server's own code stands in its words; `Status` is often no more than 5.0.0 (RFC 3464, 2.3.4).
  const given = codes.length > 0 ? codes : [status]
  if (/^([\w-]+;)?\s*4\d\d[ ,-]/.test(said)) return 'soft'
  if (NOT_GONE.test(said) || given.some((code) => NOT_GONE_STATUS.test(code))) return 'soft'
  if (ELSEWHERE.test(around) || ELSEWHERE.test(withoutAddresses(reply))) return 'soft'
  if (given.some((code) => BAD_ADDRESS.test(code)) || NO_ACCOUNT.test(said)) return 'hard'
  if (OF_THE_LETTER.test(own) || OF_THE_LETTER.test(diagnostic)) return 'soft'
  if (given.some((code) => NO_WAY_THERE.test(code)) || GONE.test(said)) return 'hard'
  if (diagnostic === '' && GONE.test(around) && !NOT_GONE.test(around)) return 'hard'
  return action === 'failed' || codes.length > 0 ? 'soft' : undefined
}

/** Addresses of pages and people hold words of their own. What stands before one, as in `MAIL FROM:<…>`, is none of it. */
const withoutAddresses = (text: string): string => withoutPeople(text.replace(PAGE, '…'))

const PAGE = /https?:\/\/\S+/g

const withoutPeople = (text: string): string =>
  text.replace(/<[^<>\s]*>|"(?:\\.|[^"\\\n]){0,64}"@\S+|[^\s<>:]+@\S+/g, '…')

/**
 * Servers also name the mailbox without its host: `unknown user: spam-quota`. A name that is a single word stays, for it may be theirs;
 * read as a reason it makes the bounce soft, which harms nobody.
 */
function withoutName(text: string, address: string): string {
  const name = address.replace(/@[^@]*$/, '')
  if (!/[a-z]/i.test(name) || !/[^a-z]/i.test(name)) return text
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return text.replace(new RegExp(`(?<![\\w@.+-])${escaped}(?![\\w+-])`, 'gi'), '…')
}

/** Of a reply that is nothing but the address of a page, that: servers that block link to the list they asked. */
function wordsOf(text: string): string {
  const words = withoutAddresses(text)
  return (hasWords(words) ? words : withoutPeople(text)).slice(0, 600)
}

const hasWords = (text: string): boolean => /[a-z]{3}/i.test(text.replace(/^[\w-]+;/, ''))

const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g)].map(([, code]) => code!)

/** The other server's reply, with the line it goes on in; all of the words if none stands out. */
function replyIn(own: string): string {
  const reply = /(?<![\d.:[(-])\b[45]\d\d[ -][^\n]*(?:\n[ \t]*\S[^\n]*)?/.exec(own)?.[0]
  return reply !== undefined && hasWords(withoutAddresses(reply)) ? reply : own
}
