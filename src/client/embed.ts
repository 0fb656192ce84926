// What a host page loads: defines the elements, and brings in the part of each one when it is near the viewport.
import type { Host, Kit, View } from './kit'

const here = new URL(import.meta.url)

const kit: Kit = {
  site: (el) => el.getAttribute('site') || (here.searchParams.get('site') as string),
  page(el) {
    const given =
      el.getAttribute('page') || document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
    const url = new URL(given || location.href, document.baseURI)
    url.hash = ''
    return url.href
  },
  lang: (el) => el.closest<HTMLElement>('[lang]')?.lang || '',
  async ask(path, init) {
    const answer = await fetch(here.origin + path, { credentials: 'omit', ...init })
    if (answer.ok) return answer
    throw { ...(await answer.json().catch(() => 0)), status: answer.status }
  },
  emit: (el, name, detail) =>
    void el.dispatchEvent(new CustomEvent(`afterword-${name}`, { bubbles: true, composed: true, detail })),
}

/** Set by the build: changes with every part. */
declare const VERSION: string
type Part = { readonly start: (el: Host, kit: Kit) => View }

const begin = (el: Host) => {
  watcher.unobserve(el)
  // An old loader asks for the new part under its old name: a deploy breaks no page that is open.
  const part: Promise<Part> = import(`${here.origin}/parts/${el.localName.slice(10)}.js?v=${VERSION}`)
  part.then(
    ({ start }) => {
      if (el.isConnected) el.view ??= start(el, kit)
    },
    () => kit.emit(el, 'error'),
  )
}

// Every browser with constructed style sheets has it.
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) begin(target as Host)
  },
  { rootMargin: '400px' },
)

for (const name of ['comments', 'subscribe', 'count', 'recent']) {
  const tag = `afterword-${name}`
  // A page that carries the script twice keeps its first elements.
  if (customElements.get(tag)) continue
  customElements.define(
    tag,
    class extends HTMLElement implements Host {
      static readonly observedAttributes = [
        'site',
        'page',
        'lang',
        'sort',
        'prompt',
        'heading',
        'form',
        'list',
      ]
      view?: View

      connectedCallback() {
        const eager = name === 'count' || this.matches('[loading=eager]') || /^#c-/.test(location.hash)
        if (this.view) this.view.update()
        else if (eager) begin(this)
        else watcher.observe(this)
      }

      disconnectedCallback() {
        this.view?.stop?.()
      }

      attributeChangedCallback() {
        if (this.isConnected) this.view?.update()
      }
    },
  )
}
