import { describe, it } from 'vitest'
import { absoluteTime, dayName, hourName, relativeTime, weekdayName } from '../../../src/i18n/format-time'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'
import { directionOf, type TextKey, translator } from '../../../src/i18n/translate'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { aMailedSignUp, newsContext } from '../../support/a-subscriber'
import { at, call } from '../../support/api'

const t = translator('pl')
const NOW = Date.UTC(2026, 10, 24, 9, 30)
const NBSP = '\u00a0'

/** Numbers that reach each class of Polish: 12 to 14 are many although they end like few. */
const ONE = [1]
const FEW = [2, 3, 4, 22, 34, 102]
const MANY = [0, 5, 11, 12, 13, 14, 20, 21, 25, 101, 112]

describe('Polish', () => {
  it.for([
    ['comments.count', 'komentarz', 'komentarze', 'komentarzy', 'komentarza'],
    ['comments.fresh', 'nowy komentarz', 'nowe komentarze', 'nowych komentarzy', 'nowego komentarza'],
    ['comments.votes', 'głos', 'głosy', 'głosów', 'głosu'],
    ['comments.score', 'punkt', 'punkty', 'punktów', 'punktu'],
    ['desk.chip-reported', 'zgłoszenie', 'zgłoszenia', 'zgłoszeń', 'zgłoszenia'],
    ['desk.doubt-links', 'link', 'linki', 'linków', 'linku'],
  ] as const satisfies readonly (readonly [TextKey, ...string[]])[])(
    'declines %s by its count',
    ([key, one, few, many, part], { expect }) => {
      for (const count of ONE) expect(t(key, { count })).toBe(`${count} ${one}`)
      for (const count of FEW) expect(t(key, { count })).toBe(`${count} ${few}`)
      for (const count of MANY) expect(t(key, { count })).toBe(`${count} ${many}`)
      expect(t(key, { count: 1.5 })).toBe(`1,5 ${part}`)
    },
  )

  it('makes verbs agree with the count', ({ expect }) => {
    const news = (count: number) => t('followers.mail.news-text', { site: 'Gazeta', count })
    expect(news(1)).toBe('W witrynie Gazeta jest nowy komentarz w rozmowie, którą obserwujesz.')
    expect(news(3)).toBe('W witrynie Gazeta są 3 nowe komentarze w rozmowach, które obserwujesz.')
    expect(news(12)).toBe('W witrynie Gazeta jest 12 nowych komentarzy w rozmowach, które obserwujesz.')
    const wait = (count: number) => t('error.web/too-many-requests', { count })
    expect([1, 4, 5].map(wait).map((text) => text.split(' za ')[1])).toEqual([
      '1 minutę.',
      '4 minuty.',
      '5 minut.',
    ])
  })

  it('groups numbers from five digits on, with spaces that do not break', ({ expect }) => {
    expect(t('field.too-long', { max: 2000 })).toBe('Skróć to do 2000 znaków.')
    expect(t('field.too-long', { max: 20_000 })).toBe(`Skróć to do 20${NBSP}000 znaków.`)
  })

  it('writes dates with the month declined, and hours of a whole day', ({ expect }) => {
    expect(absoluteTime('pl', NOW)).toBe('24 listopada 2026 09:30 UTC')
    expect(t('preferences.paused', { day: dayName('pl', NOW) })).toBe('Wstrzymano do 24 listopada 2026.')
    expect([weekdayName('pl', 1), hourName('pl', 19)]).toEqual(['poniedziałek', '19:00'])
    const ago = [1, 3, 5].map((hours) => relativeTime('pl', NOW - hours * 3_600_000, NOW))
    expect(ago).toEqual(['1 godzinę temu', '3 godziny temu', '5 godzin temu'])
  })

  it('is found by its tag, with a region, and in a browser’s wishes by weight', ({ expect }) => {
    expect(negotiateLocale('pl', 'de', undefined)).toBe('pl')
    expect(negotiateLocale('pl-PL', undefined, 'de')).toBe('pl')
    expect(negotiateLocale(undefined, undefined, 'en;q=0.4, pl-PL;q=0.9, de;q=0.5')).toBe('pl')
    expect(negotiateLocale(undefined, undefined, 'pl;q=0, de;q=0.1')).toBe('de')
    expect(directionOf('pl')).toBe('ltr')
  })

  it('is spoken by the thread on a page, as the element or the site wishes', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'pl' })
    const first = await aComment(site, { name: 'Zofia' })
    await aComment(site, { name: 'Łukasz', parentId: String(first.id) })
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const { text } = await call(path)
    expect(text).toContain('2 komentarze')
    expect(text).toMatch(/<h3[^>]*><bdi>Łukasz<\/bdi> w odpowiedzi do: <bdi>Zofia<\/bdi>, <time/)
    expect(text).toContain('Twój adres e-mail nie zostanie opublikowany. Wymagane pola są oznaczone *')
    expect((await call(`${path}&lang=en`)).text).toContain('2 comments')
  })

  it('is spoken by the page without scripts, and by its refusals', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const { text } = await call(at(`/${site.id}/thread`, { page: aPage(site), lang: 'pl' }))
    expect(text).toMatch(/^<!doctype html><html lang="pl" dir="ltr"/)
    expect(text).toContain('1 komentarz')
    expect(text).toContain('Opublikuj komentarz')
    const lost = await call('/nowhere', { headers: { accept: 'text/html', 'accept-language': 'pl' } })
    expect(lost.text).toContain('Pod tym adresem niczego nie ma.')
    expect(lost.text).toContain('<html lang="pl"')
  })

  it('is spoken by the mail that asks for consent', async ({ expect }) => {
    const site = await aSite()
    const { mail } = await aMailedSignUp(site, newsContext(), { locale: 'pl' })
    expect(mail!.subject).toBe(`Potwierdź subskrypcję witryny ${site.name}`)
    expect(mail!.html).toContain('<html lang="pl"')
    expect(mail!.text).toMatch(/Przycisk działa do \d+ stycznia 2027 \d\d:\d\d UTC\./)
    expect(mail!.text).toContain('To nie moja prośba:\nhttps://comments.test/not-me/')
  })
})
