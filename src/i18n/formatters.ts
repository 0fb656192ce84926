// Making an Intl object costs a hundred times what using it costs, and a thread shows fifty times. So each language has its own, made
// when first needed and kept: they hold nothing of any request.

import { once } from '../kernel/once'

/** The languages there are words for; locales/ has a file for each. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja', 'pl', 'pt-BR', 'ar', 'uk', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

interface Formatters {
  readonly number: () => Intl.NumberFormat
  readonly plural: () => Intl.PluralRules
  readonly relative: () => Intl.RelativeTimeFormat
  readonly moment: () => Intl.DateTimeFormat
  readonly hour: () => Intl.DateTimeFormat
  readonly weekday: () => Intl.DateTimeFormat
  readonly day: () => Intl.DateTimeFormat
  readonly minutes: () => Intl.NumberFormat
  readonly hours: () => Intl.NumberFormat
  readonly days: () => Intl.NumberFormat
}

const spanOf = (language: Language, unit: 'minute' | 'hour' | 'day') =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })

const BY_LANGUAGE = Object.fromEntries(
  LANGUAGES.map((language): [Language, Formatters] => [
    language,
    {
      number: once(() => new Intl.NumberFormat(language)),
      plural: once(() => new Intl.PluralRules(language)),
      relative: once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' })),
      moment: once(
        () => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
      ),
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
