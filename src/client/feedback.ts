// What a reader does with a comment of somebody else. Loaded on the first such click, or where this device has voted before.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'
import { say, send } from './own'

/** How long a kept copy of a thread may not know a vote yet: as long as the server lets it be kept. */
const CACHED_MS = 18e4

/** One after the other: a second first vote would make a second reader. */
let last = Promise.resolve()

/** Who this device is to the site: a token we got for its first vote. */
const reader = (site: string) => `afterword-reader:${site}`
const keptReader = (site: string): string | undefined => {
  try {
    return localStorage.getItem(reader(site)) ?? undefined
  } catch {
    // Storage is off: each vote is that of somebody new.
    return undefined
  }
}

/** Shows this device's votes: no answer that is kept for all holds them. */
export function mark({ root, store }: ThreadPart): void {
  for (const [id, [value, at, shown, words]] of Object.entries(store.read().votes ?? {})) {
    const buttons = root.querySelectorAll<HTMLElement>(`#c-${id} > article [data-vote]`)
    for (const button of buttons) button.ariaPressed = `${value === Number(button.dataset.vote)}`
    if (buttons[0] && Date.now() - at < CACHED_MS) tell(buttons[0], shown, words)
  }
}

/** The number and the words of a button. */
const tell = (button: HTMLElement, shown: string, words: string) =>
  [...button.children].forEach((part, at) => {
    part.textContent = [shown, words][at]!
  })

export function vote(part: ThreadPart, button: HTMLElement): Promise<void> {
  last = last.then(() => cast(part, button))
  return last
}

async function cast(part: ThreadPart, button: HTMLElement) {
  const { el, kit, root, store, parse } = part
  const site = kit.site(el)
  const article = button.closest('article')!
  const id = article.parentElement!.id.slice(2)
  const value = Number(button.dataset.vote)
  const taken = button.ariaPressed === 'true'
  say(article, '')
  button.ariaPressed = `${!taken}`
  try {
    const answer = await send(
      part,
      taken ? 'DELETE' : 'PUT',
      `/embed/${site}/votes/${id}`,
      taken ? undefined : { value },
      id,
      keptReader(site),
    )
    const box = parse(kit, await answer.text()).querySelector<HTMLElement>('.aw-votes')!
    const { token } = box.dataset
    if (token) {
      try {
        localStorage.setItem(reader(site), token)
      } catch {
        // Full or forbidden: the vote counts all the same.
      }
    }
    const next = box.querySelector<HTMLElement>(`[data-vote="${value}"]`)!
    const [shown, words] = [...box.querySelector('button')!.children].map((part) => part.textContent!)
    store.change((kept) => {
      kept.votes = { ...kept.votes, [id]: [taken ? 0 : value, Date.now(), shown!, words!] }
    })
    box.removeAttribute('data-token')
    article.querySelector('.aw-votes')!.replaceWith(box)
    next.focus()
  } catch (problem) {
    button.ariaPressed = `${taken}`
    const { code, detail } = problem as Refusal
    // Signed by a key that is gone: this device begins anew.
    if (code === 'comments/token-wrong' && keptReader(site)) {
      localStorage.removeItem(reader(site))
      return cast(part, button)
    }
    say(article, detail || root.querySelector<HTMLElement>('.aw-thread')!.dataset.failed!)
  }
}
