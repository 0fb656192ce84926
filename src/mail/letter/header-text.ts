import { cleanLine } from '../../kernel/text'

/** RFC 5322, 2.1.1 allows 998 octets a line; 200 characters are what anybody reads. */
export const SUBJECT_MAX = 200

/**
 * Text for a header: one line without controls, and nothing that a mail program would decode a second time (S-15). Whole graphemes are kept,
 * at most `max` UTF-16 units of them.
 */
export function headerText(text: string, max: number): string {
  // "=?utf-8?q?…?=" typed by somebody is ASCII and would pass unencoded, to be decoded by the reader's program.
  const clean = cleanLine(text).replaceAll('=?', '= ?')
  if (clean.length <= max) return clean
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(clean)) {
    if (kept.length + segment.length >= max) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** A header's text in ASCII: as it is, or as encoded words of whole characters (RFC 2047, at most 75 octets each). */
export function encodeHeader(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let word = ''
  for (const character of text) {
    const encoded = encodeQ(character)
    if (word.length + encoded.length > 60) {
      words.push(word)
      word = ''
    }
    word += encoded
  }
  return [...words, word].map((part) => `=?UTF-8?Q?${part}?=`).join(' ')
}

const encodeQ = (character: string): string =>
  /^[A-Za-z0-9]$/.test(character)
    ? character
    : [...new TextEncoder().encode(character)]
        .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join('')

/** `"Name" <address>`, or the address alone. Quotes and backslashes in the name are escaped (RFC 5322, 3.2.4). */
export function mailbox({ name, address }: { readonly name: string; readonly address: string }): string {
  if (name === '') return address
  const encoded = encodeHeader(name)
  return encoded === name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : `${encoded} <${address}>`
}

/** The same for an API that takes Unicode: always quoted, so that no name can hold a second recipient. */
export const mailboxUnicode = ({
  name,
  address,
}: {
  readonly name: string
  readonly address: string
}): string => (name === '' ? address : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`)
