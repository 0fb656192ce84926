import type { Queue } from './desk-queue'

/** Binds the keys that the sheet lists, and nothing else: the sheet is the table (M-06). */
export function startKeys(queue: Queue): void {
  const sheet = document.getElementById('keys') as HTMLDialogElement
  const on = document.getElementById('keys-on') as HTMLInputElement
  const bindings = new Map<string, string>()
  for (const row of sheet.querySelectorAll<HTMLElement>('[data-does]')) {
    for (const key of row.dataset.keys?.split(' ') ?? []) bindings.set(key, row.dataset.does ?? '')
  }
  // WCAG 2.1.4: keys of one character can be turned off, and stay off for this person. Without a connection it lasts as long as the page.
  on.addEventListener('change', () => {
    const body = new URLSearchParams({ do: 'switch', on: on.checked ? 'yes' : 'no' })
    fetch('/desk/account/keys', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      keepalive: true,
    }).catch(() => {})
  })

  const hint = document.getElementById('keys-open')
  if (hint?.parentElement) hint.parentElement.hidden = false
  hint?.addEventListener('click', () => sheet.showModal())

  document.addEventListener('keydown', (event) => {
    const does = bindings.get(chordOf(event))
    if (!does || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (sheet.open || isField(event.target)) return
    if (!on.checked && event.key.length === 1) return
    // Enter on a link or a button already does what the person means.
    if (
      event.key === 'Enter' &&
      event.target instanceof Element &&
      event.target.closest('a, button, summary')
    )
      return
    event.preventDefault()
    if (does === 'keys') sheet.showModal()
    else queue.run(does, event.key)
  })
}

/** As the sheet writes it: a letter is the same with the caps lock on, and another one with Shift held. */
function chordOf({ key, shiftKey }: KeyboardEvent): string {
  if (!/^\p{L}$/u.test(key)) return key
  return `${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`
}

/** Where one types. In a checkbox one does not. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !target.matches('[type="checkbox"]') &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
