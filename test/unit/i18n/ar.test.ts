import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { directionOf, type TextKey, translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext } from '../../support/a-subscriber'
import { at, call } from '../../support/api'

const t = translator('ar')
const NOW = Date.UTC(2026, 10, 24, 9, 30)

/** Numbers that reach each class of Arabic: the last two digits decide. */
const FEW = [3, 7, 10, 103, 110, 205]
const MANY = [11, 20, 26, 99, 111, 199]
const OTHER = [100, 101, 102, 200, 202]

/** What is read from the left, with the marks that keep it together taken off. */
const bare = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '')

describe('Arabic', () => {
  it.for([
    ['comments.count', 'لا تعليقات', 'تعليق واحد', 'تعليقان', 'تعليقات', 'تعليقًا', 'تعليق'],
    [
      'comments.fresh',
      'لا تعليقات جديدة',
      'تعليق جديد واحد',
      'تعليقان جديدان',
      'تعليقات جديدة',
      'تعليقًا جديدًا',
      'تعليق جديد',
    ],
    ['comments.votes', 'لا أصوات', 'صوت واحد', 'صوتان', 'أصوات', 'صوتًا', 'صوت'],
    ['desk.chip-reported', 'لا بلاغات', 'بلاغ واحد', 'بلاغان', 'بلاغات', 'بلاغًا', 'بلاغ'],
    ['desk.doubt-links', 'لا روابط', 'رابط واحد', 'رابطان', 'روابط', 'رابطًا', 'رابط'],
  ] as const satisfies readonly (readonly [TextKey, ...string[]])[])(
    'counts %s by six classes',
    ([key, zero, one, two, few, many, other], { expect }) => {
      expect([0, 1, 2].map((count) => t(key, { count }))).toEqual([zero, one, two])
      for (const count of FEW) expect(t(key, { count })).toBe(`${count} ${few}`)
      for (const count of MANY) expect(t(key, { count })).toBe(`${count} ${many}`)
      for (const count of OTHER) expect(t(key, { count })).toBe(`${count} ${other}`)
    },
  )

  it('puts the dual and the singular where a preposition asks for them', ({ expect }) => {
    const wait = (count: number) => t('error.web/too-many-requests', { count }).split(' بعد ')[1]
    expect([1, 2, 3, 11, 100].map(wait)).toEqual([
      'دقيقة واحدة.',
      'دقيقتين.',
      '3 دقائق.',
      '11 دقيقة.',
      '100 دقيقة.',
    ])
    const replies = (count: number) => t('comments.more-replies', { count })
    expect([1, 2, 3, 12].map(replies)).toEqual([
      'عرض رد آخر',
      'عرض ردّين آخرين',
      'عرض 3 ردود أخرى',
      'عرض 12 ردًا آخر',
    ])
  })

  it('keeps a score below zero in one piece', ({ expect }) => {
    expect(bare(t('comments.score', { count: -3 }))).toBe('-3 نقاط')
    expect(t('comments.score', { count: -3 })).toMatch(/^\u200e-3/)
  })

  it('writes dates, hours and distances as the language does', ({ expect }) => {
    expect(bare(absoluteTime('ar', NOW))).toBe('24 نوفمبر 2026 في 9:30 ص UTC')
    expect(bare(t('preferences.paused', { day: dayName('ar', NOW) }))).toBe(
      'متوقفة مؤقتًا حتى 24 نوفمبر 2026.',
    )
    expect([weekdayName('ar', 1), hourName('ar', 19).replace(/\s/g, ' ')]).toEqual(['الاثنين', '7:00 م'])
    const ago = [1, 2, 3, 11].map((hours) => relativeTime('ar', NOW - hours * 3_600_000, NOW))
    expect(ago).toEqual(['قبل ساعة واحدة', 'قبل ساعتين', 'قبل 3 ساعات', 'قبل 11 ساعة'])
  })

  it('isolates whatever reads from the left, so that its parts do not change places', ({ expect }) => {
    expect(t('field.day')).toContain('\u20662026-11-24\u2069')
    expect(t('followers.code-text', { code: '1234 5678' })).toContain('\u20661234 5678\u2069')
    expect(t('subscribers.leave-text', { address: '9ada@example.org' })).toContain(
      '\u20669ada@example.org\u2069',
    )
    // Whoever is named may write either way, and a name says itself which.
    expect(t('comments.form-reply', { name: 'Ada (1)' })).toBe('ردّك على \u2068Ada (1)\u2069')
  })

  it('is found by its tag, with a region, and in a browser’s wishes by weight', ({ expect }) => {
    expect(negotiateLocale('ar', 'de', undefined)).toBe('ar')
    expect(negotiateLocale('ar-EG', undefined, 'de')).toBe('ar')
    expect(negotiateLocale(undefined, undefined, 'en;q=0.4, ar-MA;q=0.9, de;q=0.5')).toBe('ar')
    expect(negotiateLocale(undefined, undefined, 'ar;q=0, de;q=0.1')).toBe('de')
    expect(negotiateLocale('arn', undefined, undefined)).toBe('en')
    expect(directionOf('ar')).toBe('rtl')
  })

  it('is spoken by the page without scripts, by its refusals and by the sign-up page', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const { text } = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'ar' }))
    expect(text).toMatch(/^<!doctype html><html lang="ar" dir="rtl"/)
    expect(text).toContain('تعليق واحد')
    expect(text).toContain('نشر التعليق')
    const lost = await call('/nowhere', { headers: { accept: 'text/html', 'accept-language': 'ar' } })
    expect(lost.text).toContain('لا شيء في هذا العنوان.')
    expect(lost.text).toContain('<html lang="ar" dir="rtl"')
    const form = await call(`/${site.id}/subscribe?lang=ar`)
    expect(form.text).toMatch(/<form[^>]* lang="ar" dir="rtl"/)
    expect(form.text).toMatch(/<input[^>]* type="email" dir="auto"/)
  })

  it('is spoken by the mail that asks for consent, from right to left', async ({ expect }) => {
    const site = await aSite()
    const { mail } = await aMailedSignUp(site, newsContext(), { locale: 'ar' })
    expect(bare(mail!.subject)).toBe(`أكّد اشتراكك في ${site.name}`)
    expect(mail!.html).toContain('<html lang="ar" dir="rtl"')
    expect(mail!.html).toMatch(/role="main" lang="ar" dir="rtl"/)
    expect(bare(mail!.text)).toMatch(/يعمل الزر حتى \d+ يناير 2027 في \d+:\d\d\s[صم] UTC\./)
    expect(mail!.text).toContain('لم أطلب هذا:\nhttps://comments.test/not-me/')
  })
})
