import * as v from 'valibot'
import { cleanText } from '../../kernel/text'
import { choice, form, line, optionalLine, says } from '../../web/fields'

/** A word for addresses, snippets and List-Id. */
const WORD = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/
const id = v.pipe(line(64), v.toLowerCase(), v.regex(WORD, says('subscribers.id-wrong')))

const words = v.optional(
  v.pipe(
    v.string(says('field.text')),
    v.transform(cleanText),
    v.maxLength(1000, says('field.too-long', { max: 1000 })),
  ),
  '',
)

/** A box of a form: sent only if ticked. */
const ticked = v.pipe(
  v.optional(v.string(says('field.text')), ''),
  v.transform((value) => value !== ''),
)

/** A list, as its page at the desk sends it. */
export const ListInput = form({
  id,
  name: optionalLine(80),
  description: optionalLine(200),
  words,
  closed: ticked,
})
export type ListInput = v.InferOutput<typeof ListInput>

/** A sign-up form, as its page at the desk sends it. */
export const FormInput = form({
  id,
  name: line(80),
  list: v.optional(v.array(v.string()), []),
  choose: choice(['fixed', 'choose']),
  askName: ticked,
  askFrequency: ticked,
  askHour: ticked,
  words,
})
export type FormInput = v.InferOutput<typeof FormInput>
