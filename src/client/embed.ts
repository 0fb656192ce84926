// What a host page loads: defines the elements, and brings in the part of each one when it is near the viewport.
import type { Host, Kit, Refusal, View } from './kit'

const here = new URL(import.meta.url)
// The commonest, so that one page is one kept answer; the server knows the whole list.
const TRACKING = /^utm_|^_g[al]$|clid$/

const kit: Kit = {
  site: (el) => el.getAttribute('site') || here.searchParams.get('site') || '',
  page(el) {
    const given =
      el.getAttribute('page') || document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href
    const url = new URL(given || location.href, document.baseURI)
    url.hash = ''
    if (!given)
      for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
    return url.href
  },
  lang: (el) => el.closest<HTMLElement>('[lang]')?.lang || '',
  async ask(path, init) {
    const answer = await fetch(here.origin + path, { credentials: 'omit', ...init }).catch(
      (): Refusal => ({ status: 0 }),
    )
    if ('ok' in answer && answer.ok) return answer
    const problem = 'ok' in answer && (await answer.json().catch(() => 0))
    throw { status: answer.status, ...problem }
  },
  emit: (el, name, detail) =>
    void el.dispatchEvent(new CustomEvent(`afterword-${name}`, { bubbles: true, composed: true, detail })),
}

type Part = { readonly start: (el: Host, kit: Kit) => View }
const parts: Record<string, () => Promise<Part>> = {
  comments: () => import('./thread'),
  subscribe: () => import('./subscribe'),
  count: () => import('./count'),
  recent: () => import('./recent'),
}

const begin = (el: Host) => {
  watcher?.unobserve(el)
  const part = parts[el.localName.slice(10)]
  part?.().then(
    ({ start }) => {
      if (el.isConnected) el.view ??= start(el, kit)
    },
    () => kit.emit(el, 'error', { status: 0 }),
  )
}

const watcher =
  self.IntersectionObserver &&
  new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) begin(target as Host)
    },
    { rootMargin: '400px' },
  )

for (const name of Object.keys(parts)) {
  // A page that carries the script twice keeps its first elements.
  if (customElements.get(`afterword-${name}`)) continue
  customElements.define(
    `afterword-${name}`,
    class extends HTMLElement implements Host {
      static readonly observedAttributes = [
        'site',
        'page',
        'lang',
        'sort',
        'prompt',
        'heading',
        'thanks',
        'limit',
      ]
      view?: View

      connectedCallback() {
        const eager =
          !watcher ||
          name === 'count' ||
          this.getAttribute('loading') === 'eager' ||
          (name === 'comments' && location.hash.startsWith('#c-'))
        if (this.view) this.view.update()
        else if (eager) begin(this)
        else watcher.observe(this)
      }

      disconnectedCallback() {
        watcher?.unobserve(this)
        this.view?.stop?.()
      }

      attributeChangedCallback() {
        if (this.isConnected) this.view?.update()
      }
    },
  )
}
