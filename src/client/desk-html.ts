import { parse } from './parse'

/** Puts a piece of a page that our server rendered into an element. */
export function showHtml(target: Element, html: string): void {
  target.replaceChildren(...parse(html).childNodes)
}
