// Types of what embed.js brings to a page. Served as /embed.d.ts: keep a copy in your project, and TypeScript knows our elements and events.

/** <afterword-comments>: a page's conversation. */
export interface AfterwordComments extends HTMLElement {
  /** Shows the thread anew, in place; what is being written stays. There once the first thread is. */
  reload?(): Promise<void>
}

/** <afterword-recent>: the newest comments of a site. */
export interface AfterwordRecent extends HTMLElement {
  reload?(): Promise<void>
}

/** <afterword-count> and <afterword-subscribe> have no methods: they do as their attributes say. */
export type AfterwordElement = HTMLElement

/** Every attribute there is, for JSX and for `setAttribute`. */
export interface AfterwordAttributes {
  site?: string
  page?: string
  lang?: string
  theme?: 'light' | 'dark'
  loading?: 'lazy' | 'eager' | 'click'
  sort?: 'newest' | 'oldest' | 'top'
  prompt?: string
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6
  heading?: string
  form?: string
  list?: string
  thanks?: string
  limit?: number
}

/** What the server answered, or what the browser threw. */
export interface AfterwordProblem {
  readonly status?: number
  readonly code?: string
  readonly detail?: string
  readonly name?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

export interface AfterwordEvents {
  'afterword-ready': CustomEvent<{ readonly count: number } | null>
  'afterword-comment': CustomEvent<{ readonly id: string; readonly status: 'published' | 'held' }>
  'afterword-edit': CustomEvent<{ readonly id: string; readonly status: 'published' | 'held' }>
  'afterword-delete': CustomEvent<{ readonly id: string; readonly status: 'deleted' }>
  'afterword-subscribe': CustomEvent<{ readonly status: 'pending' }>
  'afterword-error': CustomEvent<AfterwordProblem | null>
}

declare global {
  interface HTMLElementTagNameMap {
    'afterword-comments': AfterwordComments
    'afterword-subscribe': AfterwordElement
    'afterword-count': AfterwordElement
    'afterword-recent': AfterwordRecent
  }
  interface GlobalEventHandlersEventMap extends AfterwordEvents {}
}
