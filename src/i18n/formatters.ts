// Making an Intl object costs a hundred times what using it costs, and a thread shows fifty times. So each language has its own, made
// when first needed and kept: they hold nothing of any request.

import { once } from '../kernel/once'
import { remembered } from '../kernel/remembered'
import { MINUTE_MS } from '../kernel/time'

/** The languages there are words for; locales/ has a file for each. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja', 'pl', 'pt-BR', 'ar', 'uk', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

/** What ages are told in, the largest first. */
export const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
type Unit = (typeof UNITS)[number]

interface Formatters {
  readonly number: () => (value: number) => string
  /** Which of its plural forms a number takes. */
  readonly plural: () => (count: number) => Intl.LDMLPluralRule
  /** "3 hours ago" is -3 hours. */
  readonly relative: () => Readonly<Record<Unit, (value: number) => string>>
  /** By the minutes since 1970. */
  readonly moment: () => (minute: number) => string
  readonly hour: () => Intl.DateTimeFormat
  readonly weekday: () => Intl.DateTimeFormat
  readonly day: () => Intl.DateTimeFormat
  readonly minutes: () => Intl.NumberFormat
  readonly hours: () => Intl.NumberFormat
  readonly days: () => Intl.NumberFormat
}

const agesIn = (language: Language) => {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return Object.fromEntries(
    UNITS.map((unit) => [unit, remembered((value) => format.format(value, unit))]),
  ) as Record<Unit, (value: number) => string>
}

const momentsIn = (language: Language) => {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return remembered((minute) => format.format(minute * MINUTE_MS))
}

const numbersIn = (language: Language) => {
  const format = new Intl.NumberFormat(language)
  return remembered((value) => format.format(value))
}

const pluralsIn = (language: Language) => {
  const rules = new Intl.PluralRules(language)
  return remembered((count) => rules.select(count))
}

const spanOf = (language: Language, unit: 'minute' | 'hour' | 'day') =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })

const BY_LANGUAGE = Object.fromEntries(
  LANGUAGES.map((language): [Language, Formatters] => [
    language,
    {
      number: once(() => numbersIn(language)),
      plural: once(() => pluralsIn(language)),
      relative: once(() => agesIn(language)),
      moment: once(() => momentsIn(language)),
      hour: once(() => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' })),
      weekday: once(() => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })),
      day: once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })),
      minutes: once(() => spanOf(language, 'minute')),
      hours: once(() => spanOf(language, 'hour')),
      days: once(() => spanOf(language, 'day')),
    },
  ]),
) as Record<Language, Formatters>

export const formattersOf = (language: Language): Formatters => BY_LANGUAGE[language]
