// Reading on: more of a thread, and what is new in it. Comes with acts.ts by the first click for more, or for who still reads after a while.

import { announce } from './announce'
import type { ThreadPart } from './thread-part'

/** Loads the comments a button stands for, each into its place, and goes on with the nearest of them. */
export async function load(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const { root, find } = part
  if (button.ariaBusy) return
  // Not disabled: that would take the focus away.
  button.ariaBusy = 'true'
  const box = await part.get(button.value).finally(() => {
    button.ariaBusy = null
  })
  const line = button.closest<HTMLElement>('.aw-more')!
  const fresh = [...box.querySelectorAll<HTMLElement>('li[data-at]')].filter(
    (li) => !root.getElementById(li.id) || li.remove(),
  )
  // Those below one that was put came with it.
  for (const li of fresh) if (!li.isConnected) put(root, li)
  line.replaceWith(box.children[1] ?? '')
  const { count, now, words } = (box.children[0] as HTMLElement).dataset
  const thread = find('.aw-thread')!.dataset
  if (count) {
    // These are news: from here the next ones are counted.
    Object.assign(thread, { count, now })
    find('.aw-count')!.textContent = words!
  }
  part.mark()
  const shown = root.querySelectorAll('[part=time]')
  announce(
    part,
    button.dataset
      .loaded!.replace('{count}', `${fresh.length}`)
      .replace('{left}', `${Math.max(0, +thread.count! - shown.length)}`),
  )
  const next = fresh.at('up' in line.dataset ? -1 : 0)
  // What is new may stand in a branch that is folded away.
  if (count && next) part.goTo(next)
  else part.focus(next?.querySelector('article'))
}

/** Below the nearest of its ancestors that is here and shown less deep; beside its siblings in their order. */
export function put(root: ShadowRoot, li: HTMLElement): void {
  const { path = '', depth } = li.dataset
  const above = [...root.querySelectorAll('li')].findLast(
    ({ dataset }) => path.startsWith(dataset.path!) && +dataset.depth! < +depth!,
  )
  const list = (above ?? root).querySelector<HTMLElement>('.aw-replies,.aw-list')!
  const { sort } = list.dataset
  // By score there is no place to find: what comes later stands below. And what is pinned stands first.
  const before = ([...list.children] as HTMLElement[]).findLast(
    ({ dataset: { path: its, pinned } }) =>
      pinned || sort === 'top' || (sort === 'newest' ? its! > path : its! < path),
  )
  if (before) before.after(li)
  else list.prepend(li)
}

/**
 * Asks whether something new is up; when is for comments.ts to say. Mostly answered by a 304 of one row
 * (docs/decisions/0009-live-by-polling.md).
 */
export async function watch(_: unknown, part: ThreadPart): Promise<void> {
  const { find, get } = part
  const thread = find('.aw-thread')!.dataset
  const { news, count, now } = thread
  // The browser asks with the ETag it keeps: as a header of ours it would cost a preflight. No answer is no news.
  const box = await get(`${news}&seen=${count}&since=${now}`, { cache: 'no-cache' }).catch(() => null)
  const line = box?.firstElementChild
  const before = find('.aw-fresh')
  // Shown meanwhile, or said already.
  if (!line || count !== thread.count || before?.textContent === line.textContent) return
  before?.remove()
  find('[name=next]')!.before(line)
  announce(part, line.textContent!.trim())
}

/** From one new comment to the next; behind the last the first comes again. */
export function next(_: HTMLButtonElement, { root, find, goTo }: ThreadPart): void {
  const fresh = [...root.querySelectorAll<HTMLElement>('.aw-new')]
  goTo((fresh[fresh.indexOf(find('.aw-target')!) + 1] ?? fresh[0])!)
}

/** Folds the answers of a comment away, or out again, and keeps that for the page (V-52). */
export function fold(button: HTMLButtonElement, part: ThreadPart): void {
  const li = button.closest('li')!
  // What was gone to held it open.
  li.querySelector('.aw-target')?.classList.remove('aw-target')
  part.store.change((kept) => {
    // What the button shows, and not what is kept: a link goes before that.
    if (button.ariaExpanded === 'true') kept.folded[li.id] = 1
    else delete kept.folded[li.id]
  })
  part.mark()
}
