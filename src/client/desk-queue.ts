import { startBulk } from './desk-bulk'
import { startEarly } from './desk-early'
import { startEye } from './desk-eye'
import { startFlashes } from './desk-flashes'
import { fold, type Place } from './desk-fold'
import { fetchPage, takeLinks, tellAmount } from './desk-list'
import { startNews } from './desk-news'
import { startPanes } from './desk-panes'
import { pickReason, whyIn } from './desk-reason'
import { Refusal, send } from './desk-send'
import { startTimeOut } from './desk-time-out'
import { startUnderway } from './desk-underway'
import type { Kit } from './kit'
import { parse } from './parse'

/** What keys and buttons can ask for, by name. */
export interface Queue {
  /** @param key as it was pressed */
  run(command: string, key: string): void
}

interface Words {
  readonly undo: string
  readonly close: string
  readonly failed: string
  readonly offline: string
  readonly pickOne: string
  readonly show: string
  /** With `{amount}` where the figure goes, as `title`. */
  readonly news: string
  readonly title: string
  readonly underway: string
}

interface Answer {
  readonly said: string
  readonly undo: string | null
}

const DECISIONS = ['approve', 'reject', 'return', 'spam', 'delete', 'restore']

/**
 * Takes over the list: opening is a swap of the right pane, deciding happens in the background while the next comment is already
 * there, and what fails comes back with its reason.
 */
export function startQueue(work: HTMLElement): Queue {
  /** Holds this page's one Trusted Types policy, where it is needed. */
  const markup: Pick<Kit, 'policy'> = {}
  const words = JSON.parse(work.dataset.words ?? '{}') as Words
  const list = `/desk/${work.dataset.site}`
  const status = work.dataset.status ?? 'held'
  const at = new URLSearchParams(work.dataset.place)
  const rows = document.getElementById('rows') ?? document.createElement('ol')
  const pane = document.getElementById('pane') as HTMLElement
  const below = document.getElementById('flashes') as HTMLElement
  const flashes = startFlashes(below, words.undo, words.close)
  const underway = startUnderway(below, words.underway)
  const shownId = () => pane.querySelector<HTMLElement>('.item')?.dataset.id
  let openId = shownId()
  let opening = 0
  let opened: Promise<void> = Promise.resolve()
  const early = startEarly()
  const eye = startEye(pane)

  const live = () => [...rows.querySelectorAll<HTMLElement>('li:not(.leaving)')]
  const rowOf = (id: string | undefined) => live().find((row) => row.dataset.id === id)
  /** Whose comments are decided here, where the rows are of several sites. */
  const homes = new Map<string, string | undefined>()
  const siteOf = (id: string) =>
    `/desk/${rowOf(id)?.dataset.site ?? homes.get(id) ?? itemOf(id)?.dataset.site ?? work.dataset.site}`
  /** The open comment, if it is that one: it need not be in the list. */
  const itemOf = (id: string) => pane.querySelector<HTMLElement>(`.item[data-id="${id}"]`)
  const panes = startPanes((id) => `${siteOf(id)}/comments/${id}/pane?${at}`)

  function prefetch(): void {
    const all = live()
    const at = all.findIndex((row) => row.dataset.id === openId)
    for (const row of all.slice(at + 1, at + 3)) panes.get(row.dataset.id ?? '').catch(() => undefined)
  }

  function open(id: string, options: { readonly focus?: boolean } = {}): Promise<void> {
    opened = show(id, options)
    return opened
  }

  async function show(id: string, { focus = false }: { readonly focus?: boolean }): Promise<void> {
    const turn = ++opening
    openId = id
    for (const row of rows.querySelectorAll('.row')) row.removeAttribute('aria-current')
    const link = rowOf(id)?.querySelector('.row')
    link?.setAttribute('aria-current', 'true')
    link?.scrollIntoView({ block: 'nearest' })
    const url = new URL(location.href)
    url.searchParams.set('item', id)
    const of = rowOf(id)?.dataset.site
    if (of) url.searchParams.set('of', of)
    url.searchParams.delete('done')
    history.replaceState(null, '', url)
    try {
      const html = await panes.get(id)
      if (turn !== opening) return
      pane.replaceChildren(...parse(markup, html).childNodes)
      pane.scrollTop = 0
      if (focus) pane.focus()
      prefetch()
    } catch (error) {
      if (turn !== opening) return
      // Answered, but not with the comment: signed out, or gone. The address itself says how to go on.
      if (!(error instanceof TypeError)) location.assign(url)
      else if (underway.size === 0) flashes.warn(words.offline)
    }
  }

  function move(step: 1 | -1): void {
    const all = live()
    const at = all.findIndex((row) => row.dataset.id === openId)
    const to = all[at + step] ?? (at < 0 ? all[0] : undefined)
    if (to) void open(to.dataset.id ?? '')
  }

  function decide(action: string): void {
    const item = pane.querySelector<HTMLElement>('.item')
    const id = item?.dataset.id
    if (openId !== undefined && id !== openId) {
      // Quicker than the network: the key counts for what is being opened, once it can be read.
      const awaited = openId
      early.when(opened, () => shownId() === awaited && decide(action))
      return
    }
    if (!item || !id || !item.querySelector(`button[value="${action}"]`)) return
    homes.set(id, item.dataset.site)
    const site = siteOf(id)
    const row = rowOf(id)
    const all = live()
    const at = row ? all.indexOf(row) : -1
    const next = all[at + 1] ?? all[at - 1]
    const { revision, status: from } = item.dataset
    const body = { ...whyIn(item), action, revision, from, looked: eye.looked() }
    panes.keep(id, pane.innerHTML)
    const place = row && fold(row, rows)
    count()
    if (next && next !== row) void open(next.dataset.id ?? '')
    else {
      openId = undefined
      pane.replaceChildren()
    }
    const slot = flashes.reserve()
    const sent = send<Answer>(`${site}/comments/${id}`, body)
      .then((answer) => {
        panes.drop(id)
        const actionId = answer.undo
        if (actionId) slot.fill(answer.said, () => undo(`${site}/undo/${actionId}`, id, place))
        else slot.drop()
      })
      .catch((error: unknown) => {
        // Refused means that it is no longer what was shown; without an answer it still is.
        if (error instanceof Refusal) panes.drop(id)
        slot.drop()
        place?.restore()
        count()
        flashes.warn(reason(error))
        void open(id)
      })
    follow(sent)
  }

  /** Once the list is empty and every answer is here, the server is asked what comes next. */
  const follow = (sent: Promise<unknown>, count = 1): void =>
    underway.add(sent, () => void (live().length === 0 && underway.size === 0 && refill()), count)

  /** The last one is decided: the server knows whether more wait, or what the reward is. What can be undone stays on the page. */
  async function refill(): Promise<void> {
    // From the beginning, in the same order and of the same reason: what was passed over is there.
    at.delete('after')
    const url = `${list}?${at}`
    const page = await fetchPage(markup, url)
    if (!page) return location.assign(url)
    // Somebody pressed u meanwhile: then there is work again, and it stays in sight.
    if (live().length > 0) return
    rows.replaceChildren(...(page.querySelector('#rows')?.children ?? []))
    takeLinks(page)
    pane.replaceChildren(...(page.querySelector('#pane')?.childNodes ?? []))
    openId = shownId()
    panes.clear()
    history.replaceState(null, '', url)
    count()
    prefetch()
  }

  /** Also while one works on them. */
  const count = (): void => tellAmount(words.title, live().length + came(), status === 'held')

  const news = {
    markup,
    list,
    at,
    rows,
    words,
    isKnown: (id = '') => homes.has(id) || rowOf(id) !== undefined,
    changed(first?: HTMLElement) {
      count()
      if (first && openId === undefined) void open(first.dataset.id ?? '')
    },
    settled: underway.settled,
  }
  const came = startNews(news, work.dataset.news)

  async function undo(url: string, id: string, place: Place | undefined): Promise<void> {
    try {
      await send(url, {})
      panes.drop(id)
      place?.restore()
      count()
      await open(id)
    } catch (error) {
      flashes.warn(reason(error))
    }
  }

  const reason = (error: unknown): string =>
    error instanceof Refusal ? `${words.failed} ${error.message}` : words.offline

  rows.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.row') : null
    // With a modifier a link is a link; on a narrow screen the item is a page of its own.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !matchMedia('(width >= 960px)').matches)
      return
    event.preventDefault()
    void open(link.parentElement?.dataset.id ?? '')
  })
  pane.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    const action = event.submitter?.getAttribute('value')
    if (form.matches('.time-out')) timeOut()
    // All other forms of the open comment go their own way, as without scripts.
    else if (form.matches('.verdict') && action && matchMedia('(width >= 960px)').matches) decide(action)
    else return eye.sayIn(form)
    event.preventDefault()
  })
  const timeOut = startTimeOut({
    status,
    pane,
    flashes,
    follow,
    offline: words.offline,
    again(id) {
      panes.clear()
      if (openId === id) void open(id)
    },
  })
  const bulk = startBulk({
    siteOf,
    status,
    rows,
    flashes,
    pickOne: words.pickOne,
    openRow: () => rowOf(openId),
    afterFold() {
      count()
      if (openId === undefined || rowOf(openId)) return
      panes.keep(openId, pane.innerHTML)
      const next = live()[0]
      if (next) void open(next.dataset.id ?? '')
      else {
        openId = undefined
        pane.replaceChildren()
      }
    },
    afterRestore(ids, { changed }) {
      if (changed) for (const id of ids) panes.drop(id)
      count()
      if (openId === undefined && ids[0]) void open(ids[0])
    },
    follow,
    reason,
  })
  prefetch()

  return {
    run(command, key) {
      if (bulk.run(command)) return
      const site = openId === undefined ? list : siteOf(openId)
      if (command === 'reason') pickReason(key)
      if (DECISIONS.includes(command)) decide(command)
      else if (command === 'next') move(1)
      else if (command === 'previous') move(-1)
      else if (command === 'undo') early.afterAll(flashes.undoLast)
      else if (command === 'time-out') timeOut()
      else if (command === 'open' && openId) void open(openId, { focus: true })
      // The search is one site's: of all sites' lists that of the open comment.
      else if (command === 'search' && site !== '/desk/all') location.assign(`${site}/search`)
      // What has a page of its own: the link in the pane is the way there.
      else pane.querySelector<HTMLElement>(`[data-does="${command}"]`)?.click()
    },
  }
}
