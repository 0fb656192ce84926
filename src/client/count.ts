// <afterword-count>: every count of the page in one request.
import type { Host, Kit, View } from './kit'

const MAX = 100
const waiting = [] as Host[]

const WORDS: Record<string, [one: string, other: string]> = {
  en: ['comment', 'comments'],
  de: ['Kommentar', 'Kommentare'],
}

export function start(el: Host, kit: Kit): View {
  const update = () => {
    // The first of a batch sends for all that come in the same moment.
    if (waiting.push(el) === 1) setTimeout(() => void flush(kit))
  }
  update()
  return { update }
}

async function flush(kit: Kit) {
  const bySite = Map.groupBy(waiting.splice(0), (el) => kit.site(el))
  for (const [site, all] of bySite) {
    for (let at = 0; at < all.length; at += MAX) {
      const some = all.slice(at, at + MAX)
      try {
        const query = new URLSearchParams(some.map((el) => ['page', kit.page(el)]))
        const { items } = await (await kit.ask(`/v1/${site}/counts?${query}`)).json()
        some.forEach((el, at) => {
          write(el, kit, items[at].count)
        })
      } catch (problem) {
        // The children stay: an unknown count is not 0.
        for (const el of some) kit.emit(el, 'error', problem)
      }
    }
  }
}

function write(el: Host, kit: Kit, count: number) {
  const lang = kit.lang(el).slice(0, 2)
  const [one, other] = WORDS[lang] ?? WORDS.en!
  const root = el.shadowRoot ?? el.attachShadow({ mode: 'open' })
  root.textContent = `${count.toLocaleString(lang || undefined)} ${count === 1 ? one : other}`
  kit.emit(el, 'ready', { count })
}
