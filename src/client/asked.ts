// What the page asks of a thread, by its attributes and its address.
import type { Host } from './kit'

/** Headings begin at `heading-level`, or at 2, as the page's own outline wants it. */
export function level(box: HTMLElement, el: Host): HTMLElement {
  const deeper = +(el.getAttribute('heading-level') || 2) - 2
  for (const heading of box.querySelectorAll('h2,h3'))
    heading.ariaLevel = `${+heading.localName[1]! + deeper}`
  return box
}

/** The comment that the page's address names. */
export const linked = () => /^#c-(\d+)$/.exec(location.hash)?.[1]

/** On their own computer, or by asking, an owner tries a page out (E-04). The address may name such a computer elsewhere: that is none. */
export const isTriedOut = () => /^\w+:..(localhost|127)|[?&]debug/.test(location.href)
