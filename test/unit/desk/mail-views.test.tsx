/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { MailMain } from '../../../src/desk/mail/mail-page'
import { parkedClass } from '../../../src/desk/mail/mail-state'
import type { MailRoom } from '../../../src/desk/mail/read-mail-room'
import { SendersMain } from '../../../src/desk/mail/senders-page'
import { translator } from '../../../src/i18n/translate'
import { HOUR_MS } from '../../../src/kernel/time'
import type { SenderRoom } from '../../../src/mail/public'
import type { Site } from '../../../src/sites/public'
import { actionsOf, danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 24, 9)
const SITE: Site = { id: 'courier', name: 'The Courier', settings: siteSettings() }
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const ROOM: MailRoom = {
  counts: new Map(),
  parked: [],
  suppressed: [],
  held: [],
  uncertain: [],
  stopped: [],
  next: null,
}

const mail = (room: Partial<MailRoom> = {}, more: Partial<Parameters<typeof MailMain>[0]> = {}) =>
  rendered(
    <MailMain t={t} site={SITE} now={NOW} mayLift done={undefined} {...more} room={{ ...ROOM, ...room }} />,
  )
const parked = (more: Partial<MailRoom['parked'][number]> = {}) => ({
  id: 5,
  kind: 'comments.tell-moderators',
  last_error: 'Resend 403',
  parked_at: NOW - HOUR_MS,
  attempts: 7,
  gate: null,
  ...more,
})
const stopped = (more: Partial<MailRoom['suppressed'][number]> = {}): MailRoom['suppressed'][number] => ({
  mark: 'aB3_-xYz',
  reason: 'bounce',
  source: 'resend',
  created_at: NOW - HOUR_MS,
  ...more,
})

describe('the page of mail', () => {
  it('says of a site without any that all is well', async ({ expect }) => {
    const words = wordsOf(await mail())
    expect(words).toContain('sent 0')
    expect(words).toContain('None: every mail went or is on its way.')
    expect(words).toContain('None so far.')
    expect(words).not.toContain('Held back by the install')
  })

  it.for([
    ['en', 'sent 1,234,567'],
    ['de', '1.234.567'],
  ] as const)('counts as one reads in %s', async ([locale, words], { expect }) => {
    const html = await mail({ counts: new Map([['sent', 1_234_567]]) }, { t: translator(locale) })
    expect(wordsOf(html)).toContain(words)
  })

  it('counts what it knows and leaves out what a later version counts', async ({ expect }) => {
    const words = wordsOf(
      await mail({
        counts: new Map([
          ['refused', 2],
          ['teleported', 9],
        ]),
      }),
    )
    expect(words).toContain('refused by the other side 2')
    expect(words).not.toContain('9')
  })

  it.for(['put-back', 'lift', 'go-on'] as const)('says what was just done: %s', async (done, { expect }) => {
    expect(await mail({}, { done })).toMatch(/<p class="flash" role="status">[^<]{10,}<\/p>/)
  })

  it.for([
    ['gave up', { attempts: 7 }, 'given up after seven tries'],
    ['gave up after a pause', { attempts: 12 }, 'given up after seven tries'],
    ['cannot go', { attempts: 6 }, 'cannot go as it is'],
    ['cannot go at all', { attempts: 0 }, 'cannot go as it is'],
    ['waits', { attempts: 1, gate: 'mail:notices' }, 'waits until mail goes on'],
    ['waits, though it was tried for hours', { attempts: 7, gate: 'mail:news' }, 'waits until mail goes on'],
  ] as const)('says why a mail lies there: it %s', async ([, more, words], { expect }) => {
    expect(wordsOf(await mail({ parked: [parked(more)] }))).toContain(words)
  })

  it('has one way to each class', ({ expect }) => {
    expect(parkedClass({ gate: '', attempts: 0, last_error: '' })).toBe('stopped')
    expect(parkedClass({ gate: null, attempts: 7, last_error: 'SMTP 421' })).toBe('given-up')
    expect(parkedClass({ gate: null, attempts: 6, last_error: 'SMTP 500' })).toBe('as-it-is')
    expect(parkedClass({ gate: null, attempts: 1, last_error: 'uncertain: SES 504' })).toBe('uncertain')
  })

  it('calls a mail by words, and one of a kind it does not know by its kind', async ({ expect }) => {
    const html = await mail({ parked: [parked(), parked({ id: 6, kind: 'fax.send' })] })
    expect(wordsOf(html)).toContain('Put back notice to moderators')
    expect(wordsOf(html)).toContain('Put back fax.send')
    expect(actionsOf(html)).toEqual(['/desk/courier/mail/parked/5', '/desk/courier/mail/parked/6'])
  })

  it('tells of a mail that may have gone what it was, why nobody knows, and whose by a mark', async ({
    expect,
  }) => {
    const uncertain = [
      { mark: 'aB3_-xYz', kind: 'subscribers.own-data', reason: 'SES 504', since: NOW - HOUR_MS },
    ]
    const words = wordsOf(await mail({ uncertain }))
    expect(words).toContain('link to one’s own data SES 504 · 1 hour ago aB3_-xYz')
  })

  it.for([
    ['bounce', 'resend', 'no such mailbox told by Resend'],
    ['soft-bounce', 'ses', 'failed on seven days told by Amazon SES'],
    ['complaint', 'postmark', 'called it spam told by Postmark'],
    ['bounce', 'report', 'no such mailbox told by a mail server’s report'],
    ['not-me', 'reader', 'did not ask for it told by the reader'],
    ['by-hand', 'desk', 'stopped by hand told by the team'],
    ['complaint', 'import', 'called it spam told by an imported file'],
  ] as const)(
    'says why an address gets none, and who said so: %s by %s',
    async ([reason, source, words], { expect }) => {
      expect(wordsOf(await mail({ suppressed: [stopped({ reason, source })] }))).toContain(words)
    },
  )

  it.for([
    ['bounce', true],
    ['soft-bounce', true],
    ['by-hand', true],
    ['complaint', false],
    ['not-me', false],
    ['erased', false],
  ] as const)('lets an owner lift %s: %j', async ([reason, liftable], { expect }) => {
    const html = await mail({ suppressed: [stopped({ reason })] })
    expect(actionsOf(html)).toEqual(liftable ? ['/desk/courier/mail/lift'] : [])
    expect(wordsOf(html).includes('The reader’s own word: it stays.')).toBe(!liftable)
  })

  it('offers nobody else to lift, and says of no address that it stays which only others may lift', async ({
    expect,
  }) => {
    const html = await mail({ suppressed: [stopped()] }, { mayLift: false })
    expect(actionsOf(html)).toEqual([])
    expect(wordsOf(html)).not.toContain('it stays')
  })

  it('binds lifting to what was seen', async ({ expect }) => {
    const html = await mail({ suppressed: [stopped({ reason: 'soft-bounce' })] })
    const fields = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)].map(
      ([, ...pair]) => pair,
    )
    expect(fields).toEqual([
      ['mark', 'aB3_-xYz'],
      ['at', String(NOW - HOUR_MS)],
      ['reason', 'soft-bounce'],
    ])
  })

  it('leads on where there is more, its place escaped', async ({ expect }) => {
    expect(await mail({ next: 'a+b&c=d' })).toContain('href="/desk/courier/mail?after=a%2Bb%26c%3Dd"')
    expect(await mail()).not.toContain('after=')
  })

  it('puts a sender that stands still above everything, with the way on', async ({ expect }) => {
    const html = await mail({
      stopped: [
        { name: 'notices', since: NOW - HOUR_MS, reason: EVIL },
        { name: 'news', since: NOW, reason: 'Resend 403' },
      ],
      parked: [parked({ gate: 'mail:notices' })],
    })
    expect(actionsOf(html).slice(0, 2)).toEqual(['/desk/courier/mail/go-on', '/desk/courier/mail/go-on'])
    expect([...html.matchAll(/name="sender" value="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'notices',
      'news',
    ])
    expect(html.indexOf('stopped-notices')).toBeLessThan(html.indexOf('<table'))
    expect(html).not.toContain('<img')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('shows what another site brought about by its mark alone, with nothing to press', async ({ expect }) => {
    const html = await mail({ held: [{ mark: 'Zz9', held_at: NOW - HOUR_MS }] })
    expect(wordsOf(html)).toMatch(/Held back by the install .*suppressed by the install 1 hour ago Zz9/)
    expect(actionsOf(html)).toEqual([])
  })

  it('takes reasons of servers for text', async ({ expect }) => {
    expect(await mail({ parked: [parked({ last_error: EVIL, kind: EVIL })] })).not.toContain('<img')
  })
})

type State = SenderRoom['senders'][number]
type Check = NonNullable<State['check']>

const sender = (name: 'notices' | 'news', more: Partial<State> = {}): State => ({
  name,
  from: 'The Courier <mail@courier.example>',
  domain: 'courier.example',
  transport: 'resend',
  perSecond: undefined,
  check: undefined,
  test: undefined,
  ...more,
})
const finding = (more: Partial<Check['findings'][number]> = {}): Check['findings'][number] => ({
  subject: 'spf',
  code: 'spf-missing',
  weight: 'needed',
  name: 'courier.example',
  ...more,
})
const senders = (room: Partial<SenderRoom> = {}, more: Partial<Parameters<typeof SendersMain>[0]> = {}) =>
  rendered(
    <SendersMain
      t={t}
      site={SITE}
      now={NOW}
      to="mo@team.example"
      mayAsk
      done={undefined}
      {...more}
      room={{ senders: [sender('notices'), sender('news')], hindrances: [], ...room }}
    />,
  )

describe('the check of senders', () => {
  it.for([
    ['the same way', {}, 1],
    ['another transport', { transport: 'smtp' }, 2],
    ['another address', { from: 'news@courier.example' }, 2],
  ] as const)('shows news that goes %s', async ([, more, ways], { expect }) => {
    const html = await senders({ senders: [sender('notices'), sender('news', more)] })
    expect(html.match(/class="way"/g)).toHaveLength(ways)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it.for([
    ['resend', 'Resend'],
    ['postmark', 'Postmark'],
    ['mailgun', 'Mailgun'],
    ['ses', 'Amazon SES'],
    ['smtp', 'SMTP'],
    ['cloudflare', 'Cloudflare Email Service'],
    ['development', 'the outbox on this computer'],
  ] as const)('calls %s by its name', async ([transport, name], { expect }) => {
    const both = [sender('notices', { transport }), sender('news', { transport })]
    expect(wordsOf(await senders({ senders: both }))).toContain(`by ${name}.`)
  })

  it.for([
    ['nobody looked', undefined, 'Nobody has looked up courier.example yet.'],
    ['nothing to look up', { at: NOW, isVerified: false, findings: [] }, 'there is nothing to look up'],
    ['all is there', { at: NOW, isVerified: true, findings: [finding()] }, 'courier.example is verified.'],
    [
      'something lacks',
      { at: NOW, isVerified: false, findings: [finding()] },
      'courier.example is not verified.',
    ],
  ] as const)('says where %s', async ([, check, words], { expect }) => {
    expect(wordsOf(await senders({ senders: [sender('notices', { check }), sender('news')] }))).toContain(
      words,
    )
  })

  it.for([
    ['good', '✓', '(good)'],
    ['needed', '✗', '(missing)'],
    ['advice', '!', '(advice)'],
  ] as const)(
    'tells %s by a mark and a word, not by colour alone',
    async ([weight, mark, word], { expect }) => {
      const check = { at: NOW, isVerified: false, findings: [finding({ weight })] }
      const words = wordsOf(await senders({ senders: [sender('notices', { check }), sender('news')] }))
      expect(words).toContain(`${mark} SPF ${word}`)
    },
  )

  it('gives the record to copy, as text whatever stands in it', async ({ expect }) => {
    const record = { type: 'TXT' as const, name: 'courier.example', value: EVIL }
    const check = { at: NOW, isVerified: false, findings: [finding({ record })] }
    const html = await senders({ senders: [sender('notices', { check }), sender('news')] })
    expect(html).toMatch(/<input id="notices-spf-name"[^>]*readonly=""[^>]*value="courier\.example"/)
    expect(html).toContain('aria-controls="notices-spf-value"')
    expect(html).not.toContain('<img')
    expect(danglingIds(html)).toEqual([])
  })

  it('gives no record where there is none to add', async ({ expect }) => {
    const check = { at: NOW, isVerified: true, findings: [finding({ code: 'spf-good', weight: 'good' })] }
    expect(await senders({ senders: [sender('notices', { check }), sender('news')] })).not.toContain('<dl')
  })

  it.for(['sent', 'suppressed', 'refused'] as const)(
    'says how the last test mail fared: %s',
    async (state, { expect }) => {
      const test = { sender: 'notices' as const, state, sent_at: NOW - HOUR_MS }
      const words = wordsOf(await senders({ senders: [sender('notices', { test }), sender('news')] }))
      expect(words).toMatch(/last test mail|test mail/i)
      expect(words).toContain('1 hour ago')
    },
  )

  it('lets who only looks do nothing', async ({ expect }) => {
    expect(actionsOf(await senders({}, { mayAsk: false }))).toEqual([])
    expect(actionsOf(await senders())).toEqual(['/desk/courier/mail/check', '/desk/courier/mail/test'])
  })

  it.for([
    ['checked', 'flash'],
    ['test', 'flash'],
    ['unanswered', 'flash flash-warning'],
  ] as const)('says what was just done: %s', async ([done, look], { expect }) => {
    expect(await senders({}, { done })).toContain(`<p class="${look}" role="status">`)
  })

  it('says of news that it may go, or each thing that keeps it and where to mend it', async ({ expect }) => {
    expect(wordsOf(await senders())).toContain('Yes: there is a postal address')
    const html = await senders({
      hindrances: ['postal-address', 'transport', 'domain', 'stopped', 'complaints'],
    })
    expect(wordsOf(html)).not.toContain('Yes: there is')
    expect(html.match(/<li>/g)).toHaveLength(5)
    expect(html).toContain('href="/desk/courier/mail/look"')
    expect(html).toContain('href="/desk/courier/mail"')
  })
})
