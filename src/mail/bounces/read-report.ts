import PostalMime from 'postal-mime'
import type { BounceKind } from './bounce'
import { type RecipientReport, reportClass } from './report-class'
import { REPORT_TOKEN } from './report-token'

/** A mail that came back, or a complaint. */
export interface Report {
  readonly kind: BounceKind
  /** Tokens that stand in it, wherever; each has to prove itself (report-token.ts). */
  readonly tokens: readonly string[]
}

/** So much of what it says, and of the mail it brings back, is looked at. */
const TEXT_MAX = 20_000

/**
 * Reads what a mail server sends back: a delivery report (RFC 3464), a complaint (RFC 5965), or the plain words of servers older than both.
 * Everything else, a vacation reply above all, says nothing about an address.
 * @param raw the mail as it came, at most a few megabytes
 * @returns nothing for what is no report
 */
export async function readReport(raw: ArrayBuffer | Uint8Array | string): Promise<Report | undefined> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 20,
    maxHeadersSize: 200_000,
  })
  const parts = mail.attachments.map(({ mimeType, content }) => ({ mimeType, text: textOf(content) }))
  const of = (type: RegExp) => parts.filter(({ mimeType }) => type.test(mimeType)).map(({ text }) => text)
  const text = mail.text || wordsOfHtml(mail.html ?? '') || (parts.length === 0 ? bodyOf(raw) : '')
  const tokens = tokensIn([text, ...parts.map((part) => part.text)])

  const [complaint] = of(/^message\/feedback-report$/i)
  if (complaint !== undefined) {
    // Types other than these say nothing of this reader: not-spam, opt-out of lists, authentication, virus.
    const type = fieldsOf(complaint).get('feedback-type')?.toLowerCase()
    return type === 'abuse' || type === 'fraud' ? { kind: 'complaint', tokens } : undefined
  }
  const [status] = of(/^message\/(global-)?delivery-status$/i)
  const own = ownWords(text)
  const kinds = recipientsIn(status ?? '').map((recipient) => reportClass(recipient, own))
  // One recipient a mail: where a server tells of several, it forwarded ours to all of them, and one that has it will do.
  const kind = BEST_FIRST.find((each) => kinds.includes(each))
  if (kind !== undefined) return { kind, tokens }
  if (status !== undefined || isAnswer(mail.headers)) return undefined
  const worded = reportClass({ action: '', status: '', diagnostic: '' }, own)
  return worded === undefined ? undefined : { kind: worded, tokens }
}

const BEST_FIRST: readonly BounceKind[] = ['delivered', 'soft', 'hard']

/** The fields of each recipient in a delivery report; the block about the mail as a whole is left out. */
export function recipientsIn(status: string): readonly RecipientReport[] {
  return status
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map(fieldsOf)
    .filter((fields) => fields.has('action') || fields.has('final-recipient') || fields.has('status'))
    .map((fields) => ({
      action: (fields.get('action') ?? '').toLowerCase().replace(/[^a-z].*$/, ''),
      status: /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: fields.get('diagnostic-code') ?? '',
      recipient: (fields.get('final-recipient') ?? '').replace(/^[\w-]+;\s*/, '').replace(/^<(.*)>$/, '$1'),
    }))
}

/** Unfolds (RFC 5322, 2.2.3). Of a field that stands twice the first counts. */
function fieldsOf(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? []
    if (name !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), (value ?? '').trim())
  }
  return fields
}

/** What the server itself says, without the mail it brings back below. */
const ownWords = (text: string): string => text.slice(0, TEXT_MAX).split(BROUGHT_BACK, 1)[0]!

const BROUGHT_BACK =
  /\n(?:[ \t>]*-*[ \t]*(?:(?:below(?: this line)? is |included is |this is )?(?:a )?copy of|original message|(?:begin )?forwarded message|returned message|message headers?)\b|Received: ?|Return-Path:)[^\n]*/i

/** A multipart whose boundary nobody wrote into it shows nothing: then what stands there is read as it is. */
function bodyOf(raw: ArrayBuffer | Uint8Array | string): string {
  const whole = textOf(raw).replaceAll('\r\n', '\n')
  return whole.slice(whole.indexOf('\n\n') + 1)
}

const wordsOfHtml = (html: string): string =>
  html
    .slice(0, TEXT_MAX)
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|p|div|tr|li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')

/**
 * Written by somebody's mail program in answer (RFC 3834, 5): never a report. Exim calls its own reports answers too, but says that they
 * come from no person.
 */
function isAnswer(headers: readonly { readonly key: string; readonly value: string }[]): boolean {
  const has = (name: RegExp, value: RegExp) =>
    headers.some((each) => name.test(each.key) && value.test(each.value))
  if (
    has(/^(from|sender)$/, /mailer-daemon|mail delivery|post_?master|mail ?system/i) ||
    has(/^x-failed-recipients$/, /./)
  )
    return false
  return (
    has(/^auto-submitted$/, /auto-replied/i) ||
    has(/^x-(autoreply|autorespond|vacation)/, /./) ||
    has(/^precedence$/, /auto_reply/i) ||
    has(/^subject$/, /^(re|aw):|out of( the)? office|auto(matic)?[ -]?(reply|response)|vacation|abwesen/i)
  )
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  if (typeof content === 'string') return content.slice(0, TEXT_MAX)
  return new TextDecoder().decode(new Uint8Array(content).subarray(0, TEXT_MAX))
}

/** Whole words of our alphabet and length; relays fold long header lines, so blanks inside one are closed first. */
function tokensIn(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap(
    (text) => text.toLowerCase().match(/(?<![a-z0-9])[a-z2-7]{53}(?![a-z0-9])/g) ?? [],
  )
  return [...new Set(words.filter((word) => REPORT_TOKEN.test(word)))].slice(0, 20)
}
