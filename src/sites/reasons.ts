import { isTextKey, LOCALE_NAMES, type TextKey, type Translator, translator } from '../i18n/translate'
import { cleanLine } from '../kernel/text'
import type { Site } from './site'

/** Why a comment may be rejected or returned, where a site has no list of its own (M-40). Each is a sentence to its author, in every language. */
export const STANDARD_REASONS = [
  'off-topic',
  'attack',
  'hate',
  'advertising',
  'private',
  'illegal',
  'duplicate',
  'unclear',
] as const

export const REASONS_MAX = 20
export const REASON_MAX = 200

const keyOf = (name: string): TextKey | undefined => {
  const key = `reason.${name}`
  return isTextKey(key) ? key : undefined
}

/** The reasons of a site, as they are stored with a comment: `@name` of a standard one, which speaks every language, or the site's own words. */
export const reasonsOf = ({ settings }: Pick<Site, 'settings'>): readonly string[] =>
  settings.reasons.length > 0 ? settings.reasons : STANDARD_REASONS.map((name) => `@${name}`)

/** A stored reason as a sentence. One that was written by hand is shown as it stood, whatever the list says now. */
export function reasonText(t: Translator, reason: string): string {
  const key = reason.startsWith('@') ? keyOf(reason.slice(1)) : undefined
  return key === undefined ? reason : t(key)
}

/**
 * An owner's list, one reason a line. A standard sentence that was left as it is, in whatever language, goes on speaking all of them; the whole
 * standard list is none of one's own, so that it grows with the product.
 */
export function readReasons(text: string): string[] {
  const lines = text
    .split('\n')
    .map(cleanLine)
    .filter((line) => line !== '')
  const reasons = [...new Set(lines.map((line) => standardOf(line) ?? line))]
  const untouched =
    reasons.length === STANDARD_REASONS.length &&
    STANDARD_REASONS.every((name, at) => reasons[at] === `@${name}`)
  return untouched ? [] : reasons
}

const standardOf = (line: string): string | undefined => {
  const name = STANDARD_REASONS.find((one) =>
    LOCALE_NAMES.some((locale) => translator(locale)(`reason.${one}`) === line),
  )
  return name && `@${name}`
}
