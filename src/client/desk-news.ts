import { fetchPage, takeLinks } from './desk-list'
import type { Kit } from './kit'

const EVERY_MS = 30_000

/** What the list lends. */
export interface NewsHost {
  readonly markup: Pick<Kit, 'policy'>
  /** `/desk/…`, and the place there: order, reason, page. */
  readonly list: string
  readonly at: URLSearchParams
  readonly rows: HTMLElement
  /** With `{amount}` where the figure goes. */
  readonly words: { readonly news: string; readonly show: string }
  /** Whether it is in the list, or was decided here. */
  isKnown(id: string | undefined): boolean
  /** Another number waits; with rows that were added, if some were. */
  changed(first?: HTMLElement): void
  /** Everything that was sent is answered. */
  settled(): Promise<unknown>
}

/**
 * Asks what came to wait, for as long as somebody looks at the tab. It is counted and offered, and moves nothing (M-13). A question goes on from the last
 * answer, so one that finds nothing reads no row.
 * @param since the id from which on
 * @returns how many came that are not shown
 */
export function startNews(host: NewsHost, since: string | undefined): () => number {
  const came = new Set<string>()
  if (since === undefined) return () => 0
  let last = since
  const flash = document.createElement('div')
  const said = document.createElement('span')
  const button = document.createElement('button')
  flash.className = 'flash'
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = host.words.show
  button.addEventListener('click', () => void show())
  flash.append(said, button)

  function tell(): void {
    said.textContent = host.words.news.replace('{amount}', String(came.size))
    if (came.size === 0) flash.remove()
    // A place where what is said is read out when there is time.
    else if (!flash.isConnected) document.getElementById('flashes')?.append(flash)
    host.changed()
  }

  async function look(): Promise<void> {
    if (document.hidden) return
    const answer = await fetch(`${host.list}/news?since=${last}`, {
      headers: { Accept: 'application/json' },
    }).catch(() => undefined)
    // 204: nothing new. Who is signed out, or no member any more, is told where they decide.
    if (answer?.status !== 200) return
    const { ids } = (await answer.json()) as { readonly ids: readonly string[] }
    last = ids.at(-1) ?? last
    for (const id of ids) if (!host.isKnown(id)) came.add(id)
    tell()
  }

  /** What came is put where it belongs in this order; if that is on another page, the newest are shown. The focus goes to the first, because the button goes. */
  async function show(): Promise<void> {
    button.disabled = true
    await host.settled()
    const page = await fetchPage(host.markup, `${host.list}?${host.at}`)
    const fresh = [...(page?.querySelectorAll<HTMLElement>('#rows > li') ?? [])].filter(
      ({ dataset }) => !host.isKnown(dataset.id),
    )
    if (!page || !host.rows.isConnected || fresh.length === 0)
      return location.assign(`${host.list}?order=newest`)
    if (host.at.get('order') === 'newest') host.rows.prepend(...fresh)
    else host.rows.append(...fresh)
    takeLinks(page)
    button.disabled = false
    came.clear()
    tell()
    host.changed(fresh[0])
    fresh[0]?.querySelector('a')?.focus()
  }

  setInterval(() => void look(), EVERY_MS)
  document.addEventListener('visibilitychange', () => void look())
  return () => {
    // The list may have been filled anew since.
    for (const id of came) if (host.isKnown(id)) came.delete(id)
    if (came.size === 0) flash.remove()
    return came.size
  }
}
