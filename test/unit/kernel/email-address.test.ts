import { describe, it } from 'vitest'
import { calledBy, EMAIL_MAX, maskEmail, parseEmail } from '../../../src/kernel/email-address'

const label = (length: number) => 'd'.repeat(length)

describe('parseEmail', () => {
  const TAKEN: [typed: string, address: string][] = [
    ['ada@example.org', 'ada@example.org'],
    ['  ada@example.org\r\n', 'ada@example.org'],
    ['Ada.Lovelace@Example.ORG', 'Ada.Lovelace@example.org'],
    ['ada+news@example.org', 'ada+news@example.org'],
    ["o'hara@example.org", "o'hara@example.org"],
    ['user+mailbox/department=shipping@example.tld', 'user+mailbox/department=shipping@example.tld'],
    ["!#$%&'*+-/=?^_`.{|}~@example.org", "!#$%&'*+-/=?^_`.{|}~@example.org"],
    ['123@example.org', '123@example.org'],
    ['a@b.co', 'a@b.co'],
    ['ada@onion.example', 'ada@onion.example'],
    ['test@about.museum', 'test@about.museum'],
    ['a@1-2.example', 'a@1-2.example'],
    ['jeff@臺網中心.tw', 'jeff@xn--fiqq24b10vi0d.tw'],
    ['ada@müller.de', 'ada@xn--mller-kva.de'],
    ['ada@mu\u0308ller.de', 'ada@xn--mller-kva.de'],
    ['ada@xn--mller-kva.de', 'ada@xn--mller-kva.de'],
    ['ada@点看.网络', 'ada@xn--3pxu8k.xn--io0a7i'],
    ['葉士豪@臺網中心.tw', '葉士豪@xn--fiqq24b10vi0d.tw'],
    [`${'x'.repeat(64)}@example.org`, `${'x'.repeat(64)}@example.org`],
    [`a@${label(63)}.org`, `a@${label(63)}.org`],
  ]
  for (const [typed, address] of TAKEN) {
    it(`takes ${JSON.stringify(typed)}`, ({ expect }) => {
      expect(parseEmail(typed)).toEqual({ address, key: address.toLowerCase() })
    })
  }

  const REFUSED: [why: string, typed: string][] = [
    ['nothing', ''],
    ['blanks', ' \t '],
    ['no at sign', 'ada.example.org'],
    ['a full-width at sign', 'ada＠example.org'],
    ['no local part', '@example.org'],
    ['no domain', 'ada@'],
    ['two at signs', 'ada@b@example.org'],
    ['a domain without a dot', 'ada@localhost'],
    ['a leading dot', '.ada@example.org'],
    ['a trailing dot', 'ada.@example.org'],
    ['two dots', 'a..b@example.org'],
    ['a dot at the domain’s start', 'ada@.example.org'],
    ['a dot at the domain’s end', 'ada@example.org.'],
    ['two dots in the domain', 'ada@example..org'],
    ['a hyphen at a label’s start', 'ada@-example.org'],
    ['a hyphen at a label’s end', 'ada@example-.org'],
    ['an underscore in the domain', 'ada@exam_ple.org'],
    ['a top domain of digits', 'ada@example.123'],
    ['a top domain with a digit', 'ada@example.tld-2'],
    ['a top domain of one letter', 'ada@example.a'],
    ['a name that is there to be wrong', 'ada@example.invalid'],
    ['this computer', 'ada@mail.LOCALHOST'],
    ['a hidden service', 'ada@mail.onion'],
    ['hyphens that look like punycode', 'ada@yy--0.tld'],
    ['an IPv4 address', 'ada@192.0.2.1'],
    ['an IPv4 address in hex', 'ada@0x7f.1'],
    ['an address literal', 'ada@[192.0.2.1]'],
    ['an IPv6 literal', 'ada@[IPv6:2001:db8::1]'],
    ['a port', 'ada@example.org:25'],
    ['a path', 'ada@example.org/x'],
    ['a query', 'ada@example.org?subject=x'],
    ['an escape in the domain', 'ada@ex%61mple.org'],
    ['a quoted local part', '"ada lovelace"@example.org'],
    ['a quoted local part that needs no quotes', '"ada"@example.org'],
    ['a backslash', 'ada\\@b@example.org'],
    ['a comment', 'ada(news)@example.org'],
    ['a display name', 'Ada <ada@example.org>'],
    ['angle brackets', '<ada@example.org>'],
    ['a list', 'ada@example.org,grace@example.org'],
    ['a list by semicolon', 'ada@example.org;grace@example.org'],
    ['a group', 'news:ada@example.org;'],
    ['mailto', 'mailto:ada@example.org'],
    ['a space inside', 'ada lovelace@example.org'],
    ['a line break inside', 'ada\r\nBcc: grace@example.org'],
    ['a header behind it', 'ada@example.org\r\nBcc: grace@example.org'],
    ['a line feed in the domain', 'ada@exam\nple.org'],
    ['a tab', 'ada\t@example.org'],
    ['NUL', 'ada\0@example.org'],
    ['a bell', 'ada\u0007@example.org'],
    ['DEL', 'ada\u007f@example.org'],
    ['a right-to-left override', 'ada\u202e@example.org'],
    ['a zero-width space', 'ada\u200b@example.org'],
    ['a line separator', 'ada\u2028@example.org'],
    ['an emoji', '💥@example.org'],
    ['a lone surrogate', 'ada\ud800@example.org'],
    ['a lone surrogate in the domain', 'ada@exam\udc00ple.org'],
    ['a local part of 65 octets', `${'x'.repeat(65)}@example.org`],
    ['a local part of 33 characters in 66 octets', `${'é'.repeat(33)}@example.org`],
    ['a label of 64', `a@${label(64)}.org`],
    ['a punycode label that grows beyond 63', `me@中${'1'.repeat(58)}.com`],
    ['255 octets', `a@${[label(63), label(63), label(63), label(57), 'org'].join('.')}`],
    ['a novel', `a@${'x.'.repeat(100_000)}org`],
  ]
  for (const [why, typed] of REFUSED) {
    it(`refuses ${why}`, ({ expect }) => {
      expect(parseEmail(typed)).toBeUndefined()
    })
  }

  it('takes 254 octets and not one more', ({ expect }) => {
    const ofLength = (length: number) =>
      `a@${[label(63), label(63), label(63), label(length - 2 - 3 * 64 - 4), 'org'].join('.')}`
    expect(ofLength(EMAIL_MAX)).toHaveLength(EMAIL_MAX)
    expect(parseEmail(ofLength(EMAIL_MAX))).toBeDefined()
    expect(parseEmail(ofLength(EMAIL_MAX + 1))).toBeUndefined()
  })

  it('compares without case, and keeps dots and plus tags apart', ({ expect }) => {
    expect(parseEmail('ADA@EXAMPLE.ORG')?.key).toBe('ada@example.org')
    expect(parseEmail('a.da@example.org')?.key).toBe('a.da@example.org')
    expect(parseEmail('ada+x@example.org')?.key).toBe('ada+x@example.org')
  })

  it('comes to an end with what was made to keep it going', ({ expect }) => {
    for (const evil of [`${'a.'.repeat(120)}@`, `${'a'.repeat(252)}@`, `a@${'a-'.repeat(125)}`]) {
      expect(parseEmail(evil)).toBeUndefined()
    }
  })
})

describe('one of the team', () => {
  it('is called by name, else by the masked address, and nothing once they are gone', ({ expect }) => {
    expect(calledBy('Kim', 'kim@team.example')).toBe('Kim')
    expect(calledBy('', 'kim@team.example')).toBe('k•••@team.example')
    expect(calledBy(null, null)).toBeNull()
  })
})

describe('maskEmail', () => {
  it('shows the first character and the domain', ({ expect }) => {
    expect(maskEmail('jane@example.com')).toBe('j•••@example.com')
    expect(maskEmail('葉士豪@example.com')).toBe('葉•••@example.com')
    expect(maskEmail('𝒜da@example.com')).toBe('𝒜•••@example.com')
  })
})
