// Reading on: more of a thread, and what is new in it. Comes with acts.ts by the first click for more, for who comes back to something new, or
// for who still reads after a while.

import type { ThreadPart } from './thread-part'

export { fold } from './folds'

/** Loads the comments a button stands for, each into its place, and goes on with the nearest of them. */
export async function load(button: HTMLButtonElement, part: ThreadPart): Promise<void> {
  const { root, find, say } = part
  if (button.ariaBusy) return
  // Not disabled: that would take the focus away.
  button.ariaBusy = 'true'
  try {
    const box = await part.get(button.value, { signal: part.signal() })
    const line = button.closest<HTMLElement>('.aw-more')!
    const fresh = [...box.querySelectorAll<HTMLElement>('li[id]')].filter(
      ({ id }) => !root.getElementById(id),
    )
    // Those below one that was put came with it.
    for (const li of fresh) if (!root.getElementById(li.id)) put(root, li)
    line.replaceWith(box.querySelector(':scope > .aw-more') ?? '')
    part.times()
    const { count, now, words } = (box.firstElementChild as HTMLElement).dataset
    const thread = find('.aw-thread')!.dataset
    if (count) {
      // These are news: from here the next ones are counted.
      Object.assign(thread, { count, now })
      find('.aw-count')!.textContent = words!
      for (const li of fresh) markOne(part, li)
    }
    const shown = root.querySelectorAll('.aw-item:not(.aw-own) > article > .aw-actions')
    say(
      button.dataset
        .loaded!.replace('{count}', `${fresh.length}`)
        .replace('{left}', `${Math.max(0, +thread.count! - shown.length)}`),
    )
    const next = fresh.at('up' in line.dataset ? -1 : 0)
    // What is new may stand in a branch that is folded away.
    if (count && next) part.goTo(next)
    else part.focus(next?.querySelector('article'))
  } finally {
    button.ariaBusy = null
  }
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

/** Marks what came since the reader's last visit, by the device's own memory, and leads from one to the next (V-64). */
export function showNew(part: ThreadPart, since: number): void {
  const { root, store, find, goTo } = part
  const { own, posted } = store.read()
  const fresh = [...root.querySelectorAll<HTMLElement>('li[data-at]')].filter(
    ({ dataset: { at }, id }) => +at! > since && !{ ...own, ...posted }[id.slice(2)],
  )
  const next = find('.aw-since')
  if (!next || !fresh.length) return
  for (const li of fresh) markOne(part, li)
  next.hidden = false
  next.textContent += `: ${fresh.length}`
  // Goes round: behind the last one the first comes again.
  next.onclick = () => {
    const li = fresh.shift()!
    fresh.push(li)
    goTo(li)
  }
}

function markOne({ find }: ThreadPart, li: HTMLElement): void {
  if (!li.matches('.aw-new')) li.querySelector('h3')!.append(`, ${find('.aw-thread')!.dataset.new}`)
  li.classList.add('aw-new')
}

const BEAT_MS = 5e3
const SOON_MS = 3e4
const LATEST_MS = 3e5
const IDLE_MS = 6e5

/**
 * Asks whether something new is up, while somebody reads: less and less often, never in a hidden tab, not after ten minutes without a sign of life.
 * Mostly answered by a 304 of one row (docs/decisions/0009-live-by-polling.md). A thread that left the page is watched no more, and holds nothing back; once is enough for each.
 */
export function watch({ el, find, get, say, signal }: ThreadPart): void {
  if (el.watched) return
  el.watched = true
  const over = new AbortController()
  let wait = SOON_MS
  let lively = Date.now()

  const ask = async () => {
    try {
      const { news, count, now } = find('.aw-thread')!.dataset
      // The browser asks with the ETag it keeps: as a header of ours it would cost a preflight.
      const line = (await get(`${news}&seen=${count}&since=${now}`, { cache: 'no-cache', signal: signal() }))
        .firstElementChild
      const before = find('.aw-fresh')
      if (line && before?.textContent !== line.textContent) {
        before?.remove()
        find('.aw-since')!.before(line)
        say(line.textContent!.trim())
        wait = SOON_MS
      }
    } catch {
      // No answer is no news.
      wait *= 2
    }
    wait = Math.min(wait * 1.5, LATEST_MS)
  }

  const beat = async () => {
    el.watched = el.isConnected
    if (!el.watched) return over.abort()
    const looks = find('.aw-form') && !document.hidden && Date.now() - lively < IDLE_MS
    const pause = looks ? wait : BEAT_MS
    if (looks) await ask()
    setTimeout(beat, pause)
  }
  for (const sign of ['visibilitychange', 'pointerdown', 'keydown', 'scroll'])
    addEventListener(
      sign,
      () => {
        lively = Date.now()
      },
      { signal: over.signal, capture: true },
    )
  void beat()
}
