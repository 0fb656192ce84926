// <afterword-recent>: the site's newest comments, as the server draws them.
import type { Host, Kit, View } from './kit'
import { parse } from './parse'
import css from './styles/recent.css'
import { refreshTimes } from './times'

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

export function start(el: Host, kit: Kit): View {
  let shown = ''
  const update = async () => {
    const query = new URLSearchParams({ limit: el.getAttribute('limit') || '5', lang: kit.lang(el) })
    const path = `/embed/${kit.site(el)}/recent?${query}`
    if (path === shown) return
    shown = path
    try {
      const box = parse(kit, await (await kit.ask(path)).text())
      if (path !== shown) return
      const root = el.shadowRoot ?? el.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = [sheet]
      root.replaceChildren(...box.children)
      refreshTimes(root, kit.lang(el))
      kit.emit(el, 'ready')
    } catch (problem) {
      // The children stay; the next change of an attribute asks again.
      shown = ''
      kit.emit(el, 'error', problem)
    }
  }
  el.reload = () => {
    shown = ''
    return update()
  }
  void update()
  return { update: () => void update() }
}
