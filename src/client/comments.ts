// <afterword-comments>: fetches the thread, swaps it in, and answers clicks. Writing is a part of its own (composer.ts), loaded on the
// first sign of it.
import type { Compose } from './composer'
import type { Host, Kit, Refusal, View } from './kit'
import { parse } from './parse'
import { openStore, type Store } from './store'
import css from './styles/thread.css'
import type { ThreadPart } from './thread-part'
import { refreshTimes } from './times'

export type { ThreadPart } from './thread-part'

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
const LATE_MS = 3e4

export function start(el: Host, kit: Kit): View {
  const root = el.shadowRoot ?? el.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  let path = ''
  let request = new AbortController()
  let store: Store
  let clock: number | undefined
  let composer: Promise<Compose> | undefined
  // Whether the address's #c-… is still to be gone to: once, and not again by another order.
  let asked = true
  // What was up when the reader was here last: everything later is new.
  let since = 0
  let late: number | undefined

  const words = () => WORDS[kit.lang(el).startsWith('de') ? 'de' : 'en']
  const query = () =>
    new URLSearchParams({
      page: kit.page(el).replace(TRACKING, ''),
      sort: el.getAttribute('sort') || 'newest',
      lang: kit.lang(el),
    })
  const target = () => /^#c-(\d+)$/.exec(location.hash)?.[1]
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
  const reading = () => import('./reading')
  /** Fresh times, and this reader's votes: what an answer that is kept for all cannot hold. */
  const times = () => {
    refreshTimes(root, kit.lang(el))
    if (store.read().votes) void reading().then(({ mark }) => mark(self()))
  }
  const signal = () => request.signal
  const self = (): ThreadPart => ({
    el,
    kit,
    root,
    store,
    parse,
    signal,
    focus,
    words,
    times,
    place,
    compose,
  })
  const compose = () => (composer ??= writing().then(({ composerFor }) => composerFor(self())))

  async function load() {
    request.abort()
    request = new AbortController()
    const { signal } = request
    path = `/embed/${kit.site(el)}/thread?${query()}`
    const before = find('.aw-thread')
    before?.setAttribute('aria-busy', 'true')
    if (!before) root.replaceChildren(document.createElement('slot'))
    const slow = setTimeout(
      () => before || root.append(Object.assign(make('p', 'aw-loading', words()[0]!), { role: 'status' })),
      300,
    )
    try {
      const id = asked && target()
      const html = await (await kit.ask(id ? `${path}&comment=${id}` : path, { signal })).text()
      if (signal.aborted) return
      const thread = parse(kit, html).querySelector<HTMLElement>('.aw-thread')
      if (!thread) throw {}
      show(thread)
    } catch (problem) {
      if (!signal.aborted) fail(problem as Refusal)
    } finally {
      clearTimeout(slow)
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
      since = 0
      store = openStore(kit.site(el), thread.dataset.page!)
    }
    root.replaceChildren(thread)
    since ||= store.visit(+thread.dataset.now!)
    if ([...root.querySelectorAll('li')].some((li) => +li.dataset.at! > since))
      void reading().then(({ showNew }) => showNew(self(), since))
    // Whoever still reads after a while is told of what comes; a page view costs no request for it.
    clearTimeout(late)
    if (form) late = setTimeout(() => void reading().then(({ watch }) => watch(self())), LATE_MS)
    const prompt = find('.aw-prompt')
    if (prompt) {
      prompt.textContent = el.getAttribute('prompt')
      prompt.hidden = !prompt.textContent
    }
    if (Object.keys(store.read().drafts).length) void compose()
    if (asked) toHash()
    asked = false
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
    times()
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
    const { id, status, token, count, total, parent, version } = li.dataset
    li.removeAttribute('data-token')
    if (token) {
      store.change(({ own }) => {
        own[id!] = token
      })
    }
    // A thread kept somewhere may be minutes old, so an own comment is shown from here until it has had time to arrive (V-45).
    // Its age is the server's: clocks of readers are wrong by hours.
    if (status === 'published' && +li.dataset.age! > CACHED_MS && !li.querySelector('[data-own]')) settle(id!)
    const old = byId(id)
    find(`[data-missing="${id}"]`)?.remove()
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
    if (count) {
      find('.aw-count')!.textContent = count
      // One's own word is no news.
      find('.aw-thread')!.dataset.count = total
    }
    return article
  }

  /** Goes to the comment the address names, or to the line that says it is not there. @returns false if neither is here */
  function toHash() {
    const id = target()
    const there = id && (byId(id) ?? find(`[data-missing="${id}"]`))
    if (!there) return !id
    find('.aw-target')?.classList.remove('aw-target')
    there.classList.add('aw-target')
    // What is folded opens for whoever was sent to it (V-53).
    there.querySelector('article details')?.setAttribute('open', '')
    there.scrollIntoView({ block: 'center' })
    focus(there.querySelector('article') ?? there)
    return true
  }

  const onHash = () => {
    if (toHash()) return
    asked = true
    void load()
  }

  root.addEventListener('click', (event) => {
    const pressed = (event.target as Element).closest<HTMLButtonElement>(
      '[data-load],[data-sort],[data-reply],[data-dismiss],[data-own],[data-vote],[data-ask],[data-report]',
    )
    const { load, sort, reply, dismiss, own, vote, ask, report } = pressed?.dataset ?? {}
    if (load) void reading().then(({ more }) => more(self(), pressed!))
    else if (reply) void compose().then(({ reply }) => reply(pressed!))
    else if (own) void writing().then(({ act }) => act(self(), pressed!))
    else if (vote) void reading().then(({ vote }) => vote(self(), pressed!))
    else if (ask) void writing().then(({ open }) => open(self(), pressed!))
    else if (report) void reading().then(({ report }) => report(self(), pressed!))
    else if (dismiss) forget(dismiss)
    else if (sort && pressed!.matches('button')) el.setAttribute('sort', sort)
  })
  root.addEventListener('focusin', (event) => {
    const form = (event.target as Element).closest<HTMLElement>('.aw-form')
    if (form && form.dataset.open !== '') void compose().then(({ show }) => show())
  })
  root.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    if (form.matches('.aw-ask')) void writing().then(({ ask }) => ask(self(), form))
    else void compose().then(({ submit }) => submit())
  })

  const update = () => {
    addEventListener('hashchange', onHash)
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
      void composer?.then(({ keep }) => keep())
      removeEventListener('hashchange', onHash)
      clearTimeout(clock)
      clock = 0
    },
  }
}
