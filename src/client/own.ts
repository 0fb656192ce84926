// What is this reader's own in a thread: comments that wait, or that may still be changed. Comes with acts.ts, which an author's device keeps.

import type { Refusal } from './kit'
import { send } from './send'
import type { Store } from './store'
import type { ThreadPart } from './thread-part'

/** How long a thread may be on its way. */
const CACHED_MS = 9e5

/** What became of an own comment. */
export async function look(part: ThreadPart, id: string): Promise<void> {
  const { store } = part
  try {
    const li = await send(part, `own/${id}`, 'GET', undefined, id)
    place(part, li, store)
  } catch (problem) {
    // Gone for good; everything else may be better in a minute.
    if (/40[34]/.test(`${(problem as Refusal).status}`)) forget(part, id)
  }
}

/** Shows an own comment in its place, if that is still here. @param store of the page it belongs to. @returns its article */
export function place(part: ThreadPart, li: HTMLElement, store: Store): HTMLElement {
  const { root, find } = part
  const { id, status, token, count, total, parent, version, age } = li.dataset
  const byId = (id: string | undefined) => root.getElementById(`c-${id}`)
  delete li.dataset.token
  store.change(({ own, posted }) => {
    if (token) own[id!] = token
    // A thread kept somewhere may be minutes old, so an own comment is shown from here until it has had time to arrive (V-45).
    // Its age is the server's: clocks of readers are wrong by hours.
    if (status === 'published' && +age! > CACHED_MS && !li.querySelector('[name=ask]')) {
      posted[id!] = own[id!]!
      delete own[id!]
    }
  })
  const article = li.querySelector('article')!
  const list = find('.aw-list')
  // The page has turned, or its thread did not come.
  if (store !== part.store || !list) return article
  const old = byId(id)
  find(`[data-missing="${id}"]`)?.remove()
  // Its place and its answers stay, whoever of readers and author sees it.
  if (old) {
    const before = old.querySelector('article')!
    if (old.dataset.version === version) return before
    old.className = li.className
    Object.assign(old.dataset, li.dataset)
    // The author's own answer knows nothing of what others wrote below.
    const fold = before.querySelector('[name=fold]')
    if (fold) (article.querySelector('.aw-actions') ?? article).append(fold)
    before.replaceWith(article)
  } else if (byId(parent)) byId(parent)!.querySelector('.aw-replies')!.append(li)
  else if (list.dataset.sort === 'oldest') list.append(li)
  else list.prepend(li)
  if (count) {
    find('.aw-count')!.textContent = count
    // One's own word is no news.
    find('.aw-thread')!.dataset.count = total
  }
  return article
}

/** Not there any more, or not wanted any more: what readers see stays, and so do answers. */
function forget({ store, root }: ThreadPart, id: string): void {
  store.change(({ own }) => void delete own[id])
  const li = root.getElementById(`c-${id}`)
  if (li?.matches('.aw-own'))
    (li.querySelector('.aw-replies > li') ? li.querySelector('article')! : li).remove()
}

/** Its author has read that it was refused. */
export const dismiss = ({ value }: HTMLButtonElement, part: ThreadPart): void => forget(part, value)
