// What a reader does with a comment of somebody else. Comes with reading.ts: on the first such click, or where this device has voted before.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'
import type { Kept } from './store'
import css from './styles/report.css'

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

/** How long a kept copy of a thread may not know a vote yet: as long as the server lets it be kept. */
const CACHED_MS = 18e4

/** One after the other: a second first vote would make a second reader. */
let last = Promise.resolve()

/** The token this device got for its first vote at a site. @param fresh to keep in its place */
function reader(site: string, fresh?: string): string | undefined {
  try {
    if (fresh) localStorage[`afterword-reader:${site}`] = fresh
    return localStorage[`afterword-reader:${site}`]
  } catch {
    // Storage is off or full: each vote is that of somebody new.
    return undefined
  }
}

/** Shows this device's votes: no answer that is kept for all holds them. */
export function mark({ root, store }: ThreadPart): void {
  for (const [id, vote] of Object.entries(store.read().votes ?? {})) show(root, id, vote)
}

function show(root: ShadowRoot, id: string, [value, at, ...texts]: NonNullable<Kept['votes']>[string]) {
  root.querySelectorAll<HTMLElement>(`#c-${id} > article [data-vote]`).forEach((button, place) => {
    button.ariaPressed = `${button.dataset.vote === value}`
    if (!place && Date.now() - at < CACHED_MS)
      texts.forEach((text, part) => {
        button.children[part + 1]!.textContent = text
      })
  })
}

export const vote = (part: ThreadPart, button: HTMLElement): Promise<void> =>
  (last = last.then(() => cast(part, button)))

async function cast(part: ThreadPart, button: HTMLElement) {
  const { el, kit, root, store } = part
  const site = kit.site(el)
  const article = button.closest('article')!
  const id = article.parentElement!.id.slice(2)
  const value = button.ariaPressed === 'true' ? '' : button.dataset.vote!
  article.querySelector('.aw-alert')?.remove()
  try {
    const box = await tell(part, id, value ? 'PUT' : 'DELETE', `/embed/${site}/votes/${id}`, { value })
    const [shown, words] = [...box.querySelectorAll('button:first-child span')].map(
      ({ textContent }) => textContent!,
    )
    const vote: NonNullable<Kept['votes']>[string] = [value, Date.now(), shown!, words!]
    store.change((kept) => {
      kept.votes = { ...kept.votes, [id]: vote }
    })
    show(root, id, vote)
  } catch (problem) {
    complain(root, button, problem)
  }
}

function sentenceOf(root: ShadowRoot, problem: unknown): string {
  const { errors, detail } = problem as Refusal
  return errors?.[0]?.message || detail || root.querySelector<HTMLElement>('.aw-thread')!.dataset.failed!
}

/** Below the comment: what did not work. */
function complain(root: ShadowRoot, button: HTMLElement, problem: unknown) {
  const article = button.closest('article')!
  article.querySelector('.aw-alert')?.remove()
  article.append(
    Object.assign(document.createElement('p'), {
      className: 'aw-alert',
      part: 'alert',
      role: 'alert',
      textContent: sentenceOf(root, problem),
    }),
  )
}

/** Says it as the reader this device is, or as the author of the comment, which the server refuses. @returns what it answered */
async function tell(
  { el, kit, store, parse }: ThreadPart,
  id: string,
  method: string,
  path: string,
  fields: object,
): Promise<HTMLElement> {
  const site = kit.site(el)
  const { own, posted } = store.read()
  const token = own[id] ?? posted[id] ?? reader(site)
  const answer = await kit.ask(`${path}?lang=${kit.lang(el)}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(fields),
    signal: AbortSignal.timeout(15_000),
  })
  const box = parse(kit, await answer.text()).firstElementChild as HTMLElement
  reader(site, box.dataset.token)
  return box
}

/** Opens the server's form as a dialog; the focus comes back to the button, which then says what was done (V-80). */
export async function report(part: ThreadPart, button: HTMLElement): Promise<void> {
  const { el, kit, root, parse } = part
  const path = button.dataset.report!
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  let dialog: HTMLDialogElement
  try {
    const answer = await kit.ask(`${path}?lang=${kit.lang(el)}`)
    dialog = parse(kit, await answer.text()).querySelector('dialog')!
  } catch (problem) {
    return complain(root, button, problem)
  }
  root.append(dialog)
  dialog.showModal()
  dialog.onclose = () => dialog.remove()
  dialog.onclick = ({ target }) => {
    if ((target as Element).closest('[data-close]')) dialog.close()
  }
  dialog.onsubmit = async (event) => {
    event.preventDefault()
    event.stopPropagation()
    const form = event.target as HTMLFormElement
    const alert = form.querySelector('.aw-alert')!
    alert.textContent = ''
    try {
      const fields = Object.fromEntries(new FormData(form))
      const done = await tell(part, path.split('/').pop()!, 'POST', path, fields)
      button.textContent = done.dataset.sent!
      form.replaceWith(done)
      done.querySelector('button')!.focus()
    } catch (problem) {
      alert.textContent = sentenceOf(root, problem)
    }
  }
}
