import * as v from 'valibot'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { emailOr, form, line, optionalLine, says, webAddressOr } from '../../web/fields'
import { checkInput, type RawInput } from '../../web/read-input'
import { NAME_MAX, SubmitComment } from '../schema'

/** What a form still holds although the site stopped asking for it is dropped, not stored. */
const notAsked = <Nothing>(nothing: Nothing) =>
  v.optional(
    v.pipe(
      v.unknown(),
      v.transform(() => nothing),
    ),
  )

const { email, url } = SubmitComment.entries

const NAME = {
  required: line(NAME_MAX, says('comments.name-needed')),
  optional: optionalLine(NAME_MAX),
  off: notAsked(''),
}
const EMAIL = { required: emailOr(says('comments.email-needed')), optional: email, off: notAsked(undefined) }
const URL = { required: webAddressOr(says('comments.url-needed')), optional: url, off: notAsked(undefined) }

/**
 * Fields of a new comment as this site asks for them (A1): the one check in front of the element, the page without scripts and the API.
 * Where a name may be missing, the site's word for a guest is put in its place, so that every comment is signed with something.
 * @throws web/fields-refused (422) with one issue per field
 */
export function checkSubmission({ settings }: Site, raw: RawInput): SubmitComment {
  const asked = form({
    ...SubmitComment.entries,
    name: NAME[settings.askName],
    email: EMAIL[settings.askEmail],
    url: URL[settings.askUrl],
  })
  // What is missing is blank: then each field says in its own words what it wants.
  const input = checkInput(asked, { name: '', email: '', url: '', body: '', ...raw })
  // In the site's language, not the reader's: the name stays, whoever reads it later.
  const t = translator(negotiateLocale(undefined, settings.locale, undefined))
  return { ...input, name: input.name || t('comments.guest') }
}
