// What a host page loads: defines the elements, and brings in the part of each one when it is near the viewport.
import type { Host, Kit, View } from './kit'

const here = new URL(import.meta.url)

const kit: Kit = {
  site: (el) => el.getAttribute('site') || (here.searchParams.get('site') as string),
  page: (el) =>
    new URL(
      el.getAttribute('page') ||
        document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ||
        location.href,
      document.baseURI,
    ).href.split('#')[0]!,
  lang: (el) => el.closest<HTMLElement>('[lang]')?.lang || '',
  async ask(path, init) {
    const answer = await fetch(here.origin + path, { credentials: 'omit', ...init })
    if (answer.ok) return answer
    throw { ...(await answer.json().catch(() => 0)), status: answer.status }
  },
  emit: (el, name, detail) =>
    el.dispatchEvent(new CustomEvent(`afterword-${name}`, { bubbles: true, composed: true, detail })),
}

/** Set by the build: changes with every part. */
declare const VERSION: string
type Part = { readonly start: (el: Host, kit: Kit) => View }

/**
 * `comments.de` of `comments.de-AT`: the two that speak before the server could say anything (their names are the long ones) are there in
 * every language that the build writes here.
 */
const SPOKEN = /.{8,}\.(LANGUAGES)\b/

const begin = (el: Host) => {
  watcher.unobserve(el)
  const name = el.localName.slice(10)
  // An old loader asks for the new part under its old name: a deploy breaks no page that is open.
  const part: Promise<Part> = import(
    `${here.origin}/parts/${SPOKEN.exec(`${name}.${kit.lang(el)}`)?.[0] ?? name}.js?v=${VERSION}`
  )
  part.then(
    ({ start }) => {
      if (el.isConnected) el.view ??= start(el, kit)
    },
    () => kit.emit(el, 'error'),
  )
}

// Every browser with constructed style sheets has it.
const watcher = new IntersectionObserver(
  (entries) => entries.map((entry) => entry.isIntersecting && begin(entry.target as Host)),
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
      declare view?: View

      connectedCallback() {
        if (this.view) this.view.update()
        else if (name === 'count' || this.matches('[loading=eager]') || /#c-/.test(location.href)) begin(this)
        // What the page put in it is the way in: a button, in words of its own.
        else if (this.matches('[loading=click]')) this.onclick = () => begin(this)
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
