import type { ThreadPart } from './thread-part'

const PERSON = ['name', 'email', 'url']

/**
 * Fills in who writes, kept on this device if the reader asked for it and forgotten with one click (V-13).
 * @returns what keeps or forgets it, as the box says, with each letter
 */
export function rememberIn(form: HTMLFormElement, { kept }: ThreadPart): () => void {
  const fields = form.elements as unknown as Record<string, HTMLInputElement | undefined>
  // With the first field that is asked for.
  const box = fields.remember!
  for (const name of PERSON) {
    const was = kept(name)
    if (!was || !fields[name]) continue
    fields[name].value ||= was
    box.checked = true
  }
  return () => {
    for (const name of PERSON) kept(name, box.checked ? fields[name]?.value : '')
  }
}
