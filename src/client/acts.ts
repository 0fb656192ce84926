// Everything that is done with a thread once it is there: one part, loaded by the first act (docs/decisions/0037-one-part-for-all-acts.md).

import { ask, close, edit, follow, remove, report, vote } from './comment-acts'
import { compose } from './composer'
import { dismiss } from './own'
import { fold, load, next } from './reading'
import { answer } from './small-forms'
import type { ThreadPart } from './thread-part'

export { compose } from './composer'
export { look } from './own'
export { watch } from './reading'

type Act = (button: HTMLButtonElement, part: ThreadPart) => unknown

// A button is named by what it does: here, or by a function of that name of the form's.
const ACTS: Record<string, Act> = {
  ask,
  close,
  dismiss,
  edit,
  fold,
  follow,
  load,
  next,
  remove,
  report,
  vote,
}

/** Does what a button is named by. @throws Refusal, where it was asked for and not done */
export function act(button: HTMLButtonElement, part: ThreadPart): unknown {
  return (ACTS[button.name] ?? (compose(part) as unknown as Record<string, Act>)[button.name]!)(button, part)
}

/** Sends a form: the one of the thread, or a small one of the server's. */
export const submit = (form: HTMLFormElement, part: ThreadPart): unknown =>
  form.matches('.aw-form') ? compose(part).submit() : answer(form, part)
