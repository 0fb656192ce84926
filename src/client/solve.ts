// Loaded when the server first asks for a sum, and never before.

import { type Sum, again as sendAgain } from './sum'

/** The same as in sum.ts. @param form says meanwhile what is going on, where nothing else does */
export async function again<Answer>(
  problem: Sum & { readonly detail?: string },
  content: string,
  send: (solution: string) => Promise<Answer>,
  form?: HTMLElement,
): Promise<Answer> {
  const note = document.createElement('p')
  // Named as what the form says in its end is.
  Object.assign(note, { className: 'aw-next', part: 'next', role: 'alert', textContent: problem.detail })
  form?.append(note)
  try {
    return await sendAgain(problem, content, send)
  } finally {
    note.remove()
  }
}
