// What everything that is loaded for writing has in common: asking our server to do something, and saying that it did not.

import type { Refusal } from './kit'
import css from './styles/write.css'
import type { ThreadPart } from './thread-part'

const TIMEOUT_MS = 15_000
const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

/** The looks of forms, once. */
export const dress = (root: ShadowRoot) =>
  root.adoptedStyleSheets.includes(sheet) || root.adoptedStyleSheets.push(sheet)

/** The token this device got for its first vote at a site. @param fresh to keep in its place */
export const reader = (part: ThreadPart, fresh?: string) => part.kept('reader', fresh)

/**
 * How to ask our server to do something.
 * @param id of a comment: asks as its author; a key that is lost is for the server to refuse, in its own words
 * @param voter asks as the reader this device is, where it is not the author's
 */
export function order(
  part: ThreadPart,
  path: string,
  method: string,
  fields?: object,
  id?: string,
  voter?: boolean,
): [path: string, init: RequestInit] {
  const { own, posted } = part.store.read()
  const token = id && (own[id] ?? posted[id] ?? (voter ? reader(part) : 'lost'))
  return [
    `${path}?lang=${part.kit.lang(part.el)}`,
    {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: fields ? JSON.stringify(fields) : null,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    },
  ]
}

/** What a form holds. */
export const fieldsOf = (form: HTMLFormElement) => Object.fromEntries(new FormData(form))

/** The server's own sentence, if it had one. */
export const sentenceOf = (problem: unknown, otherwise?: string): string => {
  const { errors, detail } = problem as Refusal
  return errors?.[0]?.message || detail || otherwise!
}

/** Below a comment: what did not work. Nothing takes it back. */
export function complain(article: HTMLElement, text?: string): void {
  article.querySelector(':scope > .aw-alert')?.remove()
  if (text)
    article.append(
      Object.assign(document.createElement('p'), {
        className: 'aw-alert',
        part: 'alert',
        role: 'alert',
        textContent: text,
      }),
    )
}
