import { describe, it } from 'vitest'
import { composeVerdict, VERDICT_MAIL } from '../../../../src/moderation/decisions/compose-verdict'
import {
  composeDigest,
  composeNotice,
  composeReminder,
} from '../../../../src/moderation/notices/compose-notice'

const CTX = { config: { publicUrl: 'https://comments.example' } }
const site = (locale = 'en') => ({ id: 'courier', name: 'The Courier', settings: { locale } })
const COMMENT = {
  id: 77,
  author_name: 'Ada',
  body: 'A word.',
  page: 'https://courier.example/1',
  title: 'One',
}
const TO = 'mo@team.example'
const URL_TO_DECIDE = 'https://comments.example/d/1'
const blocksOf = (mail: { readonly blocks: readonly { readonly kind: string }[] }) =>
  mail.blocks.map(({ kind }) => kind)
const notice = (more: object = {}, locale = 'en') =>
  composeNotice(CTX, site(locale), { ...COMMENT, ...more }, TO, URL_TO_DECIDE)

describe('the mail about one comment', () => {
  it('quotes it, leads to its decision and to the desk, and says how to have fewer', ({ expect }) => {
    const mail = notice()
    expect(mail).toMatchObject({ siteId: 'courier', kind: 'moderation.new-comment', to: TO, locale: 'en' })
    expect(mail.subject).toBe('New comment by Ada on “One”')
    expect(blocksOf(mail)).toEqual(['text', 'quote', 'button', 'links', 'small', 'links'])
    expect(mail.blocks).toContainEqual({ kind: 'quote', text: 'A word.', by: 'Ada' })
    expect(mail.blocks).toContainEqual({ kind: 'button', label: 'Read and decide', url: URL_TO_DECIDE })
    const json = JSON.stringify(mail)
    expect(json).toContain('https://comments.example/desk/courier?item=77')
    expect(json).toContain('https://comments.example/desk/courier/notices')
  })

  it('names the page by its address where it has no title', ({ expect }) => {
    expect(notice({ title: '' }).subject).toContain('“https://courier.example/1”')
  })

  it.for([
    [undefined, false],
    [0, false],
    [1, true],
    [2, true],
  ] as const)('with %s reports says so: %s', ([reports, says], { expect }) => {
    const subject = notice(reports === undefined ? {} : { reports }).subject
    expect(subject !== notice().subject).toBe(says)
  })

  it.for([
    ['en', 'en'],
    ['de', 'de'],
    ['xx', 'en'],
  ] as const)('of a site in %s is written in %s', ([locale, written], { expect }) => {
    const mail = notice({}, locale)
    expect(mail.locale).toBe(written)
    expect(mail.subject === notice().subject).toBe(written === 'en')
  })
})

describe('the mail about several comments', () => {
  const digest = (shown: number, count: number, isMore = false) =>
    composeDigest(
      CTX,
      site(),
      Array.from({ length: shown }, (_, at) => ({
        comment: { ...COMMENT, body: `Word ${at}` },
        url: `${URL_TO_DECIDE}${at}`,
      })),
      { count, isMore },
      TO,
    )

  it.for([
    [1, false, '1 comment waits at The Courier'],
    [2, false, '2 comments wait at The Courier'],
    [100, true, '100 comments or more wait at The Courier'],
  ] as const)('for %i (more: %s) is called “%s”', ([count, isMore, subject], { expect }) => {
    expect(digest(1, count, isMore).subject).toBe(subject)
  })

  it('shows each with its own decision, in order, and then the whole queue', ({ expect }) => {
    const { blocks } = digest(3, 9)
    expect(blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []))).toEqual([
      'Word 0',
      'Word 1',
      'Word 2',
    ])
    const urls = blocks.flatMap((block) => (block.kind === 'links' ? [block.items[0]!.url] : []))
    expect(urls.slice(0, 3)).toEqual([0, 1, 2].map((at) => `${URL_TO_DECIDE}${at}`))
    expect(blocks.find(({ kind }) => kind === 'button')).toMatchObject({
      url: 'https://comments.example/desk/courier',
    })
  })
})

describe('the mail about what waits too long', () => {
  it('quotes nobody and tells one day from several', ({ expect }) => {
    const remind = (days: number) => composeReminder(CTX, site(), { days, count: 2, isMore: false }, TO)
    expect(blocksOf(remind(2))).toEqual(['text', 'text', 'button', 'small', 'links'])
    expect(remind(1).subject.replace('1', '2')).not.toBe(remind(2).subject)
    expect(remind(3).kind).toBe('moderation.reminder')
  })
})

describe('the mail of a verdict', () => {
  const LINKS = { link: 'https://comments.example/s', stop: 'https://comments.example/stop' }
  const verdict = (status: 'rejected' | 'returned', reason: string | null, locale = 'en') =>
    composeVerdict(site(locale), { status, reason }, 'ada@mail.example', LINKS)

  it.for([
    ['rejected', 'Your comment on The Courier was not published'],
    ['returned', 'Your comment on The Courier came back to you'],
  ] as const)('%s is called “%s”', ([status, subject], { expect }) => {
    expect(verdict(status, null)).toMatchObject({ subject, kind: VERDICT_MAIL, to: 'ada@mail.example' })
  })

  it('leads to the comment and out, also by the mail program’s own button', ({ expect }) => {
    const mail = verdict('rejected', null)
    expect(blocksOf(mail)).toEqual(['text', 'button', 'small', 'links'])
    expect(mail.blocks[1]).toMatchObject({ url: LINKS.link })
    expect(mail.blocks[3]).toMatchObject({ items: [{ url: LINKS.stop }] })
    expect(mail.unsubscribeUrl).toBe(LINKS.stop)
  })

  it('has the team’s reason in a block of its own, if there is one', ({ expect }) => {
    const mail = verdict('returned', 'Write in rhyme')
    expect(blocksOf(mail)).toEqual(['text', 'text', 'button', 'small', 'links'])
    expect(JSON.stringify(mail.blocks[1])).toContain('Write in rhyme')
    expect(JSON.stringify(verdict('returned', null))).not.toContain('Write in rhyme')
  })

  it('speaks the language of the site', ({ expect }) => {
    expect(verdict('rejected', null, 'de').locale).toBe('de')
    expect(verdict('rejected', null, 'de').subject).not.toBe(verdict('rejected', null).subject)
  })
})
