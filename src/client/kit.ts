// Types only. The loader hands its few functions to the parts as an argument, so that no part carries them again.
import type { Sum } from './sum'

/** What the loader knows and every part needs. */
export interface Kit {
  /** `site` of the element, else of `embed.js?site=`. */
  site(el: Element): string
  /** `page` of the element, else the canonical link, else the address; without fragment. The server drops what tracks. */
  page(el: Element): string
  /** `lang` of the element or of what holds it. */
  lang(el: Element): string
  /** Asks our server. @throws Refusal for anything but a good answer */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** Made by the first part that needs it (parse.ts). */
  policy?: { createHTML(html: string): unknown } | undefined
  emit(el: Element, name: string, detail?: unknown): unknown
}

/** What went wrong, as the server or the network told it; perhaps with a sum to work out first. */
export interface Refusal extends Partial<Sum> {
  /** None: no answer at all. */
  readonly status?: number
  readonly code?: string
  readonly detail?: string
  /** Of what the browser threw: TypeError, TimeoutError. */
  readonly name?: string
  /** With comments/nudge: proves that its author was told. */
  readonly ack?: string
  /** With comments/edited-meanwhile: the one that stands now. */
  readonly revision?: number
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** One of our elements on the page. */
export interface Host extends HTMLElement {
  view?: View | undefined
  /** Asks the server anew. Where there is something to ask for; once the part is there. */
  reload?: () => Promise<void>
}

/** What a part made of an element. */
export interface View {
  /** Attributes changed, or the element is back in the page. */
  update(): void
  /** The element left the page; it may come back. */
  stop?(): void
}
