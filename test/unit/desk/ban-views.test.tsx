/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import type { Author, BanForm, Reach } from '../../../src/authors/public'
import type { Ban } from '../../../src/bans/public'
import { BanMain, type BanNotes } from '../../../src/desk/bans/ban-page'
import { untilWords } from '../../../src/desk/bans/ban-words'
import { BansMain, type BansNotes } from '../../../src/desk/bans/bans-page'
import type { Place } from '../../../src/desk/desk-url'
import { BanUndoOffer } from '../../../src/desk/flash'
import { BanFacts, NoteFacts, TimeOut } from '../../../src/desk/queue/author-facts'
import { translator } from '../../../src/i18n/translate'
import type { Site } from '../../../src/sites/public'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const de = translator('de')
const NOW = Date.UTC(2026, 10, 24, 9)
const HOUR = 3_600_000
const EVIL = '<img src=x onerror=alert(1)>'
const SITE: Site = {
  id: 'courier',
  name: 'The Courier',
  settings: siteSettings({ origins: ['https://courier.example'] }),
}
const BAN: Ban = {
  id: 5,
  address: null,
  name: 'Mo',
  domain: null,
  networkUntil: null,
  pattern: false,
  proven: false,
  silent: false,
  reason: '',
  commentId: null,
  madeAt: NOW - HOUR,
  madeBy: { id: 7, name: 'Kim' },
  endsAt: null,
  state: 'in-force',
  lifted: null,
}
const NOBODY: Reach = { waiting: 0, people: 0, published: [] }
const FORM: BanForm = {
  id: 77,
  name: 'Mo',
  offer: { address: undefined, proven: false, name: 'Mo', network: undefined, domains: [] },
  address: undefined,
  proven: undefined,
  named: NOBODY,
  network: undefined,
  domains: [],
  isMore: false,
}

const render = async (view: unknown): Promise<string> => String(await view)
const form = (part: Partial<BanForm> = {}, notes: BanNotes = {}, list: Place['status'] = 'held') =>
  render(
    <BanMain t={t} site={SITE} form={{ ...FORM, ...part }} place={{ status: list }} now={NOW} {...notes} />,
  )
const page = (bans: readonly Ban[], notes: BansNotes = {}, mine: (ban: Ban) => boolean = () => true) =>
  render(
    <BansMain
      t={t}
      site={SITE}
      list="in-force"
      page={{ items: bans, next: null }}
      mine={mine}
      now={NOW}
      {...notes}
    />,
  )
const checked = (html: string, name: string) => new RegExp(`name="${name}"[^>]* checked`).test(html)

describe('the form that bans an author', () => {
  it('begins with the address where there is one, else with the name, and never with the network', async ({
    expect,
  }) => {
    const nameless = await form()
    expect(checked(nameless, 'by-name')).toBe(true)
    expect(nameless).not.toContain('name="by-address"')
    const known = await form({
      offer: {
        ...FORM.offer,
        address: { key: 'KEY', masked: 'm•••@mail.example' },
        network: { hash: 'HASH', until: NOW + HOUR },
      },
      address: NOBODY,
      network: NOBODY,
    })
    expect(checked(known, 'by-address')).toBe(true)
    expect(checked(known, 'by-name')).toBe(false)
    expect(checked(known, 'by-network')).toBe(false)
    expect(known).not.toMatch(/KEY|HASH/)
  })

  it('tells an address that was proven from one that anybody could have typed', async ({ expect }) => {
    const offer = { ...FORM.offer, address: { key: 'KEY', masked: 'm•••@mail.example' } }
    expect(await form({ offer, address: NOBODY })).toContain('anybody could have typed it')
    const proven = await form({ offer: { ...offer, proven: true }, address: NOBODY })
    expect(proven).toContain('proven')
    expect(proven).not.toContain('anybody')
  })

  it('says what each trait would hit', async ({ expect }) => {
    const html = await form({
      offer: { ...FORM.offer, domains: ['mail.example', 'shop.example'] },
      named: { waiting: 1234, people: 2, published: [] },
      domains: [
        { waiting: 5, people: 6, published: [] },
        { waiting: 7, people: 8, published: [] },
      ],
    })
    expect(html).toContain('1,234 waiting, 2 known')
    expect(html).toMatch(/<option value="mail.example"[^>]*>mail.example – 5 waiting, 6 known/)
    expect(html).toMatch(/<option value="shop.example"[^>]*>shop.example – 7 waiting, 8 known/)
  })

  it('says that a network is forgotten, or when it will be and whom else it hits', async ({ expect }) => {
    expect(await form()).toContain('is forgotten already')
    const html = await form({
      offer: { ...FORM.offer, network: { hash: 'HASH', until: Date.UTC(2026, 10, 26) } },
      network: NOBODY,
    })
    expect(html).toContain('until November 26, 2026 at 12:00 AM UTC')
    expect(html).toContain('neighbours are hit too')
  })

  it('shows the newest that readers see of them, by address first, as ways to those comments', async ({
    expect,
  }) => {
    const row = (id: number, body: string) => ({
      id,
      revision: 1,
      author_name: 'Mo',
      author_email: null,
      author_url: null,
      network: null,
      html: '',
      body,
      created_at: NOW - HOUR,
      verified: 0,
    })
    const named = { ...NOBODY, published: [row(1, 'By name.')] }
    expect(await form({ named })).toContain('By name.')
    const address = { ...NOBODY, published: [row(2, `${EVIL} ${'long '.repeat(80)}`)] }
    const html = await form({ named, address })
    expect(html).not.toContain('By name.')
    expect(html).toContain('href="/desk/courier?status=published&amp;item=2"')
    expect(html).toContain('&lt;img src=x')
    expect(html).toContain('…</a>')
    expect(html).not.toContain(EVIL)
    expect(await form()).toContain('Nothing that is among the newest.')
  })

  it('says if more wait than were looked at', async ({ expect }) => {
    expect(await form()).not.toContain('More comments wait')
    expect(await form({ isMore: true })).toContain('More comments wait')
  })

  it('asks whether one is sure only after a warning', async ({ expect }) => {
    expect(await form()).not.toContain('name="sure"')
    const warned = await form({}, { warning: 'This would hit 37 people.', typed: { 'by-name': 'yes' } })
    expect(warned).toContain('role="alert"')
    expect(warned).toContain('This would hit 37 people.')
    expect(warned).toContain('name="sure"')
    expect(checked(warned, 'by-name')).toBe(true)
  })

  it('comes again as it was sent: a box that was cleared stays clear', async ({ expect }) => {
    const html = await form(
      {},
      { typed: { end: 'date', until: '2026-12-31', how: 'silent', decide: 'spam', reason: '"x"' } },
    )
    expect(checked(html, 'by-name')).toBe(false)
    expect(html).toMatch(/<option value="date" selected/)
    expect(html).toMatch(/<option value="silent" selected/)
    expect(html).toMatch(/<option value="spam" selected/)
    expect(html).toContain('value="2026-12-31"')
    expect(html).toContain('value="&quot;x&quot;"')
  })

  it('ties what is wrong to its field', async ({ expect }) => {
    const html = await form(
      {},
      { issues: [{ field: 'until', message: 'A day that is not over yet.' }], typed: {} },
    )
    expect(html).toMatch(/id="until"[^>]*aria-invalid="true"[^>]*aria-describedby="until-error"/)
    expect(html).toMatch(/id="until-error"[\s\S]*A day that is not over yet\./)
    const nothing = await form({}, { issues: [{ field: 'by', message: 'Choose at least one.' }], typed: {} })
    expect(nothing).toMatch(/id="by-error"[\s\S]*Choose at least one\./)
  })

  it('leads back to the list it came from', async ({ expect }) => {
    const html = await form({}, {}, 'spam')
    expect(html).toContain('<input type="hidden" name="list" value="spam"')
    expect(html).toContain('href="/desk/courier?status=spam&amp;item=77"')
  })

  it('shows a name as text', async ({ expect }) => {
    const html = await form({ name: EVIL, offer: { ...FORM.offer, name: EVIL } })
    expect(html).not.toContain(EVIL)
    expect(html).toContain('Ban &lt;img')
  })
})

describe('the page of bans', () => {
  it('says of each what, until when, how, why, by whom and from where', async ({ expect }) => {
    const html = await page([
      {
        ...BAN,
        address: 'm•••@mail.example',
        domain: 'shop.example',
        networkUntil: Date.UTC(2026, 10, 26),
        silent: true,
        reason: 'Sells shoes',
        commentId: 88,
        endsAt: Date.UTC(2026, 11, 1, 9, 30),
      },
    ])
    for (const said of [
      'm•••@mail.example',
      '“Mo”',
      'shop.example',
      'the network',
      'until December 1, 2026 at 9:30 AM UTC',
      'silent',
      'Sells shoes',
      'by Kim',
      '1 hour ago',
      'href="/desk/courier?item=88"',
    ])
      expect(html).toContain(said)
  })

  it('says "for ever" of what has no end, and nothing that is not so', async ({ expect }) => {
    const html = await page([BAN])
    expect(html).toContain('for ever')
    expect(html).not.toMatch(/class="chip">silent|lifted by|from this comment/)
  })

  it('offers another end and the lift for what is in force, another end for what ended, nothing for what was lifted', async ({
    expect,
  }) => {
    const offers = async (ban: Partial<Ban>) =>
      [...(await page([{ ...BAN, ...ban }])).matchAll(/name="change" value="(\w+)"/g)].map(([, word]) => word)
    expect(await offers({})).toEqual(['end', 'lift'])
    expect(await offers({ state: 'ended', endsAt: NOW - 1 })).toEqual(['end'])
    expect(await offers({ state: 'lifted', lifted: { at: NOW, by: 'Lo' } })).toEqual([])
  })

  it('offers none of it for bans that are somebody else’s', async ({ expect }) => {
    expect(await page([BAN], {}, () => false)).not.toContain('name="change"')
  })

  it('begins a change with the end as it stands', async ({ expect }) => {
    const dated = await page([{ ...BAN, endsAt: Date.UTC(2026, 11, 1), silent: true }])
    const own = dated.slice(dated.indexOf('/bans/5"'), dated.indexOf('</li>', dated.indexOf('/bans/5"')))
    // The end of the thirtieth: that day is the last.
    expect(own).toContain('value="2026-11-30"')
    expect(own).toMatch(/<option value="date" selected/)
    expect(own).toMatch(/<option value="silent" selected/)
    const endless = await page([BAN])
    expect(endless.slice(endless.indexOf('/bans/5"'))).toMatch(/<option value="ever" selected/)
  })

  it('names what each button is about for who does not see the row', async ({ expect }) => {
    const html = await page([{ ...BAN, name: null, domain: 'shop.example' }])
    expect(html.match(/<span class="sr">: shop\.example<\/span>/g)).toHaveLength(3)
  })

  it('says who lifted it and when', async ({ expect }) => {
    const html = await page([{ ...BAN, state: 'lifted', lifted: { at: NOW - 2 * HOUR, by: 'Lo' } }])
    expect(html).toContain('lifted by Lo')
    expect(html).toContain('2 hours ago')
  })

  it('says what is done, what is wrong, and that nothing is there', async ({ expect }) => {
    expect(await page([])).toContain('There is none here.')
    expect(await page([], { done: 'Changed.' })).toMatch(/role="status"[\s\S]*Changed\./)
    expect(await page([], { warning: 'Too many.', warned: true })).toMatch(
      /role="alert"[\s\S]*Too many\.[\s\S]*name="sure"/,
    )
    const wrong = await page([], {
      issues: [{ field: 'what', message: 'A domain, such as shop.example.' }],
      typed: { by: 'domain', what: '<com>' },
    })
    expect(wrong).toMatch(/<option value="domain" selected/)
    expect(wrong).toContain('value="&lt;com&gt;"')
    expect(wrong).toMatch(/id="what-error"[\s\S]*A domain, such as/)
  })

  it('leads to the other lists and to the next page of this one', async ({ expect }) => {
    const html = await render(
      <BansMain
        t={t}
        site={SITE}
        list="ended"
        page={{ items: [BAN], next: 'a b' }}
        mine={() => true}
        now={NOW}
      />,
    )
    expect(html).toContain('href="/desk/courier/bans"')
    expect(html).toContain('href="/desk/courier/bans?list=lifted"')
    expect(html).toMatch(/href="\/desk\/courier\/bans\?list=ended" aria-current="page"/)
    expect(html).toContain('href="/desk/courier/bans?list=ended&amp;after=a+b"')
  })

  it('speaks German too', async ({ expect }) => {
    const html = await render(
      <BansMain
        t={de}
        site={SITE}
        list="in-force"
        page={{ items: [BAN], next: null }}
        mine={() => true}
        now={NOW}
      />,
    )
    for (const said of ['Sperren', 'In Kraft', 'Aufheben', 'für immer', 'von Kim'])
      expect(html).toContain(said)
  })
})

describe('beside an open comment', () => {
  const author = (part: Partial<Author> = {}): Author => ({ bans: [], notes: undefined, ...part })
  const place = { status: 'held', order: 'riskiest', why: 'word', across: '' } as const
  const props = { t, site: SITE, id: 77, place, now: NOW }

  it('nothing is said of bans where there are none', async ({ expect }) => {
    expect(await render(<BanFacts {...props} author={author()} />)).toBe('')
  })

  it('each ban is said, with the way to all of them', async ({ expect }) => {
    const html = await render(
      <BanFacts
        {...props}
        author={author({ bans: [BAN, { ...BAN, name: EVIL, silent: true, reason: EVIL }] })}
      />,
    )
    expect(html).toContain('by Kim')
    expect(html).toContain('silent')
    expect(html).toContain('href="/desk/courier/bans"')
    expect(html).not.toContain(EVIL)
  })

  it('notes are folded away while there are none, and not offered for who gave no address', async ({
    expect,
  }) => {
    expect(await render(<NoteFacts {...props} author={author()} />)).toBe('')
    const none = await render(<NoteFacts {...props} author={author({ notes: [] })} />)
    expect(none).toContain('<details class="page-hold notes">')
    const one = await render(
      <NoteFacts
        {...props}
        author={author({ notes: [{ id: 9, body: EVIL, at: NOW - HOUR, by: { id: 7, name: 'Kim' } }] })}
      />,
    )
    expect(one).toMatch(/<details class="page-hold notes" open/)
    expect(one).toContain('action="/desk/courier/comments/77/notes/9"')
    expect(one).not.toContain(EVIL)
  })

  it('the time-out is a form of its own with its key, and no value that a decision would be taken for', async ({
    expect,
  }) => {
    const html = await render(<TimeOut {...props} keys={undefined} />)
    expect(html).toContain('action="/desk/courier/comments/77/time-out"')
    expect(html).toContain('>t<')
    expect(html).not.toMatch(/<button[^>]*value=/)
  })

  it('the time-out shows the key that the person gave it, and none while keys are off', async ({
    expect,
  }) => {
    const own = await render(<TimeOut {...props} keys={{ off: false, own: { 'time-out': 'z' } }} />)
    expect(own).toContain('>z<')
    const off = await render(<TimeOut {...props} keys={{ off: true, own: {} }} />)
    expect(off).not.toContain('class="key"')
    expect(off).toContain('<button')
  })

  it('notes and the time-out lead back to the list as it was', async ({ expect }) => {
    const note = { id: 9, body: 'Kind.', at: NOW - HOUR, by: { id: 7, name: 'Kim' } }
    const notes = await render(<NoteFacts {...props} author={author({ notes: [note] })} />)
    const timeOut = await render(<TimeOut {...props} keys={undefined} />)
    for (const form of [...notes.split('<form ').slice(1), timeOut])
      for (const field of [
        'name="list" value="held"',
        'name="order" value="riskiest"',
        'name="why" value="word"',
      ])
        expect(form).toContain(field)
  })

  it('undo is offered like that of a decision', async ({ expect }) => {
    const offer = (place: Place) =>
      render(<BanUndoOffer t={t} site={SITE} id={5} said="Banned." place={place} />)
    const html = await offer({ status: 'held' })
    expect(html).toContain('action="/desk/courier/bans/5/undo"')
    expect(await offer({ status: 'spam', across: 'all' })).toContain('/undo?list=spam&amp;across=all"')
    expect(html).toContain('data-undo="5"')
  })
})

describe('an end in words', () => {
  it('is a moment with its zone, or never', ({ expect }) => {
    expect(untilWords(t, null)).toBe('for ever')
    expect(untilWords(t, NOW)).toBe('until November 24, 2026 at 9:00 AM UTC')
    expect(untilWords(de, NOW)).toBe('bis 24. November 2026 um 09:00 UTC')
  })
})
