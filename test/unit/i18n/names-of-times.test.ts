import { describe, it } from 'vitest'
import { dayName, hourName, weekdayName } from '../../../src/i18n/format-time'
import { LANGUAGES } from '../../../src/i18n/formatters'

const DAY = 86_400_000
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
/** Node and workerd put a narrow space before AM; what it is does not matter here. */
const spaced = (text: string) => text.replace(/\s/gu, ' ')

describe('an hour of the day', () => {
  it.for([
    ['en', 0, '12:00 AM'],
    ['en', 1, '1:00 AM'],
    ['en', 11, '11:00 AM'],
    ['en', 12, '12:00 PM'],
    ['en', 13, '1:00 PM'],
    ['en', 23, '11:00 PM'],
    ['de', 0, '00:00'],
    ['de', 7, '07:00'],
    ['de', 12, '12:00'],
    ['de', 23, '23:00'],
    ['fr', 7, '07:00'],
    ['fr', 23, '23:00'],
    ['es', 7, '7:00'],
    ['es', 23, '23:00'],
    ['ja', 0, '0:00'],
    ['ja', 23, '23:00'],
    ['pl', 7, '07:00'],
    ['pt-BR', 7, '07:00'],
    ['uk', 7, '07:00'],
  ] as const)('is said in %s: %d is %s', ([locale, hour, words], { expect }) => {
    expect(spaced(hourName(locale, hour))).toBe(words)
  })

  it.for(LANGUAGES)('is told from every other in %s', (locale, { expect }) => {
    expect(new Set(HOURS.map((hour) => hourName(locale, hour))).size).toBe(24)
  })
})

describe('a weekday', () => {
  it.for([
    ['en', 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'],
    ['de', 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'],
    ['es', 'lunes martes miércoles jueves viernes sábado domingo'],
    ['fr', 'lundi mardi mercredi jeudi vendredi samedi dimanche'],
    ['ja', '月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日'],
    ['pl', 'poniedziałek wtorek środa czwartek piątek sobota niedziela'],
    ['pt-BR', 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo'],
  ] as const)('begins with Monday in %s', ([locale, words], { expect }) => {
    expect(WEEKDAYS.map((weekday) => weekdayName(locale, weekday))).toEqual(words.split(' '))
  })

  it.for(LANGUAGES)('is told from every other in %s', (locale, { expect }) => {
    expect(new Set(WEEKDAYS.map((weekday) => weekdayName(locale, weekday))).size).toBe(7)
  })
})

describe('a day', () => {
  it.for([
    ['en', 'November 24, 2026'],
    ['de', '24. November 2026'],
    ['es', '24 de noviembre de 2026'],
    ['fr', '24 novembre 2026'],
    ['ja', '2026年11月24日'],
    ['pl', '24 listopada 2026'],
    ['pt-BR', '24 de novembro de 2026'],
  ] as const)('is said in %s: %s', ([locale, words], { expect }) => {
    expect(spaced(dayName(locale, Date.UTC(2026, 10, 24)))).toBe(words)
  })

  it.for(LANGUAGES)('is the same from its first millisecond to its last in %s', (locale, { expect }) => {
    const first = Date.UTC(2026, 10, 24)
    expect(dayName(locale, first + DAY - 1)).toBe(dayName(locale, first))
    expect(dayName(locale, first + DAY)).not.toBe(dayName(locale, first))
    expect(dayName(locale, first - 1)).not.toBe(dayName(locale, first))
  })

  it.for([
    ['a leap day', Date.UTC(2028, 1, 29, 12), 'February 29, 2028'],
    ['the day after', Date.UTC(2028, 2, 1), 'March 1, 2028'],
    ['the end of a year', Date.UTC(2026, 11, 31, 23, 59, 59, 999), 'December 31, 2026'],
    ['the beginning of the next', Date.UTC(2027, 0, 1), 'January 1, 2027'],
    ['the beginning of time', 0, 'January 1, 1970'],
  ] as const)('knows %s', ([, at, words], { expect }) => {
    expect(dayName('en', at)).toBe(words)
  })
})
