// <afterword-count>: every count of the page in one request.
import type { Host, Kit, View } from './kit'

/** Pages in one request, as the server takes them. */
const MAX = 100
const waiting: Host[] = []

export function start(el: Host, kit: Kit): View {
  const update = () => {
    // The first of a batch sends for all that come in the same moment.
    if (waiting.push(el) === 1) setTimeout(() => void flush(kit))
  }
  update()
  return { update }
}

async function flush(kit: Kit) {
  for (const [site, all] of Map.groupBy(waiting.splice(0), kit.site)) {
    while (all.length) {
      const some = all.splice(0, MAX)
      try {
        const query = new URLSearchParams(some.map((el) => ['page', kit.page(el)]))
        const { items } = await (await kit.ask(`/v1/${site}/counts?${query}`)).json()
        for (const el of some) {
          const { count } = items.shift()
          const lang = kit.lang(el)
          const root = el.shadowRoot ?? el.attachShadow({ mode: 'open' })
          // The one word a count needs; a third language would be the server's business.
          const noun = /^de/.test(lang) ? 'Kommentar/e' : 'comment/s'
          root.textContent = `${count.toLocaleString(lang || [])} ${noun.replace(count === 1 ? /\/./ : '/', '')}`
          kit.emit(el, 'ready', { count })
        }
      } catch (problem) {
        // The children stay: an unknown count is not 0.
        some.map((el) => kit.emit(el, 'error', problem))
      }
    }
  }
}
