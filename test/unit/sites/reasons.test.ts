import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { LOCALE_NAMES, translator } from '../../../src/i18n/translate'
import { reasonsOf, reasonText, SiteForm } from '../../../src/sites/public'
import { REASON_MAX, REASONS_MAX, readReasons, STANDARD_REASONS } from '../../../src/sites/reasons'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const standard = STANDARD_REASONS.map((name) => `@${name}`)
const listIn = (locale: (typeof LOCALE_NAMES)[number]) =>
  standard.map((reason) => reasonText(translator(locale), reason)).join('\n')

describe('the reasons of a site', () => {
  it('are the standard ones where it has no list of its own, each a sentence in every language', ({
    expect,
  }) => {
    expect(reasonsOf({ settings: siteSettings() })).toEqual(standard)
    for (const locale of LOCALE_NAMES) {
      for (const reason of standard) {
        expect(reasonText(translator(locale), reason)).toMatch(/^[^\p{Ll}\s].*[.。]$/u)
      }
    }
    expect(new Set(standard.map((reason) => reasonText(t, reason))).size).toBe(standard.length)
  })

  it('are stored as none while the standard list is left as it is, in whatever language it was shown', ({
    expect,
  }) => {
    for (const locale of LOCALE_NAMES) expect(readReasons(listIn(locale))).toEqual([])
    expect(readReasons('')).toEqual([])
  })

  it('keep every language for the standard sentences that stay, and the words of the others', ({
    expect,
  }) => {
    const list = `${reasonText(translator('de'), '@hate')}\n\n  Write in   rhyme.  \n${reasonText(t, '@off-topic')}\nWrite in rhyme.`
    const reasons = readReasons(list)
    expect(reasons).toEqual(['@hate', 'Write in rhyme.', '@off-topic'])
    const own = { settings: siteSettings({ reasons }) }
    expect(reasonsOf(own).map((reason) => reasonText(t, reason))).toEqual([
      'It puts a group of people down.',
      'Write in rhyme.',
      'It is about something else than this page.',
    ])
  })

  it('come back as they were, however often the page is saved', ({ expect }) => {
    const reason = fc.oneof(fc.constantFrom(...standard), fc.stringMatching(/^[A-Z][a-z ]{0,30}[a-z]\.$/))
    fc.assert(
      fc.property(fc.uniqueArray(reason, { maxLength: 12 }), (list) => {
        const once = readReasons(list.map((one) => reasonText(t, one)).join('\n'))
        const again = readReasons(once.map((one) => reasonText(t, one)).join('\n'))
        expect(again).toEqual(once)
      }),
      { numRuns: 100 },
    )
  })

  it('are twenty at most, and none longer than a mail can say', ({ expect }) => {
    const form = { name: 'S', origins: '', locale: 'en', hold: 'all' }
    const accepts = (reasons: string) => v.safeParse(SiteForm, { ...form, reasons }).success
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Reason ${at}.`).join('\n')
    expect(accepts(lines(REASONS_MAX))).toBe(true)
    expect(accepts(lines(REASONS_MAX + 1))).toBe(false)
    expect(accepts('x'.repeat(REASON_MAX))).toBe(true)
    expect(accepts('x'.repeat(REASON_MAX + 1))).toBe(false)
  })

  it('shows a word that only looks like a standard one as it stands', ({ expect }) => {
    expect(reasonText(t, '@nothing-of-ours')).toBe('@nothing-of-ours')
    expect(reasonText(t, '@constructor')).toBe('@constructor')
  })
})
