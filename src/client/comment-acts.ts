// What a reader does by the buttons of a comment. Comes with acts.ts, on the first such click.

import { compose } from './composer'
import { settle } from './own'
import { send } from './send'
import type { ThreadPart } from './thread-part'

// What does not work is thrown: comments.ts tells it below the comment.

const idOf = (button: Element) => button.closest('li')!.id.slice(2)

/** One after the other: a second first vote would make a second reader. */
let last: Promise<unknown> = Promise.resolve()

export function vote(button: HTMLButtonElement, part: ThreadPart): Promise<unknown> {
  const { store } = part
  last = last
    .catch(() => {})
    .then(async () => {
      const id = idOf(button)
      // What the device keeps, not what the button shows: a press before this one may not be shown yet.
      const value = store.read().votes[id]?.[0] === button.value ? '0' : button.value
      const { shown, words } = (await send(part, `votes/${id}`, id, { value })).dataset
      store.change((kept) => {
        kept.votes[id] = [value, Date.now(), shown!, words!]
      })
      part.mark()
    })
  return last
}

/**
 * Opens the server's form as a dialog; it is sent like every small form (small-forms.ts). The focus comes back to the button, which then says
 * what was done (V-80).
 */
export async function report(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const dialog = (await part.get(button.value)).querySelector('dialog')!
  part.root.append(dialog)
  dialog.showModal()
  dialog.onclose = () => {
    button.textContent = dialog.querySelector<HTMLElement>('[data-sent]')?.dataset.sent ?? button.textContent
    dialog.remove()
  }
}

export const close = (button: HTMLButtonElement): void => button.closest('dialog')!.close()

/** The form with the comment's own words. The server says whether they may still be changed. */
export async function edit(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const id = idOf(button)
  const words = await send(part, `own/${id}/words`, id)
  compose(part).edit(button, words.dataset)
}

/** Asks whether to delete. */
export const ask = (button: HTMLButtonElement): void => {
  button.closest('article')!.querySelector('dialog')!.showModal()
}

/** Takes an own comment back, or puts away that it was refused: its value says what of it. */
export async function remove(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const id = idOf(button)
  button.closest('dialog')?.close()
  settle(part, part.store, await send(part, `own/${id}${button.value}`, id, undefined, 'DELETE'))
}
