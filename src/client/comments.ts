// <afterword-comments>: fetches the thread, swaps it in, answers clicks. What they do (acts.ts) is loaded by the first of them.

import { isTriedOut, level, linked } from './asked'
import { FAILED, LOADING, LOST } from './before-thread'
import { bringActs } from './bring'
import { kept } from './device'
import type { Host, Kit, Refusal, View } from './kit'
import { mark } from './marks'
import { parse } from './parse'
import { openStore, type Store } from './store'
import css from './styles/thread.css'
import type { ThreadPart } from './thread-part'
import { refreshTimes } from './times'

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

export function start(el: Host, kit: Kit): View {
  const root = el.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  let shown = ''
  let request: AbortController | undefined
  let clock: number | undefined
  // The comment that is still to be gone to: once, and not again by another order.
  let wanted = linked()
  // Still hidden: comments, and behind them the ways on.
  let later: HTMLElement[] = []
  // What was told of a press that led nowhere.
  let warned: Element | null | undefined
  // Since the thread was shown, or something was done with it.
  let minutes = 0
  const address = () =>
    `/embed/${kit.site(el)}/thread?${new URLSearchParams({
      page: kit.page(el),
      sort: el.getAttribute('sort') || '',
      lang: kit.lang(el),
    })}`
  const within = () => el.matches(':focus-within')
  const find = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector)
  const reveal = (count: number) => {
    for (const one of later.splice(0, count)) one.hidden = false
  }
  const focus = (target: HTMLElement | null | undefined) => {
    if (!target) return
    reveal(later.length)
    // What the Tab key finds stays where it finds it.
    target.tabIndex &&= -1
    target.focus()
  }

  // What nobody asked for may not come, and no page hears of it: the next time is near.
  const go = (name: string, asked?: unknown) => bringActs().then(({ act }) => act(name, part, asked))
  const quietly = (name: string, asked?: unknown) => go(name, asked).catch(() => {})
  const part: { -readonly [key in keyof ThreadPart]: ThreadPart[key] } = {
    // Comes with the first thread.
    store: {} as Store,
    el,
    kit,
    root,
    focus,
    find,
    kept: (name, value) => kept(`afterword-${name}:${kit.site(el)}`, value),
    async get(path, init) {
      const address = path[0] === '/' ? path : `/embed/${kit.site(el)}/${path}`
      // What is asked of a page that turns meanwhile is not shown in the next.
      const answer = await kit.ask(address, { signal: request!.signal, ...init })
      return level(parse(kit, await answer.text()), el)
    },
    mark: () => mark(part),
    goTo(there) {
      find('.aw-target')?.classList.remove('aw-target')
      there.classList.add('aw-target')
      // Out of branches that are folded away.
      part.mark()
      there.querySelector('article details')?.setAttribute('open', '')
      focus(there.querySelector('article') ?? there)
      there.scrollIntoView({ block: 'center' })
    },
  }
  const { get } = part

  async function load() {
    request?.abort()
    request = new AbortController()
    const { signal } = request
    shown = address()
    if (!find('.aw-thread')) draw()
    const slow = setTimeout(() => find('.aw-thread') || draw(LOADING), 300)
    try {
      const box = await get(wanted ? `${shown}&comment=${wanted}` : shown)
      // The form alone, then more with each frame: all at once, and with taking the markup apart, keep a slow phone busy for longer than a finger waits.
      for (let count = 0; !count || later[0]; count++) {
        await new Promise(requestAnimationFrame)
        if (signal.aborted) return
        if (count) reveal(count)
        // What answers in our place has none, and that fails as if nothing had come.
        else show(box.querySelector('.aw-thread')!)
      }
      arrive()
      wanted = undefined
      kit.emit(el, 'ready')
    } catch (problem) {
      if (!signal.aborted) fail(problem as Refusal)
    } finally {
      clearTimeout(slow)
    }
  }

  function show(thread: HTMLElement) {
    const focused = within()
    const before = root.activeElement as HTMLElement
    const writing = find<HTMLFormElement>('.aw-form')
    const form = thread.querySelector<HTMLFormElement>('.aw-form')
    // The same page of the same site in another order: what is being written goes on, below what it answers or changes where that is here.
    if (form && form.action === writing?.action && find('.aw-thread')!.dataset.page === thread.dataset.page) {
      const above = thread.querySelector(`#${writing.closest('li')?.id} > article`)
      form.replaceWith(writing)
      above?.after(writing)
    } else {
      part.composer = undefined
      part.store = openStore(kit.site(el), thread.dataset.page!, +thread.dataset.now!)
    }
    later = [...thread.querySelectorAll<HTMLElement>('.aw-item,.aw-list~*')]
    for (const one of later) one.hidden = true
    root.replaceChildren(thread)
    // What was pressed went with what stood here: the same button of the new order, or the top.
    if (focused)
      (before?.isConnected ? before : (find(`[id="${before?.id}"]`) ?? find('.aw-count')!)).focus({
        preventScroll: true,
      })
    invite()
    // One of them is enough, and asking again does no more; nothing comes of it where a thread has closed.
    for (const _ in part.store.read().drafts) void quietly('restore')
    // After the first paint: a slow phone shows the words before it reckons their age.
    clearTimeout(clock)
    minutes = 0
    clock = el.isConnected ? setTimeout(tick, 50) : 0
  }

  /** Before there is a thread: what the page holds in its place, and below it `markup`. */
  function draw(markup = '') {
    const focused = within()
    root.replaceChildren(parse(kit, `<slot></slot>${markup}`))
    if (focused) focus(find('button') ?? el)
  }

  function fail(why: Refusal) {
    // What only its owner can mend is told where an owner tries a page out, and nothing to readers (E-04).
    draw(why.status! < 429 && !isTriedOut() ? '' : FAILED)
    kit.emit(el, 'error', why)
    const again = find('button')
    if (!again) return
    find('p')!.textContent = why.detail || LOST
    again.onclick = load
  }

  function invite() {
    const prompt = find('.aw-prompt')
    if (!prompt) return
    prompt.textContent = el.getAttribute('prompt')
    prompt.hidden = !prompt.textContent
  }

  /** Each minute: fresh times, what became of the reader's own comments, and whether others wrote more. A page view costs no request for it. */
  function tick() {
    clock = setTimeout(tick, 6e4)
    // What was drawn just now is true, and the first look at the words of an age costs a slow phone more than drawing all of them.
    if (Date.now() - +(find('.aw-thread')?.dataset.now as string) > 6e4) refreshTimes(root, kit.lang(el))
    part.mark()
    if (document.hidden) minutes = 0
    else {
      const { own } = part.store.read()
      for (const id in own) if (own[id]![1]) void quietly('look', id)
      // After one, two, four, eight: a page that nobody reads any more asks less and less.
      if (find('.aw-form') && minutes && !(minutes & (minutes - 1))) void quietly('watch')
      minutes++
    }
  }

  /** Goes to the comment that is wanted, once, and opens what is folded there (V-53); or to the line that says it is not there. */
  function arrive() {
    const there = find(`#c-${wanted},[data-missing="${wanted}"]`)
    if (!there) return
    wanted = undefined
    part.goTo(there)
  }

  const onHash = () => {
    wanted = linked()
    arrive()
    if (wanted) void load()
  }

  /** What a press leads to, once the part that knows it is there. What did not work is told below the comment, or the button; the next press takes that back. */
  const press = (asked: HTMLElement, name: string) => {
    // Who does something is still here: asked for with the next minute.
    minutes = 1
    if (warned) warned.textContent = ''
    go(name, asked).catch(({ detail }: Refusal) => {
      // The focus stays where it is: its reader may be elsewhere by now.
      warned = asked.closest('article,form,.aw-more,.aw-thread')?.querySelector('[part=alert]')
      if (!warned) return
      // Of fifty comments none is listened to before it has something to say.
      warned.role = 'alert'
      warned.textContent = detail || find('.aw-thread')!.dataset.fault!
    })
  }

  // A button is named by what it does.
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('button')
    const name = button?.name
    if (name === 'sort') {
      part.kept(name, button!.value)
      el.setAttribute(name, button!.value)
    } else if (name) press(button, name)
  })
  root.addEventListener('focusin', ({ target }) => {
    if ((target as Element).closest('.aw-form:not([data-open])')) press(target as HTMLElement, 'show')
  })
  root.addEventListener('submit', (event) => {
    event.preventDefault()
    // Read now: later the event says the host element in its place.
    const form = event.target as HTMLElement
    press(form, form.matches('.aw-form') ? 'submit' : 'answer')
  })

  const update = () => {
    addEventListener('hashchange', onHash)
    if (shown !== address()) void load()
    else if (clock === 0) tick()
    invite()
  }
  // The order that this reader chose last at this site goes before the page's (V-55).
  const chosen = part.kept('sort')
  if (chosen) el.setAttribute('sort', chosen)
  el.reload = load
  update()

  return {
    update,
    stop() {
      removeEventListener('hashchange', onHash)
      clearTimeout(clock)
      // Back in the page it is as if it had just been shown; nothing is, where it was still being fetched.
      clock &&= 0
      minutes = 0
    },
  }
}
