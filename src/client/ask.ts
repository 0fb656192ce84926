// Small forms of the server's that answer themselves: following a conversation, the code of a mail, reporting a comment. Loaded with the composer.

import type { Refusal } from './kit'
import { fieldsOf, order, reader, sentenceOf } from './send'
import type { ThreadPart } from './thread-part'

/** What this device keeps of a proven address. @param value to keep in its place; nothing forgets it */
export const proof = (part: ThreadPart, value?: string) => part.kept('proof', value)

/** Says that this device has proven an address, and lets it forget that. */
export function showProof(part: ThreadPart, line: HTMLElement): void {
  line.hidden = !proof(part)
  line.querySelector('button')!.onclick = () => {
    proof(part, '')
    line.hidden = true
  }
}

/** Puts the form a button leads to in the button's place. */
export async function open(part: ThreadPart, button: HTMLElement): Promise<void> {
  try {
    const form = (await part.get(button.dataset.ask!)).firstElementChild!
    // With the composer come the styles of forms.
    await part.compose()
    button.parentElement!.replaceWith(form)
    form.querySelector<HTMLElement>('[part=input]')!.focus()
  } catch (problem) {
    part.say(sentenceOf(problem))
  }
}

/** Sends a form; its answer takes its place. */
export async function ask(part: ThreadPart, form: HTMLFormElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('[type=submit]')!
  const alert = form.querySelector('.aw-alert')!
  const mine = form.querySelector<HTMLElement>('.aw-error[data-for]')
  if (button.disabled) return
  button.disabled = true
  alert.textContent = ''
  if (mine) mine.hidden = true
  try {
    const fields = { ...fieldsOf(form), title: document.title, proof: proof(part) }
    // About a comment it is asked as the reader this device is, or as its author, which the server refuses.
    const path = new URL(form.action).pathname
    const box = await part.get(...order(part, path, 'POST', fields, form.dataset.id, true))
    const next = box.firstElementChild as HTMLElement
    proof(part, next.dataset.proof)
    reader(part, next.dataset.token)
    delete next.dataset.proof
    form.replaceWith(next)
    const close = next.querySelector<HTMLElement>('[data-close]')
    if (close) close.focus()
    else part.focus(next)
  } catch (problem) {
    const message = sentenceOf(problem, form.dataset.fault)
    if (mine && (problem as Refusal).errors?.[0]?.field === mine.dataset.for) {
      mine.lastElementChild!.textContent = message
      mine.hidden = false
    } else alert.textContent = message
    button.disabled = false
    form.querySelector<HTMLElement>('[type=radio],[part=input],button')!.focus()
  }
}
