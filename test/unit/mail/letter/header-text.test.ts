import { describe, it } from 'vitest'
import { encodeHeader, headerText, mailbox } from '../../../../src/mail/letter/header-text'

/** What a mail program makes of encoded words (RFC 2047, 6.2): neighbours join without the blank between them. */
const decode = (header: string): string =>
  header.replace(/\?= =\?UTF-8\?Q\?/g, '').replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, text: string) => {
    const bytes = [...text.matchAll(/=([0-9A-F]{2})|(.)/g)].map(([, hex, plain]) =>
      hex ? Number.parseInt(hex, 16) : plain!.charCodeAt(0),
    )
    return new TextDecoder().decode(new Uint8Array(bytes))
  })

describe('headerText', () => {
  for (const evil of ['a\r\nBcc: x@y', 'a\nBcc: x@y', 'a\rBcc: x@y', 'a\u2028Bcc: x@y', 'a\u2029Bcc: x@y']) {
    it(`L4, S-15: makes one line of ${JSON.stringify(evil)}`, ({ expect }) => {
      expect(headerText(evil, 200)).toBe('a Bcc: x@y')
    })
  }

  it('drops NUL, controls, overrides and lone surrogates', ({ expect }) => {
    expect(headerText('a\0b\u0007c\u202ed', 200)).toBe('abcd')
    expect(headerText('a\ud800', 200).isWellFormed()).toBe(true)
  })

  it('cuts at a whole grapheme', ({ expect }) => {
    expect(headerText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 25)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…')
    expect(headerText('word '.repeat(100), 20)).toBe('word word word word…')
    expect(headerText('short', 5)).toBe('short')
  })
})

describe('encodeHeader', () => {
  for (const text of ['Süd', '日本語の新聞'.repeat(20), '👩‍👩‍👧‍👦'.repeat(9), 'a_b=c?d é', '"Ü" <x@y>']) {
    it(`comes back as it went: ${text.slice(0, 20)}`, ({ expect }) => {
      const encoded = encodeHeader(text)
      expect(encoded).toMatch(/^[\x20-\x7e]+$/)
      expect(decode(encoded)).toBe(text)
      for (const word of encoded.split(' ')) expect(word.length).toBeLessThanOrEqual(75)
    })
  }

  it('leaves ASCII alone', ({ expect }) => {
    expect(encodeHeader('The Courier, no. 7')).toBe('The Courier, no. 7')
  })
})

describe('mailbox', () => {
  it('quotes a name, encodes it, or leaves the address alone', ({ expect }) => {
    expect(mailbox({ name: 'Courier, The', address: 'a@b.example' })).toBe('"Courier, The" <a@b.example>')
    expect(mailbox({ name: 'a "b" \\', address: 'a@b.example' })).toBe('"a \\"b\\" \\\\" <a@b.example>')
    expect(mailbox({ name: 'Süd', address: 'a@b.example' })).toBe('=?UTF-8?Q?S=C3=BCd?= <a@b.example>')
    expect(mailbox({ name: '', address: 'a@b.example' })).toBe('a@b.example')
  })
})
