// What a reader does with a comment of somebody else. Comes with reading.ts: on the first such click, or where this device has voted before.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'
import type { Kept } from './store'

/** How long a kept copy of a thread may not know a vote yet: as long as the server lets it be kept. */
const CACHED_MS = 18e4

/** One after the other: a second first vote would make a second reader. */
let last = Promise.resolve()

/** The token this device got for its first vote at a site. @param fresh to keep in its place */
function reader(site: string, fresh?: string): string | undefined {
  try {
    if (fresh) localStorage[`afterword-reader:${site}`] = fresh
    return localStorage[`afterword-reader:${site}`]
  } catch {
    // Storage is off or full: each vote is that of somebody new.
    return undefined
  }
}

/** Shows this device's votes: no answer that is kept for all holds them. */
export function mark({ root, store }: ThreadPart): void {
  for (const [id, vote] of Object.entries(store.read().votes ?? {})) show(root, id, vote)
}

function show(root: ShadowRoot, id: string, [value, at, ...texts]: NonNullable<Kept['votes']>[string]) {
  root.querySelectorAll<HTMLElement>(`#c-${id} > article [data-vote]`).forEach((button, place) => {
    button.ariaPressed = `${button.dataset.vote === value}`
    if (!place && Date.now() - at < CACHED_MS)
      texts.forEach((text, part) => {
        button.children[part]!.textContent = text
      })
  })
}

export const vote = (part: ThreadPart, button: HTMLElement): Promise<void> =>
  (last = last.then(() => cast(part, button)))

async function cast({ el, kit, root, store, parse }: ThreadPart, button: HTMLElement) {
  const site = kit.site(el)
  const article = button.closest('article')!
  const id = article.parentElement!.id.slice(2)
  const value = button.ariaPressed === 'true' ? '' : button.dataset.vote!
  const { own, posted } = store.read()
  const token = own[id] ?? posted[id] ?? reader(site)
  article.querySelector('.aw-alert')?.remove()
  try {
    const answer = await kit.ask(`/embed/${site}/votes/${id}?lang=${kit.lang(el)}`, {
      method: value ? 'PUT' : 'DELETE',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: value && JSON.stringify({ value }),
      signal: AbortSignal.timeout(15_000),
    })
    const box = parse(kit, await answer.text()).querySelector<HTMLElement>('.aw-votes')!
    reader(site, box.dataset.token)
    const [shown, words] = [...box.querySelector('button')!.children].map(({ textContent }) => textContent!)
    const vote: NonNullable<Kept['votes']>[string] = [value, Date.now(), shown!, words!]
    store.change((kept) => {
      kept.votes = { ...kept.votes, [id]: vote }
    })
    show(root, id, vote)
  } catch (problem) {
    const textContent =
      (problem as Refusal).detail || root.querySelector<HTMLElement>('.aw-thread')!.dataset.failed!
    article.append(
      Object.assign(document.createElement('p'), {
        className: 'aw-alert',
        part: 'alert',
        role: 'alert',
        textContent,
      }),
    )
  }
}
