import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { parseEmail } from '../../../src/kernel/email-address'
import { parseId } from '../../../src/kernel/id'
import { parsePageUrl } from '../../../src/kernel/page-url'
import { countGraphemes } from '../../../src/kernel/text'
import { parseTimeZone } from '../../../src/kernel/time-zone'
import { parseWebAddress } from '../../../src/kernel/web-address'
import { OPERATIONS } from '../../../src/openapi/describe-api'
import { toSchema } from '../../../src/openapi/to-schema'
import type { JsonSchema } from '../../../src/web/fields'
import { faultsOf } from '../../support/described'

/** What a route is checked by, and what the description makes of it. A query arrives as text. */
const CHECKED = OPERATIONS.flatMap(({ id, query, body }) => [
  ...(query && id !== 'countComments' ? [{ name: `${id}, query`, schema: query, text: true }] : []),
  ...(body ? [{ name: `${id}, body`, schema: body, text: false }] : []),
])

/** Fields that a route never refuses: a token of ours, or as good as none. The description says what a token is. */
const LENIENT = new Set(['proof', 'ack', 'confirm', 'token'])
/** A revision of JSON becomes the text of forms before this schema sees it. */
const AS_TEXT = new Set(['decide, body'])

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/** What `format` and `x-maxGraphemes` ask, which validators of JSON Schema leave to whoever knows them. */
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'idn-email': (text) => parseEmail(text) !== undefined,
  iri: (text) => parsePageUrl(text) !== undefined,
  'iri-reference': (text) => parseWebAddress(text) !== undefined,
  id: (text) => text.trim() === '' || parseId(text.trim()) !== undefined,
  'time-zone': (text) => parseTimeZone(text) !== undefined,
  'list-ids': (text) => text.split(',').length <= 50,
  day: (text) => text.trim() === '' || isDay(text.trim()),
}

/** Values on both sides of every rule there is, whatever the field. */
const VALUES: readonly unknown[] = [
  ...[
    '',
    ' ',
    'x',
    '\u200b',
    '\u202e',
    '0',
    '1',
    '5',
    '50',
    '51',
    '-1',
    '1e3',
    'yes',
    'no',
    'site',
    'approve',
  ],
  ...[
    'held',
    'newest',
    'top',
    'daily',
    'now',
    'replies',
    'all',
    'spam',
    'other',
    'optional',
    'both',
    'some',
    'en',
  ],
  ...[
    'ada@example.org',
    'ada@',
    'https://a.example/post',
    'example.org',
    'Europe/Berlin',
    '+02:00',
    '2026-11-30',
  ],
  ...['9007199254740993', '3476797355923940', '999999999', '1000000000', 'x'.repeat(101), '🙂'.repeat(301)],
  ...[
    '12 34 56 78',
    '1234567',
    ' 5 ',
    'a,b',
    ','.repeat(50),
    '2026-02-30',
    'x'.repeat(2049),
    'x'.repeat(40_001),
  ],
  ...[
    0,
    1,
    -1,
    2.5,
    7,
    8,
    23,
    24,
    999_999_999,
    1_000_000_000,
    true,
    false,
    null,
    [],
    ['news'],
    ['news', 1],
    {},
  ],
]

/** Values that the field's own description names. */
const named = (field: JsonSchema): unknown[] => [
  ...((field.enum as unknown[]) ?? []),
  ...((field.anyOf as JsonSchema[]) ?? []).flatMap(named),
]

/** What each required field takes. */
const GOOD: Readonly<Record<string, unknown>> = {
  page: 'https://a.example/1',
  body: 'A word.',
  email: 'ada@example.org',
  value: 1,
  reason: 'spam',
  code: '12345678',
  action: 'approve',
  revision: 1,
  to: 'https://a.example/2',
  act: 'close',
  pages: [],
  by: 'name',
  what: 'Mo',
  change: 'lift',
}

/** The least that is taken; then each field of all with each value, and without; then as many at once as chance says. */
function* inputs(json: JsonSchema, text: boolean): Generator<Record<string, unknown>> {
  const properties = json.properties as Record<string, JsonSchema>
  const least = Object.fromEntries(((json.required ?? []) as string[]).map((name) => [name, GOOD[name]]))
  yield least
  const values = (field: JsonSchema) =>
    [...VALUES, ...named(field)].filter((value) => !text || typeof value === 'string')
  for (const [name, field] of Object.entries(properties)) {
    const { [name]: _, ...without } = least
    yield without
    for (const value of values(field)) yield { ...least, [name]: value }
  }
  const many = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [
        name,
        fc.oneof(fc.constantFrom(...values(field)), fc.string({ unit: 'grapheme', maxLength: 12 })),
      ]),
    ),
    { requiredKeys: [] },
  )
  // Always the same chance: a test that fails one time in a hundred tells nobody anything.
  yield* fc.sample(many, { numRuns: 100, seed: 1 })
}

/** Text of a query as the numbers it stands for, which is how OpenAPI describes parameters. */
const asTyped = (schema: JsonSchema, input: Record<string, unknown>): Record<string, unknown> => {
  const properties = schema.properties as Record<string, JsonSchema>
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      properties[name]!.type === 'integer' && typeof value === 'string' && /^\d{1,15}$/.test(value)
        ? Number(value)
        : value,
    ]),
  )
}

const asText = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      name === 'revision' && typeof value === 'number' ? String(value) : value,
    ]),
  )

/** Fields whose value meets every keyword but a rule that only code can judge. */
const leftToCode = (field: JsonSchema, value: unknown): boolean => {
  if (field.anyOf)
    return (field.anyOf as JsonSchema[]).every(
      (one) => faultsOf(one, value, { exactly: false }).length > 0 || leftToCode(one, value),
    )
  if (typeof value !== 'string') return false
  const most = field['x-maxGraphemes']
  const format = FORMATS[String(field.format)]
  return (
    (typeof most === 'number' && countGraphemes(value) > most) ||
    (field.format !== undefined && (format ? !format(value) : true))
  )
}

describe('what the description says a route takes', () => {
  for (const { name, schema, text } of CHECKED) {
    // Its token is asked for, and only who signed it knows a good one.
    if (name.startsWith('decideMatching')) continue
    if (name.startsWith('decideMany') || name.startsWith('changeSettings')) continue
    it(`${name}: is what the route takes, and what it refuses the route refuses`, ({ expect }) => {
      const json = toSchema(schema)
      const properties = json.properties as Record<string, JsonSchema>
      let taken = 0
      for (const raw of inputs(json, text)) {
        const input = Object.fromEntries(Object.entries(raw).filter(([field]) => !LENIENT.has(field)))
        const faults = faultsOf(json, text ? asTyped(json, input) : input, { exactly: false })
        if (v.safeParse(schema, AS_TEXT.has(name) ? asText(input) : input).success) {
          taken++
          expect(faults, JSON.stringify(input)).toEqual([])
        } else if (!Object.entries(input).some(([field, value]) => leftToCode(properties[field]!, value)))
          expect(faults, JSON.stringify(input)).not.toEqual([])
      }
      expect(taken).toBeGreaterThan(0)
    })
  }
})
