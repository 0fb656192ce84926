// What is this reader's own in a thread: comments that wait, or that may still be changed. Comes with acts.ts, which an author's device keeps.

import { announce } from './announce'
import { put } from './reading'
import { send } from './send'
import type { Store } from './store'
import type { ThreadPart } from './thread-part'

/** What became of an own comment. */
export async function look(id: string, part: ThreadPart): Promise<void> {
  place(part, part.store, await send(part, `own/${id}`, id))
}

/**
 * Shows an own comment in its place, if that is still here, and keeps what opens it as the server says.
 * @param store of the page it belongs to
 * @returns where its reader goes on: its article, or what stands beside one that is gone
 */
export function place(part: ThreadPart, store: Store, li: HTMLElement): HTMLElement | null | undefined {
  const { root, find } = part
  const { id, token, keep, count, total, version } = li.dataset
  delete li.dataset.token
  store.change(({ own }) => {
    if (keep) own[id!] = [(token ?? own[id!]?.[0])!, +keep]
    else delete own[id!]
  })
  const article = li.querySelector('article')
  // The page has turned, or its thread did not come.
  if (store !== part.store || !find('.aw-list')) return article
  const old = root.getElementById(li.id)
  if (count) {
    find('.aw-count')!.textContent = count
    // One's own word is no news.
    find('.aw-thread')!.dataset.count = total
  }
  if (!old) {
    if (keep) {
      find(`[data-missing="${id}"]`)?.remove()
      put(root, li)
    }
    return article
  }
  const before = old.querySelector('article')
  if (old.dataset.version === version || !(article || old.matches('.aw-own'))) return before
  // The form that answers or changes it would go with it.
  if (!keep && old.querySelector('.aw-form')) part.composer!.cancel()
  if (!keep && !old.querySelector('.aw-replies > li')) {
    const beside = old.nextElementSibling ?? old.previousElementSibling ?? old.parentElement!.closest('li')
    old.remove()
    return beside?.querySelector('article') ?? find('.aw-count')
  }
  old.className = li.className
  Object.assign(old.dataset, li.dataset)
  // The author's own answer knows nothing of what others wrote below.
  const fold = before?.querySelector('[name=fold]')
  if (article && fold) (article.querySelector('.aw-actions') ?? article).append(fold)
  // The article stays, and with it the focus that may be on it.
  if (article) before?.replaceChildren(...article.childNodes)
  else before?.remove()
  return before
}

/** Shows what became of an own comment by what its author did, says it, tells the page, and goes on there. */
export function settle(part: ThreadPart, store: Store, li: HTMLElement): void {
  const { id, status, said, done } = li.dataset
  const next = place(part, store, li)
  announce(part, said)
  part.focus(next)
  if (done) part.kit.emit(part.el, done, { id, status })
}
