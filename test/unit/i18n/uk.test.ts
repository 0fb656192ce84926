import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { directionOf, type TextKey, translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext } from '../../support/a-subscriber'
import { at, call } from '../../support/api'

const t = translator('uk')
const NOW = Date.UTC(2026, 10, 24, 9, 30)
const NBSP = '\u00a0'

/** Numbers that reach each class of Ukrainian: 21 counts like 1, and 11 to 14 are many whatever they end in. */
const ONE = [1, 21, 101, 131]
const FEW = [2, 3, 4, 22, 34, 104]
const MANY = [0, 5, 11, 12, 13, 14, 20, 25, 111, 112]

describe('Ukrainian', () => {
  it.for([
    ['comments.count', 'коментар', 'коментарі', 'коментарів', 'коментаря'],
    ['comments.fresh', 'новий коментар', 'нові коментарі', 'нових коментарів', 'нового коментаря'],
    ['comments.votes', 'голос', 'голоси', 'голосів', 'голосу'],
    ['comments.score', 'бал', 'бали', 'балів', 'бала'],
    ['desk.chip-reported', 'скарга', 'скарги', 'скарг', 'скарги'],
    ['desk.doubt-links', 'посилання', 'посилання', 'посилань', 'посилання'],
  ] as const satisfies readonly (readonly [TextKey, ...string[]])[])(
    'declines %s by its count',
    ([key, one, few, many, part], { expect }) => {
      for (const count of ONE) expect(t(key, { count })).toBe(`${count} ${one}`)
      for (const count of FEW) expect(t(key, { count })).toBe(`${count} ${few}`)
      for (const count of MANY) expect(t(key, { count })).toBe(`${count} ${many}`)
      expect(t(key, { count: 1.5 })).toBe(`1,5 ${part}`)
    },
  )

  it('puts the case that its sentence asks for, and verbs that agree', ({ expect }) => {
    const wait = (count: number) => t('error.web/too-many-requests', { count }).split(' за ').at(-1)
    expect([1, 4, 5, 21].map(wait)).toEqual(['1 хвилину.', '4 хвилини.', '5 хвилин.', '21 хвилину.'])
    const follow = (count: number) => t('preferences.following-pages', { count })
    expect([1, 3, 5].map(follow)).toEqual([
      'Ви стежите за 1 розмовою.',
      'Ви стежите за 3 розмовами.',
      'Ви стежите за 5 розмовами.',
    ])
    const told = (count: number) => t('desk.notice-reported-text', { count, name: 'Ада', page: 'Мости' })
    expect(told(21)).toContain('поскаржився 21 читач.')
    expect(told(5)).toContain('поскаржилися 5 читачів.')
  })

  it('leaves names as they are: they follow a noun or a colon', ({ expect }) => {
    expect(t('comments.form-reply', { name: 'Оксана' })).toBe('Ваша відповідь на коментар: Оксана')
    expect(t('subscribers.news-of', { site: 'Вечірня газета' })).toBe('Новини сайту «Вечірня газета»')
    expect(t('mail.wrote', { name: 'Оксана' })).toBe('Оксана пише:')
  })

  it('groups numbers with spaces that do not break', ({ expect }) => {
    expect(t('field.too-long', { max: 20_000 })).toContain(`20${NBSP}000`)
  })

  it('writes dates with the month declined, and hours of a whole day', ({ expect }) => {
    expect(absoluteTime('uk', NOW)).toMatch(/^24 листопада 2026\sр\. о 09:30 UTC$/)
    // One full stop, not two: the year brings its own.
    expect(t('preferences.paused', { day: dayName('uk', NOW) })).toMatch(
      /^Призупинено до 24 листопада 2026\sр\.$/,
    )
    expect([weekdayName('uk', 1), hourName('uk', 19)]).toEqual(['понеділок', '19:00'])
    const ago = [1, 3, 5].map((hours) => relativeTime('uk', NOW - hours * 3_600_000, NOW))
    expect(ago).toEqual(['1 годину тому', '3 години тому', '5 годин тому'])
  })

  it('is found by its tag, with a region, and in a browser’s wishes by weight', ({ expect }) => {
    expect(negotiateLocale('uk', 'de', undefined)).toBe('uk')
    expect(negotiateLocale('uk-UA', undefined, 'de')).toBe('uk')
    expect(negotiateLocale(undefined, undefined, 'ru, en;q=0.4, uk-UA;q=0.9')).toBe('uk')
    expect(negotiateLocale(undefined, undefined, 'uk;q=0, de;q=0.1')).toBe('de')
    expect(directionOf('uk')).toBe('ltr')
  })

  it('is spoken by the thread on a page, as the element or the site wishes', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'uk' })
    const first = await aComment(site, { name: 'Оксана' })
    await aComment(site, { name: 'Ілля', parentId: String(first.id) })
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const { text } = await call(path)
    expect(text).toMatch(/ lang="uk" dir="ltr"/)
    expect(text).toContain('2 коментарі')
    expect(text).toMatch(/Відповідь: <bdi>Ілля<\/bdi> → <bdi>Оксана<\/bdi>, <time/)
    expect(text).toContain('Вашу адресу електронної пошти не буде опубліковано.')
    expect((await call(`${path}&lang=en`)).text).toContain('2 comments')
  })

  it('is spoken by the page without scripts, and by its refusals', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const { text } = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'uk' }))
    expect(text).toMatch(/^<!doctype html><html lang="uk" dir="ltr"/)
    expect(text).toContain('1 коментар')
    const lost = await call('/nowhere', { headers: { accept: 'text/html', 'accept-language': 'uk' } })
    expect(lost.text).toContain('За цією адресою нічого немає.')
    expect(lost.text).toContain('<html lang="uk"')
  })

  it('is spoken by the mail that asks for consent', async ({ expect }) => {
    const site = await aSite()
    const { mail } = await aMailedSignUp(site, newsContext(), { locale: 'uk' })
    expect(mail!.subject).toBe(`Підтвердьте підписку на новини сайту «${site.name}»`)
    expect(mail!.html).toContain('<html lang="uk"')
    expect(mail!.text).toMatch(/Кнопка діє до \d+ січня 2027\sр\. о \d\d:\d\d UTC\./)
    expect(mail!.text).toContain('Це не мій запит:\nhttps://comments.test/not-me/')
  })
})
