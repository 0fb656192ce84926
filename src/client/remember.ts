import type { ThreadPart } from './thread-part'

/**
 * Fills in who writes, kept on this device if the reader asked for it and forgotten with one click (V-13).
 * @returns what keeps or forgets it, as the box says
 */
export function rememberIn(form: HTMLFormElement, { kept }: ThreadPart): () => void {
  const box = form.querySelector<HTMLInputElement>('[name=remember]')
  // A site that asks nothing has nothing to remember.
  if (!box) return () => {}
  const fields = [...form.querySelectorAll<HTMLInputElement>('.aw-who .aw-input')]
  try {
    const person = JSON.parse(kept('me')!)
    for (const field of fields) field.value ||= person[field.name] ?? ''
    box.checked = true
  } catch {
    // Nobody is remembered here.
  }
  const keep = () => {
    const person = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
    kept('me', box.checked ? JSON.stringify(person) : '')
  }
  box.onchange = keep
  return keep
}
