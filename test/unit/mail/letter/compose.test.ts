import { describe, it } from 'vitest'
import { openReport } from '../../../../src/mail/bounces/report-token'
import { composeMail, HTML_MAX_BYTES, senderAddress } from '../../../../src/mail/letter/compose'
import type { Block, Mail } from '../../../../src/mail/mail'
import { storedMail } from '../../../../src/mail/transports/transport-development'
import { configWith } from '../../../support/config-with'
import { aLetter, hashOf } from '../../../support/mail-hooks'
import { testContext } from '../../../support/test-context'

const compose = (fields: Partial<Mail> = {}) =>
  composeMail(
    testContext(),
    {
      siteId: 'courier',
      siteName: 'The Courier',
      kind: 'test.letter',
      to: 'reader@example.org',
      locale: 'en',
      subject: 'News',
      blocks: [{ kind: 'text', text: 'There is news.' }],
      ...fields,
    },
    'reader@example.org',
    42,
  )

/** The message as headers on the wire: what a relay would read line by line. */
const wire = async (fields: Partial<Mail>) => storedMail(await compose(fields)).headers

const LINK = 'https://comments.test/confirm/abc.def'
const ALL_BLOCKS: Block[] = [
  { kind: 'text', text: 'First line.\nSecond line.' },
  { kind: 'quote', text: 'What they wrote', by: 'Ada' },
  { kind: 'button', label: 'Confirm', url: LINK },
  { kind: 'links', items: [{ label: 'Read on', url: 'https://example.org/post/1' }] },
  { kind: 'small', text: 'Why you got this.' },
]

describe('composeMail: headers', () => {
  for (const siteName of ['Süd\r\nBcc: x@y', 'Süd\nBcc: x@y', 'Süd\u2028Bcc: x@y', 'Süd\0\rBcc: x@y']) {
    it(`L4, S-15: a site called ${JSON.stringify(siteName)} adds no header`, async ({ expect }) => {
      const headers = await wire({ siteName, subject: `News of ${siteName}` })
      expect(Object.keys(headers)).toEqual(['From', 'To', 'Subject', 'Date', 'Message-ID', 'Auto-Submitted'])
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]*$/)
      expect(headers.From).toMatch(/^=\?UTF-8\?Q\?S=C3=BCd.*\?= <comments@comments\.test>$/)
    })
  }

  it('L4: quotes in a name stay inside its quotes', async ({ expect }) => {
    const { From } = await wire({ siteName: 'The "Daily" <x@y> \\' })
    expect(From).toBe('"The \\"Daily\\" <x@y> \\\\" <comments@comments.test>')
  })

  it('L4: long names and subjects become encoded words of at most 75 characters', async ({ expect }) => {
    const { From, Subject } = await wire({ siteName: 'ü👩‍👩‍👧‍👦'.repeat(10), subject: '日本'.repeat(90) })
    for (const word of [...From!.split(' ').slice(0, -1), ...Subject!.split(' ')]) {
      expect(word.length).toBeLessThanOrEqual(75)
      expect(word).toMatch(/^=\?UTF-8\?Q\?[A-Za-z0-9=]+\?=$/)
    }
  })

  it('S-15: words that a mail program would decode are broken up', async ({ expect }) => {
    const { Subject } = await wire({ subject: 'Hello =?utf-8?Q?=0ABcc:_x=40y?=' })
    expect(Subject).not.toContain('=?')
  })

  it('keeps a subject within 200 characters and whole at its end', async ({ expect }) => {
    const { subject } = await compose({ subject: '👩‍👩‍👧‍👦'.repeat(60) })
    expect(subject.length).toBeLessThanOrEqual(200)
    expect(subject).toMatch(/👩‍👩‍👧‍👦…$/u)
  })

  it('A1: says that no person wrote it', async ({ expect }) => {
    expect(await wire({})).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
  })

  it('U1, U2, U13: one HTTPS way out on one line, with its pair', async ({ expect }) => {
    const unsubscribeUrl = `https://comments.test/unsubscribe/k1.${'x'.repeat(120)}`
    const headers = await wire({ unsubscribeUrl })
    expect(headers['List-Unsubscribe']).toBe(`<${unsubscribeUrl}>`)
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(`List-Unsubscribe: <${unsubscribeUrl}>`.length).toBeLessThan(200)
  })

  it('U14: none on mail one cannot leave', async ({ expect }) => {
    const headers = await wire({})
    expect(Object.keys(headers).filter((name) => name.startsWith('List-'))).toEqual([])
  })

  for (const url of [
    'https://a.example/>\r\nBcc: x@y',
    'mailto:x@y',
    'https://a.example/, <https://b.example>',
  ]) {
    it(`refuses ${JSON.stringify(url)} as the way out`, async ({ expect }) => {
      await expect(compose({ unsubscribeUrl: url })).rejects.toThrow('unsubscribe address')
    })
  }

  it('has a Message-ID of our domain, the same for the same log row', async ({ expect }) => {
    expect((await compose()).messageId).toBe((await compose({ subject: 'Other' })).messageId)
    expect((await compose()).messageId).toMatch(/^<[0-9a-z]{11}@comments\.test>$/)
  })

  it('reads the sender from a name with an address, or the address alone', ({ expect }) => {
    expect(senderAddress('Afterword <a@b.example>')).toBe('a@b.example')
    expect(senderAddress('a@b.example')).toBe('a@b.example')
    expect(() => senderAddress('Afterword')).toThrow('MAIL_FROM')
  })
})

describe('composeMail: parts', () => {
  it('says the same in HTML and in text', async ({ expect }) => {
    const { html, text } = await compose({ blocks: ALL_BLOCKS })
    expect(text).toBe(
      `The Courier

First line.
Second line.

Ada wrote:
> What they wrote

Confirm:
${LINK}

Read on:
https://example.org/post/1

-- 
Why you got this.
`,
    )
    for (const part of [
      'First line.<br/>Second line.',
      'Ada wrote:',
      'What they wrote',
      'Why you got this.',
    ]) {
      expect(html).toContain(part)
    }
    expect(html.split(`href="${LINK}"`)).toHaveLength(3)
    expect(html).toContain(`>${LINK}</a>`)
  })

  it('is a letter: one column, its language, both colour schemes, no image, no script', async ({
    expect,
  }) => {
    const { html } = await compose({ locale: 'de', blocks: ALL_BLOCKS })
    expect(html).toMatch(/^<!doctype html><html lang="de" dir="ltr">/)
    expect(html).toContain('max-width:560px')
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    expect(html).toContain('@media (prefers-color-scheme: dark)')
    expect(html).toContain('Ada schrieb:')
    expect(html).not.toMatch(/<(img|script|link|iframe|form)\b/)
  })

  it('has the letters of its language also where a program would take others', async ({ expect }) => {
    for (const [locale, font, lang] of [
      ['ja', 'Hiragino Sans', 'ja'],
      ['zh-CN', 'Microsoft YaHei', 'zh-CN'],
    ] as const) {
      const { html } = await compose({ locale })
      expect(html).toContain(`<html lang="${lang}"`)
      // At the letter itself, and in what only Outlook reads.
      expect(html.split(font).length - 1, font).toBeGreaterThan(2)
    }
    expect((await compose()).html).not.toMatch(/Hiragino|YaHei/)
  })

  it('wraps the text part at 72 characters but never an address', async ({ expect }) => {
    const url = `https://comments.test/confirm/${'x'.repeat(150)}`
    const { text } = await compose({
      blocks: [
        { kind: 'text', text: 'word '.repeat(60).trim() },
        { kind: 'quote', text: 'word '.repeat(60).trim() },
        { kind: 'button', label: 'Confirm', url },
      ],
    })
    expect(text.split('\n')).toContain(url)
    for (const line of text.split('\n').filter((line) => line !== url))
      expect(line.length).toBeLessThanOrEqual(72)
  })

  const PAYLOADS = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><a href="https://evil.example">click</a>',
    '</blockquote><h1>Pay now</h1>',
    '&lt;script&gt;',
  ]
  for (const payload of PAYLOADS) {
    it(`S8, S-14: shows ${payload} as text wherever it stands`, async ({ expect }) => {
      const { html } = await compose({
        siteName: payload,
        subject: payload,
        blocks: [
          { kind: 'text', text: payload },
          { kind: 'quote', text: payload, by: payload },
          { kind: 'small', text: payload },
        ],
      })
      expect(html).not.toMatch(/<(script|img|a|h1>Pay)\b/)
      expect(html).toContain(
        payload.startsWith('&') ? '&amp;lt;' : payload.startsWith('"') ? '&quot;&gt;' : '&lt;',
      )
    })
  }

  it('keeps links apart, and those behind the reason as small as it', async ({ expect }) => {
    const url = 'https://example.org/post/1'
    const { html } = await compose({
      blocks: [
        { kind: 'links', items: ['Read on', 'Answer'].map((label) => ({ label, url })) },
        { kind: 'small', text: 'Why you got this.' },
        { kind: 'links', items: [{ label: 'Fewer of these', url }] },
      ],
    })
    const paragraph = (label: string) =>
      new RegExp(`<p style="([^"]*)"><a [^>]*>${label}</a></p>`).exec(html)?.[1]
    expect(paragraph('Read on')).toBe('margin:0 0 12px')
    expect(paragraph('Answer')).toBe('margin:0 0 20px')
    const [, small] = /<p class="muted rule" style="([^"]*)">Why/.exec(html)!
    for (const part of ['font-size:14px', 'line-height:1.5']) {
      expect(small).toContain(part)
      expect(paragraph('Fewer of these')).toContain(part)
    }
  })

  it('S-14: a stranger’s addresses are no links, in either part', async ({ expect }) => {
    const { html, text } = await compose({
      blocks: [
        {
          kind: 'quote',
          text: 'See https://evil.example/pay, www.evil.example, evil.co.uk or mail me@evil.example. Bye.',
          by: 'evil.example',
        },
      ],
    })
    for (const part of [html, text]) {
      expect(part).toContain('https[:]//evil[.]example/pay')
      expect(part).toContain('me@evil[.]example. Bye.')
      expect(part).not.toMatch(/evil\.(example|co)|co\.uk/)
    }
    expect(html).not.toContain('<a ')
  })

  it('stays within 102 kB whatever is quoted', async ({ expect }) => {
    const { html, text } = await compose({
      blocks: Array.from({ length: 20 }, () => ({ kind: 'quote', text: '"&<'.repeat(20_000), by: 'Ada' })),
    })
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(HTML_MAX_BYTES)
    expect(text).toContain('…')
  })

  it('takes lone surrogates without falling over', async ({ expect }) => {
    const { html, subject } = await compose({
      subject: 'a\ud800b',
      blocks: [{ kind: 'quote', text: 'a\udc00b' }],
    })
    expect(subject.isWellFormed() && html.isWellFormed()).toBe(true)
  })
})

describe('composeMail: news', () => {
  const list = { id: 'weekly', name: 'The Weekly' }

  it('L2, L3, A3: names its list, takes no answers, and says that it is bulk', async ({ expect }) => {
    const { headers } = await compose({ list, sender: 'news' })
    expect(headers).toMatchObject({
      'List-Id': '"The Weekly" <weekly.courier.comments.test>',
      'List-Post': 'NO',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Auto-Submitted': 'auto-generated',
    })
  })

  it('L2: the id outlives the name, and differs from list to list and site to site', async ({ expect }) => {
    const idOf = async (fields: Partial<Mail>) => /<(.+)>/.exec((await wire(fields))['List-Id']!)![1]
    const id = await idOf({ list })
    expect(await idOf({ list: { ...list, name: 'Other name' } })).toBe(id)
    expect(await idOf({ list: { ...list, id: 'daily' } })).not.toBe(id)
    expect(await idOf({ list, siteId: 'gazette' })).not.toBe(id)
  })

  it('L1, L4: a name of any kind adds no header and no second id', async ({ expect }) => {
    for (const name of [
      'Süd\r\nBcc: x@y',
      '"> <evil.example',
      'Wöchentlich <x>',
      '=?utf-8?q?=0ABcc?=',
      '\ud800',
    ]) {
      const headers = await wire({ list: { id: 'weekly', name } })
      expect(headers.Bcc).toBeUndefined()
      expect(headers['List-Id'], name).toMatch(/^[\x20-\x7e]*$/)
      expect(headers['List-Id']!.match(/[<>]/g), name).toEqual(['<', '>'])
      expect(headers['List-Id'], name).toMatch(/ <weekly\.courier\.comments\.test>$/)
    }
  })

  it('takes no id that is none', async ({ expect }) => {
    for (const id of ['', 'a b', 'x>y', 'ü', 'a'.repeat(300)]) {
      await expect(compose({ list: { id, name: 'News' } }), id).rejects.toThrow('list')
    }
  })

  it('A3, U14: none of that stands on mail that is no news', async ({ expect }) => {
    expect(Object.keys((await compose()).headers)).toEqual(['Auto-Submitted'])
  })

  it('comes from its own sender, and its Message-ID from that domain', async ({ expect }) => {
    const ctx = testContext()
    const config = configWith(ctx, { from: 'News <news@mail.comments.test>' }, ['news'])
    const mail = { ...aLetter('courier', 'reader@example.org'), sender: 'news' as const }
    const message = await composeMail({ ...ctx, config }, mail, 'reader@example.org', 42)
    expect(message.from.address).toBe('news@mail.comments.test')
    expect(message.messageId).toMatch(/@mail\.comments\.test>$/)
  })
})

describe('composeMail: where reports go', () => {
  const withReports = (to = 'reader@example.org', id = 42) => {
    const ctx = testContext()
    const config = { ...ctx.config, bounceAddress: { local: 'bounces', domain: 'in.comments.test' } }
    return composeMail({ ...ctx, config }, aLetter('courier', to), to, id)
  }

  it('A4, B3: return path and header hold one token, which says whose mail it was', async ({ expect }) => {
    const { headers, returnPath } = await withReports()
    const token = headers['X-Afterword-Mail']!
    expect(returnPath).toBe(`bounces+${token}@in.comments.test`)
    expect(returnPath!.indexOf('@'), 'RFC 5321, 4.5.3.1.1').toBeLessThanOrEqual(64)
    const { config } = testContext()
    const addressHash = await hashOf({ config }, 'reader@example.org')
    expect(await openReport(config.hashKey, token)).toEqual({ id: 42, addressHash })
  })

  it('differs by mail and by reader, and holds neither address nor hash', async ({ expect }) => {
    const tokens = await Promise.all(
      [withReports(), withReports('other@example.org'), withReports(undefined, 43)].map(
        async (message) => (await message).headers['X-Afterword-Mail'],
      ),
    )
    expect(new Set(tokens).size).toBe(3)
  })

  it('is left out while no address takes reports', async ({ expect }) => {
    const message = await compose()
    expect([message.returnPath, message.headers['X-Afterword-Mail']]).toEqual([undefined, undefined])
  })
})
