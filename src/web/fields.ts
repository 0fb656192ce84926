import * as v from 'valibot'
import type { TextKey, TextParams } from '../i18n/translate'
import { EMAIL_MAX, parseEmail } from '../kernel/email-address'
import { parseId } from '../kernel/id'
import { PAGE_URL_MAX, parsePageUrl } from '../kernel/page-url'
import {
  cleanLine,
  cleanText,
  countGraphemes,
  isLongerThan,
  KEPT_IN_LINE,
  KEPT_IN_TEXT,
} from '../kernel/text'
import { isoDay } from '../kernel/time'
import { parseWebAddress } from '../kernel/web-address'

// The fields that forms share. A schema's message is a locale key with its values, so that one schema speaks every language.

/** Packs a sentence and its values into a schema's message; web/read-input.ts unpacks it. */
export const says = (key: TextKey, params: TextParams = {}): string =>
  `${key}?${new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]))}`

/** An object whose missing fields say so in words; unknown fields are dropped, never stored (mass assignment, S-1A). */
export const form = <const Entries extends v.ObjectEntries>(
  entries: Entries,
  missing = says('field.required'),
) => v.object(entries, missing)

/** A field in the words of JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/**
 * What the description of the API says of a field that is checked by code, which no description can be read from. It stands beside the check, and
 * test/unit/openapi holds the two together. `x-maxGraphemes` counts as people do, once the field is cleaned; JSON Schema's `maxLength` cannot.
 */
export const described = <Input>(json: JsonSchema) => v.metadata<Input, { json: JsonSchema }>({ json })

const plainText = v.string(says('field.text'))

const notLongerThan = (max: number) =>
  v.check<string, (issue: v.CheckIssue<string>) => string>(
    (value) => !isLongerThan(value, max),
    ({ input }) => says('field.too-long-by', { max, count: countGraphemes(input) - max }),
  )

/** One line of at most `max` graphemes, cleaned; not blank, which `blank` says in words of its own if it can. */
export const line = (max: number, blank = says('field.required')) =>
  v.pipe(
    plainText,
    described({ type: 'string', pattern: KEPT_IN_LINE, 'x-maxGraphemes': max }),
    v.transform(cleanLine),
    v.nonEmpty(blank),
    notLongerThan(max),
  )

/** The same, but blank is nothing. */
export const optionalLine = (max: number) =>
  v.optional(
    v.pipe(
      plainText,
      described({ type: 'string', 'x-maxGraphemes': max }),
      v.transform(cleanLine),
      notLongerThan(max),
    ),
    '',
  )

/** Several lines of at most `max` graphemes, cleaned; not blank. */
export const text = (max: number, blank = says('field.required')) =>
  v.pipe(
    plainText,
    described({ type: 'string', pattern: KEPT_IN_TEXT, 'x-maxGraphemes': max }),
    v.transform(cleanText),
    v.nonEmpty(blank),
    notLongerThan(max),
  )

/** The same, but blank is nothing. */
export const optionalText = (max: number) =>
  v.optional(
    v.pipe(
      plainText,
      described({ type: 'string', 'x-maxGraphemes': max }),
      v.transform(cleanText),
      notLongerThan(max),
    ),
    '',
  )

const parsedBy = <Value>(parse: (text: string) => Value | undefined, message: TextKey) =>
  v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
    const value = parse(dataset.value)
    if (value !== undefined) return value
    addIssue({ message: says(message) })
    return NEVER
  })

const required = <Value>(
  parse: (text: string) => Value | undefined,
  message: TextKey,
  json: JsonSchema,
  blank = says('field.required'),
  text = plainText,
) =>
  v.pipe(
    text,
    described({ type: 'string', minLength: 1, ...json }),
    v.trim(),
    v.nonEmpty(blank),
    parsedBy(parse, message),
  )

/** Blank, null and missing are all `undefined`. */
const optional = <Value>(parse: (text: string) => Value | undefined, message: TextKey, json: JsonSchema) =>
  v.pipe(
    v.nullish(
      v.union(
        [
          v.pipe(
            v.string(),
            v.trim(),
            v.literal(''),
            v.transform(() => undefined),
          ),
          v.pipe(plainText, v.trim(), parsedBy(parse, message)),
        ],
        says(message),
      ),
    ),
    described({ anyOf: [{ type: 'string', ...json }, { enum: ['', null] }] }),
    v.transform((value) => value ?? undefined),
  )

/** An address mail can go to: `{address, key}`. */
const MAIL_ADDRESS = { format: 'idn-email', maxLength: EMAIL_MAX }
export const email = required(parseEmail, 'field.email', MAIL_ADDRESS)
export const emailOr = (blank: string) =>
  required(parseEmail, 'field.email', MAIL_ADDRESS, blank, v.string(blank))
export const optionalEmail = optional(parseEmail, 'field.email', MAIL_ADDRESS)

/** A person's website, or nothing. */
const WEB_ADDRESS = { format: 'iri-reference', maxLength: PAGE_URL_MAX }
export const webAddressOr = (blank: string) =>
  required(parseWebAddress, 'field.web-address', WEB_ADDRESS, blank)
export const optionalWebAddress = optional(parseWebAddress, 'field.web-address', WEB_ADDRESS)

/** A page's address in its canonical form. */
const PAGE_ADDRESS = { format: 'iri', maxLength: PAGE_URL_MAX }
export const pageAddress = required(parsePageUrl, 'field.page-address', PAGE_ADDRESS)
export const optionalPageAddress = optional(parsePageUrl, 'field.page-address', PAGE_ADDRESS)

/** The id of a comment as text. */
export const optionalId = optional(parseId, 'field.id', {
  format: 'id',
  pattern: '^\\s*([1-9]\\d{0,15})?\\s*$',
})

/** How many items a page of a list has; from a query, so it is text. */
export function limit(max: number, fallback: number) {
  const message = says('field.number', { min: 1, max })
  return v.optional(
    v.pipe(
      plainText,
      described({ type: 'integer', minimum: 1, maximum: max }),
      v.regex(/^\d{1,4}$/, message),
      v.transform(Number),
      v.minValue(1, message),
      v.maxValue(max, message),
    ),
    String(fallback),
  )
}

/** One of a closed set of words. */
export const choice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  v.picklist(options, says('field.choice', { choices: options.join(', ') }))

/** The header `Idempotency-Key`, or its form field. */
export const optionalKey = v.optional(
  v.pipe(v.string(says('field.key')), v.uuid(says('field.key')), v.toLowerCase()),
)

/** A day of the calendar, in UTC: its first millisecond, or nothing. */
export const optionalDay = v.pipe(
  v.optional(v.string(), ''),
  described({ type: 'string', format: 'day' }),
  v.trim(),
  v.check((text) => text === '' || isDay(text), says('field.day')),
  v.transform((text) => (text === '' ? undefined : Date.parse(text))),
)

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && isoDay(Date.parse(text)) === text
