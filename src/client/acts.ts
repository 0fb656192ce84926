// Everything that is done with a thread once it is there: one part, loaded by the first act (docs/decisions/0037-one-part-for-all-acts.md).

import { ask, close, edit, remove, report, vote } from './comment-acts'
import { compose } from './composer'
import { look } from './own'
import { fold, load, next, watch } from './reading'
import { answer } from './small-forms'
import type { ThreadPart } from './thread-part'

/** @param asked what was pressed or sent, or what it is about */
type Act = (asked: never, part: ThreadPart) => unknown

const ACTS: Record<string, Act> = {
  answer,
  ask,
  close,
  edit,
  fold,
  load,
  look,
  next,
  remove,
  report,
  /** What was being written when its page was left. */
  restore: (_, part) => compose(part),
  vote,
  watch,
}

/** Does what is asked for by its name: a button's, or the thread's own; here, or by a function of that name of the form's. @throws Refusal, where it was not done */
export const act = (name: string, part: ThreadPart, asked?: unknown): unknown =>
  (ACTS[name] ?? (compose(part) as unknown as Record<string, Act>)[name]!)(asked as never, part)
