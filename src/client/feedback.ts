// What a reader does with a comment of somebody else. Comes with composer.ts, on the first such click.

import { complain, dress, order, reader, sentenceOf } from './send'
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
    // As the reader this device is, or as the author of the comment, which the server refuses.
    const path = order(part, `votes/${id}`, value ? 'PUT' : 'DELETE', { value }, id, true)
    const box = (await part.get(...path)).firstElementChild as HTMLElement
    reader(part, box.dataset.token)
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

/**
 * Opens the server's form as a dialog; it is sent like every small form (ask.ts). The focus comes back to the button, which then says what was
 * done (V-80).
 */
export async function report(part: ThreadPart, button: HTMLElement): Promise<void> {
  try {
    const box = await part.get(`${button.dataset.report}?lang=${part.kit.lang(part.el)}`)
    const dialog = box.querySelector('dialog')!
    dress(part.root)
    part.root.append(dialog)
    dialog.showModal()
    dialog.onclose = () => {
      button.textContent =
        dialog.querySelector<HTMLElement>('[data-sent]')?.dataset.sent ?? button.textContent
      dialog.remove()
    }
    dialog.onclick = ({ target }) => {
      if ((target as Element).closest('[data-close]')) dialog.close()
    }
  } catch (problem) {
    complain(button.closest('article')!, sentence(part, problem))
  }
}
