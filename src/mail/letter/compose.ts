import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import { parseEmail } from '../../kernel/email-address'
import { encodePathId } from '../../kernel/id'
import { truncate } from '../../kernel/text'
import type { Config } from '../../platform/config'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import { HopelessJob } from '../../platform/outbox'
import { sealReport } from '../bounces/report-token'
import type { Block, Mail } from '../mail'
import { encodeHeader, headerText, SUBJECT_MAX } from './header-text'
import { letterHtml } from './letter'
import { letterText } from './letter-text'
import { DEFAULT_LOOK, type Look } from './look'
import type { Message } from './message'

/** Gmail cuts what is longer, and with it the way out. */
export const HTML_MAX_BYTES = 102_000
const NAME_MAX = 80

/**
 * Makes the letter: both parts from one list of blocks, and its headers. A header can hold no line break and no second recipient, whatever
 * the names and subjects are (L4, S-15).
 * @param id of the mail's log row
 * @param look of the mail's site
 * @throws HopelessJob if MAIL_FROM or the way out is not an address
 */
export async function composeMail(
  ctx: Pick<Ctx, 'config' | 'clock'>,
  mail: Mail,
  to: string,
  id: number,
  look: Look = DEFAULT_LOOK,
): Promise<Message> {
  const sender = senderAddress(ctx.config.senders[mail.sender ?? 'notices'].from)
  const report = await reportTo(ctx.config, to, id)
  const siteName = headerText(mail.siteName, NAME_MAX)
  const subject = headerText(mail.subject, SUBJECT_MAX)
  return {
    messageId: `<${encodePathId(id)}${sender.slice(sender.lastIndexOf('@'))}>`,
    from: { name: siteName, address: sender },
    to,
    subject,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.fromForm && { [FORM_HEADER]: 'v=1' }),
      ...(mail.list && listHeaders(mail, ctx.config.publicUrl)),
      ...(mail.unsubscribeUrl !== undefined && wayOut(mail.unsubscribeUrl)),
      ...(report && { [REPORT_HEADER]: report.token }),
    },
    ...(report && { returnPath: report.address }),
    ...(await composeParts(mail, look)),
    date: ctx.clock.now(),
  }
}

/**
 * Both parts of a letter. Words of others are shortened until it fits; ours are never that long.
 * @param theme for previews (mail/letter/letter.tsx)
 */
export async function composeParts(
  mail: Pick<Mail, 'siteName' | 'subject' | 'locale' | 'blocks'>,
  look: Look,
  theme?: 'light' | 'dark',
): Promise<Pick<Message, 'html' | 'text'>> {
  const siteName = headerText(mail.siteName, NAME_MAX)
  const subject = headerText(mail.subject, SUBJECT_MAX)
  const t = translator(negotiateLocale(mail.locale, undefined, undefined))
  const made = async (max: number) => {
    const blocks = mail.blocks.map((block) => shorten(block, max))
    return {
      html: await letterHtml({ subject, siteName, blocks, look, theme }, t),
      text: letterText(siteName, blocks, t, look.postalAddress),
    }
  }
  for (const max of [2000, 500]) {
    const letter = await made(max)
    if (new TextEncoder().encode(letter.html).length <= HTML_MAX_BYTES) return letter
  }
  return made(80)
}

const shorten = (block: Block, max: number): Block =>
  block.kind === 'quote' ? { ...block, text: truncate(block.text.toWellFormed(), max) } : block

/**
 * An announcement list (RFC 2919; RFC 2369, 3.4) in bulk, which no vacation reply should answer: `Precedence` and Microsoft's word are
 * customs (A3).
 */
function listHeaders({ list, siteId }: Mail, publicUrl: string): Record<string, string> {
  const id = `${list!.id}.${siteId}.${new URL(publicUrl).hostname}`
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(id) || id.length > 255)
    throw new HopelessJob('the list has no usable id')
  const name = headerText(list!.name, NAME_MAX).replace(/["\\<>]/g, '')
  return {
    'List-Id': `${name === encodeHeader(name) ? `"${name}"` : encodeHeader(name)} <${id}>`,
    'List-Post': 'NO',
    Precedence: 'bulk',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
  }
}

/**
 * The header of the expired draft-levine-mailbomb-header, by which mailboxes can tell floods of confirmations (F6). Its version and no more: the tags that name who
 * filled in the form would tell a stranger about our reader.
 */
export const FORM_HEADER = 'Form-Sub'

/** Stands in every copy of the mail that comes back with a report. */
export const REPORT_HEADER = 'X-Afterword-Mail'

async function reportTo(
  { bounceAddress, hashKey }: Pick<Config, 'bounceAddress' | 'hashKey'>,
  to: string,
  id: number,
): Promise<{ readonly token: string; readonly address: string } | undefined> {
  const key = parseEmail(to)?.key
  if (bounceAddress === undefined || key === undefined) return undefined
  const token = await sealReport(hashKey, { id, addressHash: await hashAddress(hashKey, key) })
  return { token, address: `${bounceAddress.local}+${token}@${bounceAddress.domain}` }
}

/** RFC 8058: one HTTPS address on one line, and the pair that makes it one click (U1, U2, U13). */
function wayOut(url: string): Record<string, string> {
  if (!/^https?:\/\/[\x21-\x7e]{1,800}$/.test(url) || /[<>,]/.test(url)) {
    throw new HopelessJob('the unsubscribe address cannot stand in a header')
  }
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** The address of `Name <address>`. The name shown is the site's, because that is whom the reader knows. */
export function senderAddress(mailFrom: string): string {
  const address = parseEmail(/<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom)?.address
  if (address === undefined) throw new HopelessJob('MAIL_FROM or NEWS_FROM holds no e-mail address')
  return address
}
