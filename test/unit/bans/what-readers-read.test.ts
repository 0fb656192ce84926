import { describe, it } from 'vitest'
import { refuse } from '../../../src/bans/errors'
import { directionOf, LOCALE_NAMES, type Locale, translator } from '../../../src/i18n/translate'
import { describeProblem } from '../../../src/web/on-error'

const UNTIL = Date.UTC(2026, 11, 24, 18, 30)

/** How each language writes that moment: the day at least must be there. */
const DAYS: Readonly<Record<Locale, string>> = {
  en: 'December 24, 2026',
  de: '24. Dezember 2026',
  es: '24 de diciembre de 2026',
  fr: '24 décembre 2026',
  ja: '2026年12月24日',
  pl: '24 grudnia 2026',
  'pt-BR': '24 de dezembro de 2026',
  ar: '٢٤ ديسمبر ٢٠٢٦',
  uk: '24 грудня 2026',
  'zh-CN': '2026年12月24日',
}

/** The other numerals of Arabic, which some versions of Intl choose. */
const latin = (text: string) => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))

describe('what a banned reader reads', () => {
  it.for(LOCALE_NAMES)('names the end in %s, in that language’s own calendar', (locale, { expect }) => {
    const error = refuse('banned-until', { until: UNTIL })
    const { detail, status, code } = describeProblem(error, translator(locale))
    expect([status, code]).toEqual([403, 'bans/banned-until'])
    expect(latin(detail)).toContain(latin(DAYS[locale]))
    expect(detail).toContain('UTC')
    expect(detail).not.toContain('{')
  })

  it.for(LOCALE_NAMES)('is a sentence of its own in %s where there is no end', (locale, { expect }) => {
    const t = translator(locale)
    const { detail } = describeProblem(refuse('banned'), t)
    expect(detail.length).toBeGreaterThan(10)
    expect(detail).not.toMatch(/UTC|\{/)
    if (locale !== 'en') expect(detail).not.toBe(describeProblem(refuse('banned'), translator('en')).detail)
  })

  it('says nothing of why, by what, or by whom', ({ expect }) => {
    const problem = describeProblem(refuse('banned-until', { until: UNTIL }), translator('en'))
    expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'status', 'title'])
    expect(problem.detail).toBe(
      'This site takes no comments, votes or reports from you until December 24, 2026 at 6:30 PM UTC. Its team has banned you.',
    )
  })

  it('is written from the right where the language is', ({ expect }) => {
    expect(directionOf('ar')).toBe('rtl')
    expect(describeProblem(refuse('banned'), translator('ar')).detail).toMatch(/[\u0600-\u06ff]/)
  })
})
