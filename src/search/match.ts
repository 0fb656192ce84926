import { utf8 } from '../kernel/bytes'
import { setApart } from './set-apart'

/** What is looked for. Empty means: whatever. */
export interface SearchQuery {
  /** Whose comments; of several: of any of them. */
  readonly siteId: string | readonly string[]
  /** In the comment, its author's name, or its page. */
  readonly words: string
  readonly author: string
  /** Words of a page's title, or its address. */
  readonly page: string
  /** Where the comment stands, or empty. */
  readonly status: string
  /** What it has to have exactly, as `Document.marks` names it. */
  readonly marks?: readonly string[]
  /** The same, as `markToken` made it: what was kept, since a mark itself may tell more than it should. */
  readonly tokens?: readonly string[]
}

/** The token by which an entry belongs to a site. At the '-' that an id may hold the tokeniser would part it, so '-' is "zm" and z is "zz". */
export const siteToken = (siteId: string): string =>
  `s${siteId.replace(/[z-]/g, (char) => (char === 'z' ? 'zz' : 'zm'))}`

/** The token of a state. */
export const statusToken = (status: string): string => `x${status}`

/** The token of a mark: a hash, because the tokeniser would part it at dots and dashes. */
export async function markToken(mark: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(mark)))
  return `m${[...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/**
 * A query as FTS5 understands it. Every word is quoted, so that nothing in it is syntax; site and state stand beside the words and nothing a
 * person types can reach their column.
 * @returns undefined if something is asked for that no entry can have, such as "!!!", or of no site
 */
export async function matchOf(query: SearchQuery): Promise<string | undefined> {
  const { siteId, words, author, page, status, marks = [], tokens = [] } = query
  const parts = [
    [words, '{body author page}'],
    [author, 'author'],
    [page, 'page'],
  ].filter(([text]) => text!.trim() !== '')
  const asked = parts.map(([text, columns]) => ({ columns, terms: termsOf(text!) }))
  const sites = [siteId].flat().map((id) => `"${siteToken(id)}"`)
  if (sites.length === 0 || asked.some(({ terms }) => terms.length === 0)) return undefined
  const meta = [
    ...(status === '' ? [] : [statusToken(status)]),
    ...(await Promise.all(marks.map(markToken))),
    ...tokens,
  ]
  return [
    ...asked.map(({ columns, terms }) => `${columns} : (${terms.join(' AND ')})`),
    `meta : (${[anyOf(sites), ...meta.map((token) => `"${token}"`)].join(' AND ')})`,
  ].join(' AND ')
}

const anyOf = (terms: readonly string[]): string =>
  terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`

/** Words and "phrases"; a word that ends in `*` also finds longer ones. What holds neither letter nor figure is no term. */
function termsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"?|([^\s"]+)/g)]
    .map(([, phrase, word]) => ({ text: phrase ?? word ?? '', longer: word?.endsWith('*') === true }))
    .filter((term) => /[\p{L}\p{N}]/u.test(term.text))
    .map((term) => quote(setApart(term.text)) + (term.longer ? ' *' : ''))
}

/** FTS5 ends its text at a NUL. */
const quote = (text: string): string => `"${text.replaceAll('\0', ' ').replaceAll('"', '""').trim()}"`
