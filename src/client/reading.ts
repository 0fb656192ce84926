// Reading on: what a thread loads when its reader asks for more of it. A part of its own, loaded by the first such click.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'

export { mark, vote } from './feedback'

/** Loads the comments a button stands for, each into its place, and goes on with the nearest of them. */
export async function more(part: ThreadPart, button: HTMLButtonElement): Promise<void> {
  const { kit, root, parse, signal, focus, words, times } = part
  const status = root.querySelector('.aw-status')!
  button.disabled = true
  try {
    const box = parse(kit, await (await kit.ask(button.dataset.load!, { signal: signal() })).text())
    const line = button.closest<HTMLElement>('.aw-more')!
    const fresh = putAll(part, box)
    const next = box.querySelector(':scope > .aw-more')
    if (next) line.replaceWith(next)
    else line.remove()
    times()
    status.textContent = button.dataset.loaded!
    focus(fresh.at('up' in line.dataset ? -1 : 0)?.querySelector('article'))
  } catch (problem) {
    button.disabled = false
    status.textContent = (problem as Refusal).detail || words()[1]!
  }
}

/** Puts what is not there yet where it belongs. @returns those, in reading order */
function putAll({ root }: ThreadPart, box: HTMLElement): HTMLElement[] {
  const fresh = [...box.querySelectorAll<HTMLElement>('li[id]')].filter(({ id }) => !root.getElementById(id))
  // Those below one that was put came with it.
  for (const li of fresh) if (!root.getElementById(li.id)) put(root, li)
  return fresh
}

/** Below the nearest of its ancestors that is here and shown less deep; beside its siblings in their order. */
function put(root: ShadowRoot, li: HTMLElement): void {
  const path = li.dataset.path!
  let list: HTMLElement | null | undefined
  for (let at = +li.dataset.depth! * 11; at && !list; at -= 11)
    list = root.querySelector<HTMLElement>(`[data-path="${path.slice(0, at)}"] > .aw-replies`)
  list ??= root.querySelector<HTMLElement>('.aw-list')!
  const newest = list.dataset.sort === 'newest'
  // By score there is no place to find: what comes later stands below.
  const next =
    list.dataset.sort !== 'top' &&
    [...list.children].find((other) => {
      const beside = (other as HTMLElement).dataset.path
      return beside && (newest ? beside < path : beside > path)
    })
  list.insertBefore(li, next || null)
}
