import * as v from 'valibot'
import { contrast, parseColor, READABLE, readableOn } from '../kernel/color'
import { cleanText } from '../kernel/text'
import { parseWebAddress } from '../kernel/web-address'
import { form, optionalLine, says } from '../web/fields'
import { DEFAULT_LOOK, PAPER } from './letter/look'

const POSTAL_MAX = 300

/** A colour that words on white paper can be written in; of a paler one the nearest that would do is named. */
const color = v.optional(
  v.pipe(
    v.string(says('mail.color-wrong')),
    v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
      if (dataset.value.trim() === '') return DEFAULT_LOOK.color
      const parsed = parseColor(dataset.value)
      if (parsed === undefined) {
        addIssue({ message: says('mail.color-wrong') })
        return NEVER
      }
      const ratio = contrast(parsed, PAPER)
      if (ratio >= READABLE) return parsed
      const better = readableOn(parsed, PAPER)
      addIssue({
        message: says('mail.color-pale', { color: parsed, ratio: Math.floor(ratio * 10) / 10, better }),
      })
      return NEVER
    }),
  ),
  DEFAULT_LOOK.color,
)

/** Mail programs show no picture from plain http, and many none without an ending they know. */
const logoUrl = v.optional(
  v.pipe(
    v.string(says('mail.logo-wrong')),
    v.trim(),
    v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
      if (dataset.value === '') return ''
      const url = parseWebAddress(dataset.value)
      if (url?.startsWith('https://') && url.length <= 500) return url
      addIssue({ message: says('mail.logo-wrong') })
      return NEVER
    }),
  ),
  '',
)

/** The owner's form of the mails' look. */
export const LookForm = form({
  color,
  logoUrl,
  logoAlt: optionalLine(80),
  postalAddress: v.optional(
    v.pipe(
      v.string(says('field.text')),
      v.transform(cleanText),
      v.maxLength(POSTAL_MAX, says('field.too-long', { max: POSTAL_MAX })),
    ),
    '',
  ),
})
export type LookForm = v.InferOutput<typeof LookForm>
