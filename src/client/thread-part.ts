// Types only, as in kit.ts.
import type { Compose } from './composer'
import type { Host, Kit } from './kit'
import type { Store } from './store'

/** What the other parts are given of a thread. */
export interface ThreadPart {
  readonly el: Host
  readonly kit: Kit
  readonly root: ShadowRoot
  readonly store: Store
  /** What this device keeps for the site under a name, whatever the page. @param value to keep in its place; nothing forgets it */
  kept(name: string, value?: string): string | undefined
  find<E extends HTMLElement>(selector: string): E | null
  /** Markup of our server, for as long as this page's thread is shown. @param path from the top of it, or of what it embeds of this site. @throws Refusal */
  get(path: string, init?: RequestInit): Promise<HTMLElement>
  /** Shows what no answer that is kept for all can hold (marks.ts). */
  mark(): void
  focus(target: HTMLElement | null | undefined): void
  /** Shows a comment in the middle of the window, marked, unfolded and with the focus. */
  goTo(there: HTMLElement): void
  /** The form, with what it can do, once it was needed (acts.ts). */
  composer?: Compose | undefined
}
