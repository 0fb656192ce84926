// Small forms of the server's that answer themselves: following a conversation, the code of a mail. Loaded with the composer.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'
import { send } from './own'

/** What this device keeps of a proven address. */
export const proofName = ({ el, kit }: ThreadPart) => `afterword-proof:${kit.site(el)}`

/** Storage may be off or full: then a device proves nothing, and nothing breaks. */
export function proof(part: ThreadPart, change?: (store: Storage, name: string) => void): string | undefined {
  try {
    change?.(localStorage, proofName(part))
    return localStorage.getItem(proofName(part)) ?? undefined
  } catch {
    return undefined
  }
}

/** Says that this device has proven an address, and lets it forget that. */
export function showProof(part: ThreadPart, line: HTMLElement): void {
  line.hidden = !proof(part)
  line.querySelector('button')!.onclick = () => {
    proof(part, (store, name) => store.removeItem(name))
    line.hidden = true
  }
}

/** Puts the form a button leads to in the button's place. */
export async function open(part: ThreadPart, button: HTMLElement): Promise<void> {
  const { kit, parse } = part
  try {
    // With the composer come the styles of forms.
    const [answer] = await Promise.all([kit.ask(button.dataset.ask!), part.compose()])
    const form = parse(kit, await answer.text()).firstElementChild!
    button.parentElement!.replaceWith(form)
    form.querySelector<HTMLElement>('[part=input]')!.focus()
  } catch (problem) {
    part.root.querySelector('.aw-status')!.textContent = (problem as Refusal).detail ?? ''
  }
}

/** Sends a form; its answer takes its place. */
export async function ask(part: ThreadPart, form: HTMLFormElement): Promise<void> {
  const { kit, parse } = part
  const button = form.querySelector<HTMLButtonElement>('[type=submit]')!
  const alert = form.querySelector('.aw-alert')!
  const mine = form.querySelector<HTMLElement>('.aw-error')
  if (button.disabled) return
  button.disabled = true
  alert.textContent = ''
  if (mine) mine.hidden = true
  try {
    const fields = { ...Object.fromEntries(new FormData(form)), title: document.title, proof: proof(part) }
    const answer = await send(part, 'POST', new URL(form.action).pathname, fields)
    const next = parse(kit, await answer.text()).firstElementChild as HTMLElement
    const token = next.dataset.proof
    if (token) proof(part, (store, name) => store.setItem(name, token))
    next.removeAttribute('data-proof')
    form.replaceWith(next)
    next.tabIndex = -1
    next.focus()
  } catch (problem) {
    const { errors, detail } = problem as Refusal
    const message = errors?.[0]?.message ?? detail ?? form.dataset.fault!
    if (mine && errors?.[0]?.field === mine.dataset.for) {
      mine.lastElementChild!.textContent = message
      mine.hidden = false
    } else alert.textContent = message
    button.disabled = false
    form.querySelector<HTMLElement>('[part=input]')!.focus()
  }
}
