import type { Refusal } from './kit'
import type { ThreadPart } from './thread-part'

/** Says beside a field, and in the list at the top, what is wrong with it; nothing to say is nothing wrong. @returns whether this form has the field */
export function mark(form: HTMLElement, name: string, message = ''): boolean {
  const lines = form.querySelectorAll<HTMLElement>(`[data-for="${name}"]`)
  for (const line of lines) {
    line.lastElementChild!.textContent = message
    line.hidden = !message
    form.querySelector(`[name=${name}]`)!.ariaInvalid = message ? 'true' : null
  }
  return !!lines[0]
}

/**
 * Says what is wrong with a form, where it is wrong, offers what can be done, and goes there (V-21, V-40). Of a comment: what could not be done.
 * @param problem none: takes back what was said
 * @param asked where to go on if no field is to blame; none: nowhere
 */
export function tell(form: HTMLElement, problem?: Refusal, asked?: HTMLElement): void {
  const words = form.closest<HTMLElement>('[data-fault]')!.dataset
  // Its own: a small form may stand in a comment.
  const alert = form.querySelector(':scope > [part=alert]')!
  let { detail: message, code = '', ack, revision, errors = [], status, name } = problem ?? {}
  for (const { dataset } of form.querySelectorAll<HTMLElement>('[data-for]')) mark(form, dataset.for!)
  for (const wrong of errors)
    if (!mark(form, wrong.field, wrong.message)) {
      message = wrong.message
      code += wrong.field
    }
  if (errors[1]) code += 'several'
  // What a refused form shows besides, each for the reasons it names: the list, and what can be done other than trying again.
  for (const offer of form.querySelectorAll<HTMLButtonElement>('[data-if]')) {
    // What a browser throws has a number there.
    offer.hidden = !`${code}`.match(offer.dataset.if!)
    if (!offer.hidden) offer.value = (ack ?? revision) as string
  }
  const offline = !navigator.onLine
  if (problem) message ||= words[`w${offline ? 'Offline' : (status ?? name)}`] || words.fault
  // Listened to once it has something to say.
  alert.role = 'alert'
  // Nothing to say: nothing is said, as the DOM has it.
  alert.textContent = message!
  if (!problem) return
  // Nothing goes by itself: being back is said, and a person presses the button (V-43).
  if (offline && words.back)
    addEventListener(
      'online',
      () => {
        if (alert.textContent !== message) return
        alert.textContent = words.back!
        form.querySelector('[type=submit]')!.textContent = words.now!
      },
      { once: true },
    )
  const wrong = form.querySelector<HTMLElement>('[aria-invalid=true]') ?? asked
  // One that has the focus already would not be brought into the window again.
  wrong?.blur()
  wrong?.focus()
}

/**
 * Does what a button of a form asks for, once at a time. What does not work is told in the form.
 * @param go does it
 */
export async function attempt(
  { el, kit }: ThreadPart,
  form: HTMLElement,
  go: () => Promise<unknown>,
): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('[type=submit]')!
  if (button.disabled) return
  button.disabled = true
  tell(form)
  await go().catch((problem: Refusal) => {
    button.disabled = false
    tell(form, problem, button)
    kit.emit(el, 'error', problem)
  })
  button.disabled = false
}
