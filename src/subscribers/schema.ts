import * as v from 'valibot'
import { cleanLine } from '../kernel/text'
import { parseTimeZone } from '../kernel/time-zone'
import { solutionField } from '../limits/public'
import {
  choice,
  described,
  emailOr,
  type JsonSchema,
  optionalLine,
  optionalPageAddress,
  says,
} from '../web/fields'
import type { RawInput } from '../web/read-input'
import { DEFAULT_FORM, FREQUENCIES } from './lists/sign-up-options'

const missing = says('subscribers.email-missing')

/** Nothing chosen: a form sends an empty text for it. */
const blank = v.pipe(
  v.union([v.literal(''), v.null()]),
  v.transform(() => undefined),
)

/** Unlike nothing, a wrong value is refused; its sentence is the one of `schema`. */
const orBlank = <const Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema, json: JsonSchema) =>
  v.optional(
    v.pipe(
      v.lazy((input) => (input === '' || input === null ? blank : schema)) as unknown as v.GenericSchema<
        v.InferInput<Schema> | '' | null,
        v.InferOutput<Schema> | undefined
      >,
      described({ anyOf: [json, { enum: ['', null] }] }),
    ),
  )

const numberOrText = (minimum: number, maximum: number): JsonSchema => ({
  anyOf: [
    { type: 'integer', minimum, maximum },
    { type: 'string', pattern: '^\\s*\\d{1,2}\\s*$', format: 'number' },
  ],
})

/** A number from JSON or a form. */
function wholeNumber(min: number, max: number) {
  const message = says('field.number', { min, max })
  return v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^\d{1,2}$/), v.transform(Number))], message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  )
}

const timeZone = v.pipe(
  v.string(says('subscribers.time-zone-wrong')),
  v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    const zone = parseTimeZone(dataset.value)
    if (zone !== undefined) return zone
    addIssue({ message: says('subscribers.time-zone-wrong') })
    return NEVER
  }),
)

/** When news come, as forms and scripts say it. */
export const rhythm = {
  frequency: orBlank(choice(FREQUENCIES), { enum: FREQUENCIES }),
  hour: orBlank(wholeNumber(0, 23), numberOrText(0, 23)),
  weekday: orBlank(wholeNumber(1, 7), numberOrText(1, 7)),
  timeZone: orBlank(timeZone, { type: 'string', format: 'time-zone' }),
}

const LISTS_NAMED_MAX = 50

/** Ids of lists: `["news", "letter"]`, or in one text, `news,letter`. One that is none cannot be one of the site's. */
const listIds = v.pipe(
  v.union(
    [
      v.pipe(
        v.string(),
        v.transform((ids) => ids.split(',')),
      ),
      v.array(v.string()),
    ],
    says('field.text'),
  ),
  described({
    anyOf: [
      { type: 'string', format: 'list-ids' },
      { type: 'array', items: { type: 'string' }, maxItems: LISTS_NAMED_MAX },
    ],
  }),
  v.maxLength(LISTS_NAMED_MAX, says('field.text')),
  v.transform((ids) => [...new Set(ids.map(cleanLine).filter((id) => id !== ''))]),
)

/** A sign-up, from JSON or a form. */
export const Subscribe = v.object(
  {
    email: emailOr(missing),
    name: optionalLine(100),
    /** Which of the site's forms it is. */
    form: v.pipe(
      optionalLine(32),
      v.transform((id) => id || DEFAULT_FORM),
    ),
    /** Ids of the lists that are asked for; none means those of the form. */
    list: v.optional(listIds, []),
    ...rhythm,
    /** Where the form stands. */
    page: optionalPageAddress,
    /** The consent words the form showed, as it carries them (consent-words.ts). */
    words: v.optional(v.pipe(v.string(says('field.text')), v.maxLength(40_000, says('field.text'))), ''),
    solution: solutionField,
  },
  missing,
)
export type Subscribe = v.InferOutput<typeof Subscribe>

/** A box for each list: a form's field of one name can only be read once, so each has its own. */
export const LIST_BOX = 'list:'

/** Fields of a sign-up with the boxes that were ticked gathered in `list`. */
export function withTickedLists(input: RawInput): RawInput {
  const ticked = Object.keys(input).filter((name) => name.startsWith(LIST_BOX) && input[name] !== '')
  return ticked.length === 0 ? input : { ...input, list: ticked.map((name) => name.slice(LIST_BOX.length)) }
}

/** What a job knows of a sign-up: only which one. */
export const RequestedConsent = v.object({ siteId: v.string(), consentId: v.number() })

/** What jobs know of an address that shall change: which wish. */
export const AskedAddress = v.object({ siteId: v.string(), subscriberId: v.number(), changeId: v.number() })
export const AskedData = v.object({ siteId: v.string(), subscriberId: v.number(), mailId: v.number() })

/** A reader's own page: every list that stays ticked, and when news come. */
export const Preferences = v.object({ list: v.optional(listIds, []), ...rhythm }, says('field.text'))
export type Preferences = v.InferOutput<typeof Preferences>

/** Why somebody may leave, as the form asks it. */
export const REASONS = ['too-many', 'not-expected', 'never-asked', 'elsewhere', 'other'] as const
export type Reason = (typeof REASONS)[number]
export const REASON_WORDS_MAX = 300

export const TellReason = v.object(
  { reason: v.optional(choice(REASONS), 'other'), words: optionalLine(REASON_WORDS_MAX) },
  says('field.text'),
)
export type TellReason = v.InferOutput<typeof TellReason>

export const NewAddress = v.object({ email: emailOr(missing) }, missing)

/** Behind which line of what was erased to go on. */
export const ErasedFrom = v.object({ day: v.number(), id: v.number() })
