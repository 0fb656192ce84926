import * as v from 'valibot'
import { LOCALE_NAMES } from '../i18n/translate'
import { parsePageUrl } from '../kernel/page-url'
import { cleanLine, cleanText } from '../kernel/text'
import { choice, form, line, says } from '../web/fields'
import { holdFields } from './hold-settings'
import { limitFields } from './limit-settings'
import { readerFields } from './reader-settings'
import { DEPTH_SHOWN_MAX, EDIT_MINUTES_MAX } from './settings'
import { RESERVED_IDS, SITE_ID } from './site'
import { writingFields } from './writing-settings'

const ORIGINS_MAX = 50

/** A host name with a dot, an IPv4, or this computer: the URL parser alone takes any word for a host. */
const PLAUSIBLE = /^https?:\/\/(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?$/

/** One origin a line. A whole address is taken as its origin; a bare host as https. */
const origins = v.pipe(
  v.string(says('field.text')),
  v.rawTransform<string, string[]>(({ dataset, addIssue, NEVER }) => {
    const lines = dataset.value.split(/[\s,]+/).filter((text) => text !== '')
    const found = lines.map(originOf)
    const wrong = lines[found.indexOf(undefined)]
    if (wrong !== undefined) {
      addIssue({ message: says('desk.origin-wrong', { origin: wrong.slice(0, 100) }) })
      return NEVER
    }
    if (lines.length > ORIGINS_MAX) {
      addIssue({ message: says('desk.origins-many', { max: ORIGINS_MAX }) })
      return NEVER
    }
    return [...new Set(found as string[])]
  }),
)

function originOf(text: string): string | undefined {
  const origin = parsePageUrl(/^https?:\/\//i.test(text) ? text : `https://${text}`)?.origin
  return origin !== undefined && PLAUSIBLE.test(origin) ? origin : undefined
}

const EDIT_MINUTES = says('field.number', { min: 0, max: EDIT_MINUTES_MAX })

const NAMES_MAX = 100
const NAME_MAX = 100

/** One name a line, each once. */
const reservedNames = v.pipe(
  v.string(says('field.text')),
  v.transform((text) => [...new Set(text.split('\n').map(cleanLine))].filter((name) => name !== '')),
  v.maxLength(NAMES_MAX, says('desk.names-many', { max: NAMES_MAX })),
  v.everyItem((name) => name.length <= NAME_MAX, says('field.too-long', { max: NAME_MAX })),
)

const DEPTHS = Array.from({ length: DEPTH_SHOWN_MAX + 1 }, (_, depth) => String(depth)) as [
  string,
  ...string[],
]

/** The owner's form. */
export const SiteForm = form({
  name: line(100),
  origins,
  locale: choice(LOCALE_NAMES as [string, ...string[]]),
  ...holdFields,
  ...writingFields,
  editMinutes: v.optional(
    v.pipe(
      v.string(EDIT_MINUTES),
      v.trim(),
      v.regex(/^\d{1,5}$/, EDIT_MINUTES),
      v.transform(Number),
      v.maxValue(EDIT_MINUTES_MAX, EDIT_MINUTES),
    ),
    '15',
  ),
  reservedNames: v.optional(reservedNames, ''),
  depth: v.optional(v.pipe(choice(DEPTHS), v.transform(Number)), String(DEPTH_SHOWN_MAX)),
  ...readerFields,
  ...limitFields,
  consentWords: v.optional(
    v.pipe(
      v.string(says('field.text')),
      v.transform(cleanText),
      v.maxLength(1000, says('field.too-long', { max: 1000 })),
    ),
    '',
  ),
})
export type SiteForm = v.InferOutput<typeof SiteForm>

/** The word in the embed snippet. */
const siteId = v.pipe(
  line(100),
  v.toLowerCase(),
  v.regex(SITE_ID, says('team.site-id-wrong')),
  v.check((id) => !RESERVED_IDS.has(id), says('team.site-id-reserved')),
)

/** The form for one more site. What it does not ask has its default. */
export const NewSite = form({
  id: siteId,
  name: line(100),
  origins,
  locale: choice(LOCALE_NAMES as [string, ...string[]]),
})
export type NewSite = v.InferOutput<typeof NewSite>
