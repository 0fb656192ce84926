// Small forms of the server's that answer themselves: following a conversation, the code of a mail, reporting a comment. Loaded with all acts (acts.ts).

import { tell } from './form-errors'
import type { Refusal } from './kit'
import { fieldsOf, send } from './send'
import type { ThreadPart } from './thread-part'

/** Sends a form; its answer takes its place. */
export async function answer(form: HTMLFormElement, part: ThreadPart): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('[type=submit]')!
  if (button.disabled) return
  button.disabled = true
  tell(form)
  try {
    // About a comment it is asked as the reader this device is, or as its author, which the server refuses.
    const next = await send(
      part,
      new URL(form.action).pathname,
      'POST',
      fieldsOf(form, part),
      form.dataset.id,
    )
    form.replaceWith(next)
    part.focus(next.querySelector<HTMLElement>('[name=close]') ?? next)
  } catch (problem) {
    button.disabled = false
    tell(form, problem as Refusal, button)
  }
}
