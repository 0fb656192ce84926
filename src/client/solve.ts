// Done when the server asks for a sum. A sign-up loads it then and never before; a thread has it among its acts.

import type { Refusal } from './kit'
import { type Sum, solve } from './sum'

/** In place of a solution (limits/effort.ts). */
const CANNOT = 'none'

/**
 * Does something again with what the server asked for; with the word that this device cannot, and then it waits as if it came without scripts. A sum
 * that came too late or was used meanwhile is done once more.
 * @param problem why the server did not do it the first time
 * @param form says meanwhile what is going on
 * @throws Refusal; one that says nothing where the form left the page, and then nothing was sent
 */
export function again<Answer>(
  problem: Refusal,
  content: string,
  send: (solution: string) => Promise<Answer>,
  form: HTMLElement,
): Promise<Answer> {
  const note = document.createElement('p')
  note.className = 'aw-note'
  note.part = 'note'
  note.role = 'alert'
  note.append(problem.detail!)
  form.append(note)
  const once = async (sum: Refusal) => {
    const solution = await solve(sum as Sum, content, form).catch(() => CANNOT)
    if (!form.isConnected) throw {}
    return send(solution)
  }
  return once(problem)
    .catch((next: Refusal) => {
      if (!next.challenge) throw next
      return once(next)
    })
    .finally(() => note.remove())
}
