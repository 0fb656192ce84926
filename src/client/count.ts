// <afterword-count>: every count of the page in one request.
import type { Host, Kit, View } from './kit'

/** Pages in one request, as the server takes them. */
const MAX = 100
const waiting: Host[] = []

export function start(el: Host, kit: Kit): View {
  const update = () => {
    // The first of a batch sends for all that come in the same moment.
    if (waiting.push(el) === 1) setTimeout(flush, 0, kit)
  }
  update()
  return { update }
}

async function flush(kit: Kit) {
  const wanted = (el: Host) => `/v1/${kit.site(el)}/counts?lang=${kit.lang(el)}`
  for (const [path, all] of Map.groupBy(waiting.splice(0), wanted)) {
    while (all.length) {
      const some = all.splice(0, MAX)
      try {
        const query = new URLSearchParams(some.map((el) => ['page', kit.page(el)]))
        const { items } = await (await kit.ask(`${path}&${query}`)).json()
        for (const el of some) {
          const { count, text } = items.shift()
          ;(el.shadowRoot ?? el.attachShadow({ mode: 'open' })).textContent = text
          kit.emit(el, 'ready', { count })
        }
      } catch (problem) {
        // The children stay: an unknown count is not 0.
        some.map((el) => kit.emit(el, 'error', problem))
      }
    }
  }
}
