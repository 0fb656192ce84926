// What a reader does by the buttons of a comment. Comes with acts.ts, on the first such click.

import { announce } from './announce'
import { compose } from './composer'
import { place } from './own'
import { send } from './send'
import type { Store } from './store'
import type { ThreadPart } from './thread-part'

// What does not work is thrown: comments.ts tells it below the comment.

const idOf = (button: Element) => button.closest('li')!.id.slice(2)

/** One after the other: a second first vote would make a second reader. */
let last: Promise<unknown> = Promise.resolve()

export async function vote(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const { store } = part
  const mine = last.then(() => cast(button, part, store))
  last = mine.catch(() => {})
  return mine
}

async function cast(button: HTMLButtonElement, part: ThreadPart, store: Store): Promise<void> {
  const id = idOf(button)
  // What the device keeps, not what the button shows: a press before this one may not be shown yet.
  const value = store.read().votes?.[id]?.[0] === button.value ? '0' : button.value
  const box = await send(part, `votes/${id}`, 'PUT', { value }, id)
  const [shown, words] = [...box.querySelectorAll('span')].map(({ textContent }) => textContent!)
  store.change((kept) => {
    kept.votes = { ...kept.votes, [id]: [value, Date.now(), shown!, words!] }
  })
  part.mark()
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

/** Puts the form a button leads to in the button's place. */
export async function follow(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const form = (await part.get(button.value)).querySelector('form')!
  button.parentElement!.replaceWith(form)
  form.querySelector<HTMLElement>('[type=email]')!.focus()
}

/** The form with the comment's own words. The server says whether they may still be changed. */
export async function edit(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const id = idOf(button)
  const words = await send(part, `own/${id}/words`, 'GET', undefined, id)
  // Its page may have turned.
  if (button.isConnected) compose(part).edit(button, words.dataset)
}

/** Asks whether to delete. */
export const ask = (button: HTMLButtonElement): void => {
  button.closest('article')!.querySelector('dialog')!.showModal()
}

/** Takes an own comment back. */
export async function remove(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const id = idOf(button)
  const { el, kit, store, find, focus } = part
  const li = button.closest('li')!
  close(button)
  const gone = await send(part, `own/${id}`, 'DELETE', undefined, id)
  if (li.querySelector('.aw-form')) compose(part).cancel()
  let next: HTMLElement | null = place(part, gone, store)
  store.change(({ own, posted }) => {
    delete own[id]
    delete posted[id]
  })
  // Without answers nothing is left of it, and the reader goes on at what stands beside it.
  if (!li.querySelector('.aw-replies > li')) {
    const beside = li.nextElementSibling ?? li.previousElementSibling ?? li.parentElement!.closest('li')
    next = beside?.querySelector('article') ?? find('.aw-count')
    li.remove()
  }
  announce(part, button.dataset.done)
  if (store === part.store) focus(next)
  kit.emit(el, 'delete', { id })
}
