import type { ThreadPart } from './thread-part'

/** How long a kept copy of a thread may not know a vote yet: as long as the server lets it be kept. */
const CACHED_MS = 18e4

/** Shows what no answer that is kept for all can hold: what is new to this device (V-64), its votes, and what it folded away. */
export function mark({ root, store, find }: ThreadPart): void {
  // Where a page cleared its storage nothing is new.
  const { votes, folded, own, visit: [since] = [1 / 0] } = store.read()
  for (const li of root.querySelectorAll<HTMLElement>('li[data-at]')) {
    const id = li.id.slice(2)
    const article = li.firstElementChild!
    if (+li.dataset.at! > since && !own[id] && !li.matches('.aw-new')) {
      li.classList.add('aw-new')
      article.querySelector('h3')!.append(`, ${find('.aw-thread')!.dataset.new}`)
    }
    const [value, at = 0, ...texts] = votes[id] ?? []
    if (value)
      for (const button of article.querySelectorAll<HTMLButtonElement>('[name=vote]'))
        button.ariaPressed = `${button.value === value}`
    if (Date.now() - at < CACHED_MS)
      for (const place of article.querySelectorAll('[name=vote]:first-child > span'))
        place.textContent = texts.shift()!
    const button = article.querySelector<HTMLButtonElement>('[name=fold]')
    // A branch that a link led into is open.
    const shut = !!folded[li.id] && !li.querySelector('.aw-target')
    if (button?.ariaExpanded !== `${shut}`) continue
    const words = button.firstChild as Text
    ;[button.value, words.data] = [words.data, button.value]
    button.ariaExpanded = `${!shut}`
    for (const below of li.querySelectorAll<HTMLElement>(':scope > :is(ol, .aw-more)')) below.hidden = shut
  }
  const count = root.querySelectorAll('.aw-new').length
  const next = find<HTMLButtonElement>('[name=next]')
  if (!next || !count) return
  next.hidden = false
  next.textContent = `${next.value}: ${count}`
}
