// Types only, as in kit.ts.
import type { Compose } from './composer'
import type { Host, Kit } from './kit'
import type { parse } from './parse'
import type { Store } from './store'

/** What the other parts are given of a thread. */
export interface ThreadPart {
  readonly el: Host
  readonly kit: Kit
  readonly root: ShadowRoot
  readonly store: Store
  readonly parse: typeof parse
  /** Ends with what is shown: an answer for another page comes too late. */
  signal(): AbortSignal
  focus(target: HTMLElement | null | undefined): void
  /** What is said before the server could say anything. */
  words(): readonly string[]
  /** Makes "3 hours ago" true again. */
  times(): void
  /** Shows an own comment in its place. @returns its article */
  place(li: HTMLElement): HTMLElement
  /** The form, with what it can do. */
  compose(): Promise<Compose>
}
