import { showFolds } from './folds'
import type { ThreadPart } from './thread-part'

/** How long a kept copy of a thread may not know a vote yet: as long as the server lets it be kept. */
const CACHED_MS = 18e4

/** Shows this device's votes, and what it folded away: no answer that is kept for all holds them. */
export function mark(part: ThreadPart): void {
  const { root, store } = part
  for (const [id, [value, at, ...texts]] of Object.entries(store.read().votes ?? {}))
    root.querySelectorAll<HTMLButtonElement>(`#c-${id} > article [name=vote]`).forEach((button, place) => {
      button.ariaPressed = `${button.value === value}`
      if (!place && Date.now() - at < CACHED_MS)
        texts.forEach((text, part) => {
          button.children[part + 1]!.textContent = text
        })
    })
  showFolds(part)
}
