import fc from 'fast-check'
import { describe, it } from 'vitest'
import { assess, type Doubt, packDoubts, readDoubts } from '../../../../src/comments/checks/assess'
import { siteSettings } from '../../../support/site-settings'

const SITE = { settings: siteSettings() }
const plain = (body: string) => ({ body, html: `<p>${body}</p>` })
const codesOf = (body: string) => assess(SITE, plain(body)).doubts.map(({ code }) => code)
const linked = (count: number) => ({
  body: 'See there.',
  html: `<p>${'<a href="https://x.example" rel="nofollow ugc">x</a> '.repeat(count)}</p>`,
})

describe('links in a comment', () => {
  it.for([
    [0, []],
    [3, []],
    [4, [{ code: 'links', count: 4 }]],
    [50, [{ code: 'links', count: 50 }]],
  ] as const)('%d of them: %j', ([count, doubts], { expect }) => {
    expect(assess(SITE, linked(count)).doubts).toEqual(doubts)
  })

  it('are counted as they would be published: addresses that stay text are none', ({ expect }) => {
    const body = 'a.example b.example c.example d.example e.example'
    expect(assess(SITE, plain(body)).doubts).toEqual([])
    expect(assess(SITE, plain('<abbr> <article> <aside> <address>'.replaceAll('<', '&lt;'))).doubts).toEqual(
      [],
    )
  })
})

describe('shouting', () => {
  it.for([
    ['THIS IS AN OUTRAGE, ALL OF IT'],
    ['ICH BIN SO WÜTEND ÜBER DAS HIER'],
    ['ЭТО ПРОСТО БЕЗОБРАЗИЕ, ГОСПОДА'],
    ['NASA SAYS THE ROCKET WAS LOUd'],
    ['AAAAAAAAAABCDEFGHIJK'],
    ['ABABABABABABABABABCDabc'],
  ] as const)('is heard in %s', ([body], { expect }) => {
    expect(codesOf(body)).toContain('shouting')
  })

  it.for([
    ['nineteen capitals', 'ABCDEFGHIJ KLMNOPQRS'],
    ['what is said quietly', 'this is an outrage, all of it'],
    ['a name among words', 'I read about NASA and ESA in there, too'],
    ['four to one, which is a title', 'ABCDEFGHIJKLMNOP abcd'],
    ['figures and signs', '1234567890 1234567890 !?!?'],
    ['letters without case', '東京東京東京は今日もとても暑いですね本当に暑い'],
    ['Arabic, which has no case', 'هذا تعليق طويل بما يكفي ليقرأه الجميع هنا'],
    ['nothing', ''],
  ] as const)('is not heard in %s', ([, body], { expect }) => {
    expect(codesOf(body)).not.toContain('shouting')
  })

  it('begins with the twentieth letter, and with more than four capitals to one', ({ expect }) => {
    const letters = (upper: number, lower: number) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.slice(0, upper) + 'abcdefghij'.slice(0, lower)
    expect(codesOf(letters(19, 0))).toEqual([])
    expect(codesOf(letters(20, 0))).toEqual(['shouting'])
    expect(codesOf(letters(16, 4))).toEqual([])
    expect(codesOf(letters(17, 4))).toEqual(['shouting'])
  })
})

describe('repeating', () => {
  it.for([
    ['one letter', 'looooooooooooong'],
    ['one letter in both cases', 'aAaAaAaAaAaA'],
    ['one mark', 'What????????????'],
    ['marks', 'No!!!!!!!!!!!!!'],
    ['one word', 'buy buy buy buy buy buy'],
    ['one word in both cases, with marks between', 'Buy, BUY! buy. Buy; buy - BUY'],
    ['two words of twelve', 'buy now buy now buy now buy now buy now buy now'],
    ['a letter of another script', 'ааааааааааааа'],
  ] as const)('is seen in %s', ([, body], { expect }) => {
    expect(codesOf(body)).toContain('repeated')
  })

  it.for([
    ['eleven of a letter', 'a'.repeat(11)],
    ['five times a word', 'buy buy buy buy buy'],
    ['two words of eleven', 'buy now buy now buy now buy now buy now buy'],
    ['a line of dots', '.'.repeat(100)],
    ['a line', '-'.repeat(100)],
    ['figures', '1000000000000000'],
    ['a long text with a drum in it', `${'a'.repeat(12)} ${'word '.repeat(38)}`],
    ['laughing', 'hahaha hahaha'],
  ] as const)('is not seen in %s', ([, body], { expect }) => {
    expect(codesOf(body)).not.toContain('repeated')
  })

  it('is looked for in the first two hundred characters’ worth of text and in no longer one', ({
    expect,
  }) => {
    expect(codesOf('a'.repeat(200))).toContain('repeated')
    expect(codesOf('a'.repeat(201))).not.toContain('repeated')
  })

  it('counts twelve of a letter, not one less', ({ expect }) => {
    expect(codesOf(`so ${'o'.repeat(12)} good`)).toEqual(['repeated'])
    expect(codesOf(`s${'o'.repeat(11)} good`)).toEqual([])
  })
})

describe('what becomes of doubtful words', () => {
  it.for(['nudge', 'hold', 'reject', 'publish'] as const)(
    'is what the site says: %s',
    (doubts, { expect }) => {
      const site = { settings: siteSettings({ doubts }) }
      expect(assess(site, linked(4)).verdict).toBe(doubts)
      expect(assess(site, plain('A quiet word.'))).toEqual({ verdict: 'publish', doubts: [] })
    },
  )

  it('names every doubt, in one order', ({ expect }) => {
    const body = 'BUY NOW!!!!!!!!!!!! BUY NOW'
    const { html } = linked(9)
    expect(assess(SITE, { body: `${body} ABCDEFGH`, html }).doubts).toEqual([
      { code: 'links', count: 9 },
      { code: 'shouting' },
      { code: 'repeated' },
    ])
  })

  it('is the same for the same words, whatever they are, and never takes long', ({ expect }) => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.constantFrom('a'.repeat(20_000), '!?'.repeat(10_000), 'aA'.repeat(10_000), ' '.repeat(20_000)),
    )
    fc.assert(
      fc.property(words, (body) => {
        expect(assess(SITE, plain(body))).toEqual(assess(SITE, plain(body)))
      }),
    )
  })
})

describe('doubts as they are kept', () => {
  const KEPT: readonly (readonly [string, readonly Doubt[], string | null])[] = [
    ['none', [], null],
    ['one', [{ code: 'shouting' }], '[{"code":"shouting"}]'],
    ['one with its number', [{ code: 'links', count: 4 }], '[{"code":"links","count":4}]'],
    ['several', [{ code: 'repeated' }, { code: 'insisted' }], '[{"code":"repeated"},{"code":"insisted"}]'],
  ]
  it.for(KEPT)('%s', ([, doubts, stored], { expect }) => {
    expect(packDoubts(doubts)).toBe(stored)
    expect(readDoubts(stored)).toEqual(doubts)
  })

  it('leave out what a later version found', ({ expect }) => {
    expect(readDoubts('[{"code":"gloom"},{"code":"links","count":5}]')).toEqual([{ code: 'links', count: 5 }])
  })
})
