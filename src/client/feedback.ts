// What a reader does with a comment of somebody else. Comes with composer.ts, on the first such click.

import { complain, dress, fieldsOf, order, reader, sentenceOf } from './send'
import type { ThreadPart } from './thread-part'

/** One after the other: a second first vote would make a second reader. */
let last = Promise.resolve()

export const vote = (part: ThreadPart, button: HTMLElement): Promise<void> =>
  (last = last.then(() => cast(part, button)))

async function cast(part: ThreadPart, button: HTMLElement) {
  const article = button.closest('article')!
  const id = article.parentElement!.id.slice(2)
  // What the device keeps, not what the button shows: a press before this one may not be shown yet.
  const value = part.store.read().votes?.[id]?.[0] === button.dataset.vote ? '' : button.dataset.vote!
  complain(article)
  try {
    const box = await tell(part, id, value ? 'PUT' : 'DELETE', `votes/${id}`, { value })
    const [shown, words] = [...box.querySelectorAll('button:first-child span')].map(
      ({ textContent }) => textContent!,
    )
    part.store.change((kept) => {
      kept.votes = { ...kept.votes, [id]: [value, Date.now(), shown!, words!] }
    })
    part.times()
  } catch (problem) {
    complain(article, sentence(part, problem))
  }
}

const sentence = ({ find }: ThreadPart, problem: unknown) =>
  sentenceOf(problem, find('.aw-thread')!.dataset.failed)

/** Says it as the reader this device is, or as the author of the comment, which the server refuses. @returns what it answered */
async function tell(part: ThreadPart, id: string, method: string, path: string, fields: object) {
  const box = await part.get(...order(part, path, method, fields, id, true))
  const answer = box.firstElementChild as HTMLElement
  reader(part, answer.dataset.token)
  return answer
}

/** Opens the server's form as a dialog; the focus comes back to the button, which then says what was done (V-80). */
export async function report(part: ThreadPart, button: HTMLElement): Promise<void> {
  const path = button.dataset.report!
  let dialog: HTMLDialogElement
  try {
    const box = await part.get(`${path}?lang=${part.kit.lang(part.el)}`)
    dialog = box.querySelector('dialog')!
  } catch (problem) {
    return complain(button.closest('article')!, sentence(part, problem))
  }
  dress(part.root)
  part.root.append(dialog)
  dialog.showModal()
  dialog.onclose = () => dialog.remove()
  dialog.onclick = ({ target }) => {
    if ((target as Element).closest('[data-close]')) dialog.close()
  }
  dialog.onsubmit = async (event) => {
    event.preventDefault()
    event.stopPropagation()
    const form = event.target as HTMLFormElement
    const alert = form.querySelector('.aw-alert')!
    alert.textContent = ''
    try {
      const done = await tell(part, path.split('/').pop()!, 'POST', path, fieldsOf(form))
      button.textContent = done.dataset.sent!
      form.replaceWith(done)
      done.querySelector('button')!.focus()
    } catch (problem) {
      alert.textContent = sentence(part, problem)
    }
  }
}
