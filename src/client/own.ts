// What a reader does with a comment of their own, by the token this device keeps. Loaded with the composer.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'

const TIMEOUT_MS = 15_000

/** Asks our server to do something; as the author of a comment, if one is named. */
export function send(
  { el, kit, store }: ThreadPart,
  method: string,
  path: string,
  fields?: object,
  id?: string,
): Promise<Response> {
  const { own, posted } = store.read()
  return kit.ask(`${path}?${new URLSearchParams({ lang: kit.lang(el) })}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(id && { Authorization: `Bearer ${own[id] ?? posted[id]}` }),
    },
    body: fields ? JSON.stringify(fields) : null,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
}

/** Edit; delete, which asks once, in place; or keep it after all. */
export async function act(part: ThreadPart, button: HTMLElement): Promise<void> {
  const { el, kit, root, store, parse, place } = part
  const article = button.closest('article')!
  const li = article.closest('li')!
  const { id } = li.dataset
  const [actions, question] = article.querySelectorAll<HTMLElement>('.aw-actions')
  const sure = (asking: boolean) => {
    actions!.hidden = asking
    question!.hidden = !asking
    article.querySelector<HTMLElement>(`[data-own=${asking ? 'delete' : 'ask'}]`)!.focus()
  }
  say(article, '')
  if (button.dataset.own === 'ask') {
    sure(true)
    question!.onkeydown = ({ key }) => {
      if (key === 'Escape') sure(false)
    }
  } else if (button.dataset.own === 'keep') sure(false)
  else
    try {
      if (button.dataset.own === 'edit') await edit()
      else await remove()
    } catch (problem) {
      say(article, (problem as Refusal).detail || question!.dataset.failed!)
    }

  async function edit() {
    const [{ edit }, answer] = await Promise.all([
      part.compose(),
      send(part, 'GET', `/v1/${kit.site(el)}/comments/${id}/status`, undefined, id),
    ])
    const { body, revision, editable } = await answer.json()
    if (!editable) throw { detail: button.dataset.over }
    edit(button, { id: id!, body, revision })
  }

  async function remove() {
    const answer = await send(part, 'DELETE', `/embed/${kit.site(el)}/own/${id}`, undefined, id)
    const gone = parse(kit, await answer.text()).querySelector('li')!
    if (li.querySelector('form')) (await part.compose()).home()
    let next: HTMLElement | null = place(gone)
    store.change(({ own, posted }) => {
      delete own[id!]
      delete posted[id!]
    })
    // Without answers nothing is left of it, and the reader goes on at what stands beside it.
    if (!li.querySelector('.aw-replies > li')) {
      const beside = li.nextElementSibling ?? li.previousElementSibling ?? li.parentElement!.closest('li')
      next = beside?.querySelector('article') ?? root.querySelector('.aw-count')
      li.remove()
    }
    root.querySelector('.aw-status')!.textContent = button.dataset.done!
    next!.tabIndex = -1
    next!.focus()
    kit.emit(el, 'delete', { id })
  }
}

function say(article: HTMLElement, text: string) {
  let line = article.querySelector<HTMLElement>('.aw-alert')
  if (!line) {
    if (!text) return
    line = document.createElement('p')
    line.className = 'aw-alert'
    line.part.value = line.role = 'alert'
    article.append(line)
  }
  line.textContent = text
}
