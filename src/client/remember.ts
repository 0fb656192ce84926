import type { ThreadPart } from './thread-part'

const PERSON = ['name', 'email', 'url']

/**
 * Fills in who writes, kept on this device if the reader asked for it and forgotten with one click (V-13).
 * @returns what keeps or forgets it, as the box says, with each letter
 */
export function rememberIn(form: HTMLFormElement, { kept }: ThreadPart): () => void {
  const fields = form.elements as unknown as Record<string, HTMLInputElement | undefined>
  const box = fields.remember
  // A site that asks nothing has nothing to remember.
  if (!box) return () => {}
  try {
    for (const [name, value] of Object.entries<string>(JSON.parse(kept('me')!)))
      if (fields[name]) fields[name].value ||= value
    box.checked = true
  } catch {
    // Nobody is remembered here.
  }
  return () => {
    kept('me', box.checked ? JSON.stringify(Object.fromEntries(new FormData(form)), PERSON) : '')
  }
}
