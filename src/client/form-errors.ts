import type { Refusal } from './kit'

/** What a refused form offers besides another try. */
export interface Offers {
  /** The words may still go up by themselves: what they answered or replaced cannot be reached. */
  asNew(): void
  /** They were doubted; their author stands by them. @param ack what proves that they were told */
  insist(ack: string): unknown
}

/** Says what is wrong with the form, where it is wrong, and what can be done (V-21, V-40). */
export function errorsOf(form: HTMLFormElement, { asNew, insist }: Offers) {
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
  const alert = find('.aw-alert')
  const summary = find('.aw-summary')
  const newButton = find('[data-as-new]')
  const insistButton = find('[data-insist]')
  const words = form.dataset
  const fieldOf = (name: string) => form.elements[name as never] as HTMLInputElement

  /** @returns false for a field that this form does not have */
  const mark = (name: string, message: string) => {
    const line = find(`#e-${name}`)
    if (!line) return false
    const field = fieldOf(name)
    line.lastElementChild!.textContent = message
    line.hidden = !message
    if (message) field.ariaInvalid = 'true'
    else field.removeAttribute('aria-invalid')
    return true
  }

  const clear = () => {
    for (const line of form.querySelectorAll<HTMLElement>('[data-for]')) mark(line.dataset.for!, '')
    alert.textContent = ''
    summary.hidden = newButton.hidden = insistButton.hidden = true
  }

  const list = (wrong: [name: string, message: string][]) => {
    summary.hidden = wrong.length < 2
    summary.lastElementChild!.replaceChildren(
      ...wrong.map(([name, message]) => {
        const link = document.createElement('a')
        // A fragment finds nothing inside a shadow root, and would move the host page.
        Object.assign(link, { href: '#', textContent: message }).onclick = () => {
          fieldOf(name).focus()
          return false
        }
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
  }

  return {
    clear,
    /** A corrected field is not wrong any more. */
    fixed: (name: string) => mark(name, ''),
    /** @param asked where to go on if no field is to blame */
    show(problem: Refusal, asked: HTMLElement) {
      let { detail: message, code = '' } = problem
      const wrong: [string, string][] = []
      for (const { field, message: text } of problem.errors ?? []) {
        if (mark(field, text)) wrong.push([field, text])
        else {
          message = text
          code += field
        }
      }
      list(wrong)
      newButton.hidden = !/parentId|token-|window|not-ed|unknown/.test(code)
      newButton.onclick = asNew
      insistButton.hidden = !problem.ack
      insistButton.onclick = () => insist(problem.ack!)
      const offline = !navigator.onLine
      message ||= words[`w${offline ? 'Offline' : (problem.status ?? problem.name)}`] || words.fault!
      alert.textContent = message
      // Nothing goes by itself: being back is said, and a person presses the button (V-43).
      if (offline)
        addEventListener(
          'online',
          () => {
            if (alert.textContent !== message) return
            alert.textContent = words.back!
            form.querySelector('[type=submit]')!.textContent = words.now!
          },
          { once: true },
        )
      ;(wrong[0] ? fieldOf(wrong[0][0]) : asked).focus()
    },
  }
}
