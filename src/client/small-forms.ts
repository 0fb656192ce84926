// Small forms of the server's that answer themselves: following a conversation, the code of a mail, reporting a comment. Loaded with all acts (acts.ts).

import { attempt } from './form-errors'
import { fieldsOf, send } from './send'
import type { ThreadPart } from './thread-part'

/** Sends a form; its answer takes its place. */
export const answer = (form: HTMLFormElement, part: ThreadPart): unknown =>
  attempt(part, form, async () => {
    // About a comment it is asked as the reader this device is, or as its author, which the server refuses.
    const next = await send(part, new URL(form.action).pathname, form.dataset.id, fieldsOf(form, part))
    form.replaceWith(next)
    part.focus(next.querySelector<HTMLElement>('[autofocus]') ?? next)
  })
