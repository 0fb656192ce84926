import * as v from 'valibot'

/** The list every site begins with, and the form that is always there. */
export const FIRST_LIST = 'news'
export const DEFAULT_FORM = 'default'
/** Where the words of the reader's own page stand among the forms. */
export const PREFERENCES_FORM = 'preferences'

/** What a form asks and offers, with every default. Stored as JSON in forms.settings. */
export const FormSettings = v.object({
  /** Ids of the lists it signs up to: all of them, or, if `choose`, those the reader ticks. */
  lists: v.optional(v.array(v.string()), [FIRST_LIST]),
  choose: v.optional(v.boolean(), false),
  askName: v.optional(v.boolean(), false),
  askFrequency: v.optional(v.boolean(), false),
  askHour: v.optional(v.boolean(), false),
  /** What the reader agrees to. Empty: the words of its only list, else the site's, else the locale's. */
  words: v.optional(v.string(), ''),
})
export type FormSettings = v.InferOutput<typeof FormSettings>

export const FREQUENCIES = ['at-once', 'daily', 'weekly'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** What a sign-up asks for besides lists; kept with its receipt, and the subscriber's own once confirmed. */
export interface Wishes {
  readonly name?: string
  readonly frequency?: Frequency
  /** 0–23, in the reader's time zone. */
  readonly hour?: number
  /** 1 (Monday) to 7, ISO 8601. */
  readonly weekday?: number
  readonly timeZone?: string
}
