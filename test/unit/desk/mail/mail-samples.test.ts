import PostalMime, { type Email } from 'postal-mime'
import { beforeAll, describe, it } from 'vitest'
import { MAIL_SAMPLES } from '../../../../src/desk/mail/mail-samples'
import { deskLocale, LOCALE_NAMES, type Locale } from '../../../../src/i18n/translate'
import { composeMail, HTML_MAX_BYTES } from '../../../../src/mail/letter/compose'
import { DEFAULT_LOOK, type Look } from '../../../../src/mail/letter/look'
import type { Block } from '../../../../src/mail/mail'
import type { MailSample } from '../../../../src/mail/public'
import { letterOf } from '../../../../src/mail/transports/transport-smtp'
import { testContext } from '../../../support/test-context'

const LOOK: Look = {
  color: '#8a3b12',
  logoUrl: 'https://example.org/logo.png?v=1&s=2',
  logoAlt: 'Das „Blatt“ <b>',
  postalAddress: 'Das Blatt\nSüdstraße 1\n12345 Köln',
}
const SITE = 'Das „Blatt“ für Köln'

/** A sample as it would travel by SMTP, byte for byte. */
async function rawOf(sample: MailSample, locale: Locale, look: Look = LOOK) {
  const ctx = testContext()
  const of = {
    siteId: 'blatt',
    siteName: SITE,
    locale,
    publicUrl: 'https://comments.test',
    now: ctx.clock.now(),
  }
  const message = await composeMail(ctx, sample.compose(of), 'reader@example.com', 42, look)
  const raw = await (await letterOf(message)).build()
  return { raw: new Uint8Array(raw), message, mail: sample.compose(of) }
}

const CASES = MAIL_SAMPLES.flatMap((sample) => LOCALE_NAMES.map((locale) => [sample, locale] as const))
const named = CASES.map(([sample, locale]) => [`${sample.name} in ${locale}`, sample, locale] as const)

describe.for(named)('the raw source of %s', ([, sample, locale]) => {
  let travelled: Awaited<ReturnType<typeof rawOf>>
  let parsed: Email
  beforeAll(async () => {
    travelled = await rawOf(sample, locale)
    parsed = await PostalMime.parse(travelled.raw)
  })

  it('has two parts of one letter, text before HTML, in UTF-8', ({ expect }) => {
    const { raw, message } = travelled
    expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(message.text.trimEnd())
    expect(parsed.html?.trimEnd()).toBe(message.html)
    expect(parsed.attachments).toEqual([])
    const source = new TextDecoder().decode(raw)
    expect(source).toMatch(/^Content-Type: multipart\/alternative;/m)
    expect(
      [...source.matchAll(/^Content-Type: (text\/\w+); charset=(\S+)/gm)].map((found) => found.slice(1, 3)),
    ).toEqual([
      ['text/plain', 'utf-8'],
      ['text/html', 'utf-8'],
    ])
  })

  it('keeps every line within 998 octets and every header in ASCII (RFC 5322, 2.1.1)', ({ expect }) => {
    const { raw } = travelled
    const lines = new TextDecoder('latin1').decode(raw).split('\r\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
    expect(lines.slice(0, lines.indexOf('')).join('\n')).toMatch(/^[\x20-\x7e\t\n]*$/)
  })

  it('says from whom, to whom and that a program wrote it', ({ expect }) => {
    const { message } = travelled
    const { from, to, subject, messageId, headers } = parsed
    expect(from).toMatchObject({ address: 'comments@comments.test', name: message.from.name })
    expect(to?.map(({ address }) => address)).toEqual(['reader@example.com'])
    expect(subject).toBe(message.subject)
    expect(messageId).toBe(message.messageId)
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  })

  it('fits into Gmail, leads to the same places in both parts, and ends with the postal address', ({
    expect,
  }) => {
    const { message } = travelled
    expect(new TextEncoder().encode(message.html).length).toBeLessThanOrEqual(HTML_MAX_BYTES)
    const links = [...message.html.matchAll(/href="([^"]+)"/g)].map(([, url]) =>
      url!.replaceAll('&amp;', '&'),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((url) => !message.text.includes(url))).toEqual([])
    expect(message.text.trimEnd().endsWith(LOOK.postalAddress)).toBe(true)
    // Each line by itself, so that a number stays in front of its street among words from the right.
    expect(message.html).toContain(
      LOOK.postalAddress
        .split('\n')
        .map((line) => `<span dir="auto">${line}</span>`)
        .join('<br/>'),
    )
  })

  it('has one button, whose address is written out below it and in the text', ({ expect }) => {
    const { message, mail } = travelled
    const buttons = mail.blocks.filter((block) => block.kind === 'button')
    expect(buttons.length).toBeLessThanOrEqual(1)
    for (const { url } of buttons) {
      const shown = message.html.replaceAll('&amp;', '&').split(url).length - 1
      // The button's own address, the link below it, and its words.
      expect(shown).toBeGreaterThanOrEqual(2)
      expect(message.text).toContain(url)
      expect(url).toMatch(/^https:\/\//)
    }
  })

  it('can be left in one click exactly where it can be left at all (U1, U2, U14, L1)', ({ expect }) => {
    const { mail } = travelled
    const { headers } = parsed
    const value = (name: string) => headers.find(({ key }) => key === name)?.value
    const asksForConsent = /confirm|sign-up|sign-in|new-address|invitation/.test(mail.kind)
    if (asksForConsent) expect(mail.unsubscribeUrl).toBeUndefined()
    expect(value('list-unsubscribe')).toBe(mail.unsubscribeUrl && `<${mail.unsubscribeUrl}>`)
    expect(value('list-unsubscribe-post')).toBe(mail.unsubscribeUrl && 'List-Unsubscribe=One-Click')
    expect(value('list-id') !== undefined).toBe(mail.list !== undefined)
    expect(value('list-post')).toBe(mail.list && 'NO')
    for (const name of ['list-unsubscribe', 'list-id', 'subject', 'from', 'to'])
      expect(headers.filter(({ key }) => key === name).length).toBeLessThanOrEqual(1)
  })

  it('asks nothing of anybody: no script, no form, no picture but the logo', async ({ expect }) => {
    const bare = await rawOf(sample, locale, DEFAULT_LOOK)
    expect(bare.message.html).not.toMatch(/<(script|form|img|link|iframe)\b|url\(/)
    const { html } = travelled.message
    expect([...html.matchAll(/<img [^>]*src="([^"]+)"/g)].map(([, src]) => src)).toEqual([
      'https://example.org/logo.png?v=1&amp;s=2',
    ])
    expect(html).toContain('alt="Das „Blatt“ &lt;b&gt;"')
  })

  it('speaks its language and leaves no hole open', ({ expect }) => {
    const { message, mail } = travelled
    // Moderators are written to in a language that has every word of the desk, others in their own.
    expect([locale, deskLocale(locale)]).toContain(mail.locale)
    if (!/^(moderation|team|auth|mail)\./.test(mail.kind)) expect(mail.locale).toBe(locale)
    expect(message.html).toContain(`<html lang="${mail.locale}"`)
    expect(message.text + message.subject).not.toMatch(/\{\w+\}|undefined|\[object/)
  })
})

/** The product's own words in a block; what somebody wrote and addresses are in whatever language they are. */
const wordsOf = (block: Block): readonly string[] => {
  if (block.kind === 'text' || block.kind === 'small') return [block.text]
  if (block.kind === 'button') return [block.label]
  return block.kind === 'links' ? block.items.map(({ label }) => label) : []
}

describe('the language of a mail', () => {
  it.for(MAIL_SAMPLES.map((sample) => [sample.name, sample] as const))(
    'is one, from head to foot: %s',
    async ([, sample], { expect }) => {
      const { mail, message } = await rawOf(sample, 'ar')
      for (const words of [mail.subject, ...mail.blocks.flatMap(wordsOf)])
        expect(/[\u0600-\u06ff]/.test(words), words).toBe(mail.locale === 'ar')
      const dir = mail.locale === 'ar' ? 'rtl' : 'ltr'
      expect(message.html).toContain(`<html lang="${mail.locale}" dir="${dir}"`)
    },
  )
})
