// <afterword-comments>: fetches the thread, swaps it in, and answers clicks. Writing is a part of its own (composer.ts), loaded on the
// first sign of it.
import type { Compose } from './composer'
import type { Host, Kit, Refusal, View } from './kit'
import { parse } from './parse'
import { openStore, type Store } from './store'
import css from './styles/thread.css'
import { refreshTimes } from './times'

/** What the composer is given of a thread. */
export interface ThreadPart {
  readonly el: Host
  readonly kit: Kit
  readonly root: ShadowRoot
  readonly store: Store
  readonly parse: typeof parse
  /** Shows an own comment in its place. @returns its article */
  place(li: HTMLElement): HTMLElement
  /** The form, with what it can do. */
  compose(): Promise<Compose>
}

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

// Said before the server could say anything; everything else comes with the fragment.
const WORDS = {
  en: ['Loading comments', 'The comments could not be loaded. They are still there.', 'Try again'],
  de: [
    'Kommentare werden geladen',
    'Die Kommentare ließen sich nicht laden. Sie sind noch da.',
    'Noch einmal versuchen',
  ],
}

// The commonest, so that what a link carries along makes no second kept answer of one page; the server knows the whole list.
const TRACKING = /(?<=[?&])(utm_\w+|_g[al]|\w*clid)=[^&]*&?/g

const CACHED_MS = 9e5

export function start(el: Host, kit: Kit): View {
  const root = el.shadowRoot ?? el.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  let path = ''
  let request = new AbortController()
  let store: Store
  let clock: number | undefined
  let composer: Promise<Compose> | undefined

  const words = () => WORDS[kit.lang(el).startsWith('de') ? 'de' : 'en']
  const query = () =>
    new URLSearchParams({
      page: kit.page(el).replace(TRACKING, ''),
      sort: el.getAttribute('sort') || 'newest',
      lang: kit.lang(el),
    })
  const find = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector)
  const byId = (id: string | undefined) => root.getElementById(`c-${id}`)

  const make = (tag: string, name: string, text: string) => {
    const made = document.createElement(tag)
    made.className = made.part.value = name
    made.textContent = text
    return made
  }

  const focus = (target: HTMLElement | null | undefined) => {
    if (!target) return
    target.tabIndex = -1
    target.focus({ preventScroll: true })
    target.scrollIntoView({ block: 'nearest' })
  }

  const writing = () => import('./composer')
  const thread = (): ThreadPart => ({ el, kit, root, store, parse, place, compose })
  const compose = () => (composer ??= writing().then(({ composerFor }) => composerFor(thread())))

  async function load() {
    request.abort()
    request = new AbortController()
    const { signal } = request
    path = `/embed/${kit.site(el)}/thread?${query()}`
    const before = find('.aw-thread')
    before?.setAttribute('aria-busy', 'true')
    if (!before) root.replaceChildren(document.createElement('slot'))
    const late = setTimeout(
      () => before || root.append(Object.assign(make('p', 'aw-loading', words()[0]!), { role: 'status' })),
      300,
    )
    try {
      const html = await (await kit.ask(path, { signal })).text()
      if (signal.aborted) return
      const thread = parse(kit, html).querySelector<HTMLElement>('.aw-thread')
      if (!thread) throw {}
      show(thread)
    } catch (problem) {
      if (!signal.aborted) fail(problem as Refusal)
    } finally {
      clearTimeout(late)
    }
  }

  function show(thread: HTMLElement) {
    const form = thread.querySelector('form')
    const before = find('form')
    if (before && form && find('.aw-thread')?.dataset.page === thread.dataset.page) {
      // The same page in another order: what is being written goes on.
      form.replaceWith(before)
    } else {
      void composer?.then(({ keep }) => keep())
      composer = undefined
      store = openStore(kit.site(el), thread.dataset.page!)
    }
    root.replaceChildren(thread)
    const prompt = find('.aw-prompt')
    if (prompt) {
      prompt.textContent = el.getAttribute('prompt')
      prompt.hidden = !prompt.textContent
    }
    if (Object.keys(store.read().drafts).length) void compose()
    toHash()
    // After the first paint: a slow phone shows the words before it reckons their age.
    clearTimeout(clock)
    clock = setTimeout(tick, 50)
    kit.emit(el, 'ready')
  }

  function fail(problem: Refusal) {
    const box = make('div', 'aw-failed', '')
    const again = Object.assign(make('button', 'aw-button aw-second', words()[2]!), {
      type: 'button',
      onclick: load,
    })
    box.append(make('p', 'aw-alert', problem.detail || words()[1]!), again)
    root.replaceChildren(document.createElement('slot'), box)
    kit.emit(el, 'error', problem)
  }

  /** Fresh times, and what became of the reader's own comments. */
  function tick() {
    clearTimeout(clock)
    clock = setTimeout(tick, 6e4)
    refreshTimes(root, kit.lang(el))
    if (!document.hidden) for (const id of Object.keys(store.read().own)) void look(id)
  }

  async function look(id: string) {
    const headers = { Authorization: `Bearer ${store.read().own[id]}` }
    try {
      const html = await (
        await kit.ask(`/embed/${kit.site(el)}/own/${id}?${query()}`, { headers, signal: request.signal })
      ).text()
      const li = parse(kit, html).querySelector('li')
      if (li) place(li)
    } catch (problem) {
      // Gone for good; everything else may be better in a minute.
      if (/40[34]/.test(`${(problem as Refusal).status}`)) forget(id)
    }
  }

  const settle = (id: string) =>
    store.change(({ own, posted }) => {
      posted[id] = own[id]!
      delete own[id]
    })

  function forget(id: string) {
    store.change(({ own }) => void delete own[id])
    // What readers see stays, and so do answers.
    const li = byId(id)
    if (li?.matches('.aw-own'))
      (li.querySelector('.aw-replies > li') ? li.querySelector('article')! : li).remove()
  }

  function place(li: HTMLElement): HTMLElement {
    const { id, status, token, count, parent, version } = li.dataset
    li.removeAttribute('data-token')
    if (token) {
      store.change(({ own }) => {
        own[id!] = token
      })
    }
    // A thread kept somewhere may be minutes old, so an own comment is shown from here until it has had time to arrive (V-45).
    const age = Date.now() - Date.parse(li.querySelector('time')!.dateTime)
    if (status === 'published' && age > CACHED_MS && !li.querySelector('[data-own]')) settle(id!)
    const old = byId(id)
    const list = find('.aw-list')!
    const article = li.querySelector('article')!
    // Its place and its answers stay, whoever of readers and author sees it.
    if (old) {
      const before = old.querySelector('article')!
      if (old.dataset.version === version) return before
      old.className = li.className
      Object.assign(old.dataset, li.dataset)
      before.replaceWith(article)
    } else if (byId(parent)) byId(parent)!.querySelector('.aw-replies')!.append(li)
    else if (list.dataset.sort === 'oldest') list.append(li)
    else list.prepend(li)
    if (count) find('.aw-count')!.textContent = count
    return article
  }

  async function more(button: HTMLButtonElement) {
    button.disabled = true
    try {
      const box = parse(kit, await (await kit.ask(button.dataset.load!, { signal: request.signal })).text())
      const line = button.closest('.aw-more')!
      const items = [...box.querySelectorAll<HTMLElement>(':scope > ol > li')]
      for (const li of items) {
        if (byId(li.id.slice(2))) continue
        // What a reply answers may have come with an earlier page: there it belongs, unless it is as deep as replies go.
        let above = byId(li.dataset.parent)
        while (above && above.dataset.depth! >= li.dataset.depth!) above = above.parentElement!.closest('li')
        ;(above?.querySelector('.aw-replies') ?? find('.aw-list')!).append(li)
      }
      const next = box.querySelector('.aw-more')
      if (next) line.replaceWith(next)
      else line.remove()
      refreshTimes(root, kit.lang(el))
      find('.aw-status')!.textContent = button.dataset.loaded!
      focus(items[0]?.querySelector('article'))
    } catch (problem) {
      button.disabled = false
      find('.aw-status')!.textContent = (problem as Refusal).detail || words()[1]!
    }
  }

  function toHash() {
    const target = location.hash.startsWith('#c-') && root.getElementById(location.hash.slice(1))
    if (!target) return
    find('.aw-target')?.classList.remove('aw-target')
    target.classList.add('aw-target')
    target.scrollIntoView({ block: 'center' })
    focus(target.querySelector('article'))
  }

  root.addEventListener('click', (event) => {
    const target = (event.target as Element).closest<HTMLButtonElement>(
      '[data-load],[data-sort],[data-reply],[data-dismiss],[data-own]',
    )
    const { load, sort, reply, dismiss, own } = target?.dataset ?? {}
    if (load) void more(target!)
    else if (reply) void compose().then(({ reply }) => reply(target!))
    else if (own) void writing().then(({ act }) => act(thread(), target!))
    else if (dismiss) forget(dismiss)
    else if (sort && target!.matches('button')) el.setAttribute('sort', sort)
  })
  root.addEventListener('focusin', (event) => {
    const form = (event.target as Element).closest('form')
    if (form && form.dataset.open !== '') void compose().then(({ show }) => show())
  })
  root.addEventListener('submit', (event) => {
    event.preventDefault()
    void compose().then(({ submit }) => submit())
  })

  const update = () => {
    addEventListener('hashchange', toHash)
    if (path !== `/embed/${kit.site(el)}/thread?${query()}`) void load()
    else if (clock === 0) tick()
    const prompt = find('.aw-prompt')
    if (prompt) {
      prompt.textContent = el.getAttribute('prompt')
      prompt.hidden = !prompt.textContent
    }
  }
  update()

  return {
    update,
    stop() {
      removeEventListener('hashchange', toHash)
      clearTimeout(clock)
      clock = 0
    },
  }
}
