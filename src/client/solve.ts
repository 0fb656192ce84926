// Done when the server asks for a sum. A sign-up loads it then and never before; a thread has it among its acts.

import type { Refusal } from './kit'
import { type Sum, solve } from './sum'

/** In place of a solution (limits/effort.ts). */
const CANNOT = 'none'

/**
 * Does something again with what the server asked for; with the word that this device cannot, and then it waits as if it came without scripts. A sum
 * that came too late or was used meanwhile is done once more.
 * @param problem why the server did not do it
 * @param form has a place that says meanwhile what is going on
 * @throws Refusal; one that says nothing where the form left the page, and then nothing was sent
 */
export async function again<Answer>(
  problem: Refusal,
  content: string,
  send: (solution: string) => Promise<Answer>,
  form: HTMLElement,
  tries = 2,
): Promise<Answer> {
  if (!problem.challenge || !tries) throw problem
  const note = form.querySelector<HTMLElement>('.aw-sum')!
  note.hidden = false
  // Listened to once it has something to say.
  note.role = 'alert'
  note.textContent = problem.detail!
  const solution = await solve(problem as Sum, content, form).catch(() => CANNOT)
  note.hidden = true
  if (!form.isConnected) throw {}
  return send(solution).catch((next) => again(next, content, send, form, tries - 1))
}
