// Writing: loaded when a reader first turns to the form. Posts in place; whatever happens, the text stays.

import type { ThreadPart } from './comments'
import type { Refusal } from './kit'

/** What a thread asks of its composer. */
export interface Compose {
  submit(): void
  /** Saves the draft now: the form is about to go. */
  keep(): void
  /** Moves the form below the comment that `button` belongs to. */
  reply(button: HTMLElement): void
}

const TIMEOUT_MS = 15_000
const DRAFT_MS = 30 * 86_400_000

/** Storage may be off or full: then there is nothing, and nothing breaks. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

export function composerFor({ el, kit, root, store, parse, place }: ThreadPart): Compose {
  const form = root.querySelector('form')!
  const body = form.elements.namedItem('body') as HTMLTextAreaElement
  const parent = form.elements.namedItem('parentId') as HTMLInputElement
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
  const [button, cancel, draft, alert] = [
    find<HTMLButtonElement>('[type=submit]'),
    find('[data-cancel]'),
    find('.aw-draft'),
    find('.aw-alert'),
  ]
  const label = find('.aw-field-body label span')
  const titles = { post: button.textContent, label: label.textContent }
  let opener: HTMLElement | undefined
  // One key per text: a second try after a lost answer cannot post it twice (V-42).
  let key = crypto.randomUUID()
  let saving: number | undefined

  const grow = () => {
    body.rows = Math.min(24, Math.max(1, body.value.split('\n').length))
  }

  const keep = () => {
    clearTimeout(saving)
    store.change(({ drafts }) => {
      if (body.value.trim()) drafts[parent.value] = [body.value, Date.now()]
      else delete drafts[parent.value]
    })
  }

  const restore = () => {
    const [text, at] = store.read().drafts[parent.value] ?? ['', 0]
    const fresh = Date.now() - at < DRAFT_MS ? text : ''
    const typed = body.value.trim() !== ''
    draft.hidden = typed || !fresh
    if (!typed && fresh) body.value = fresh
    if (body.value) form.dataset.open = ''
    grow()
  }

  const clear = () => {
    for (const line of form.querySelectorAll<HTMLElement>('.aw-error')) mark(line, '')
    alert.textContent = ''
  }

  const mark = (line: HTMLElement, message: string) => {
    const field = form.elements.namedItem(line.dataset.for!) as HTMLInputElement
    line.lastElementChild!.textContent = message
    line.hidden = !message
    if (message) field.ariaInvalid = 'true'
    else field.removeAttribute('aria-invalid')
  }

  const move = (to?: Element, next?: HTMLElement) => {
    keep()
    opener = next
    body.value = ''
    parent.value = next?.dataset.reply ?? ''
    label.textContent = next?.dataset.title ?? titles.label
    cancel.hidden = !next
    clear()
    if (to) to.after(form)
    else root.querySelector('.aw-home')!.append(form)
    restore()
  }

  const close = () => {
    const back = opener
    move()
    back?.focus()
  }

  async function submit() {
    if (button.disabled) return
    clear()
    button.disabled = true
    button.textContent = form.dataset.posting!
    try {
      const fields = Object.fromEntries(new FormData(form)) as Record<string, string>
      if (!parent.value) delete fields.parentId
      const answer = await kit.ask(
        `${new URL(form.action).pathname}?${new URLSearchParams({ lang: kit.lang(el) })}`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ ...fields, title: document.title, key }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
      )
      const li = parse(kit, await answer.text()).querySelector('li')
      if (!li?.dataset.token) throw { status: -1 }
      const { id, status } = li.dataset
      const article = place(li)
      introduce()
      key = crypto.randomUUID()
      body.value = ''
      keep()
      if (parent.value) move()
      draft.hidden = true
      delete form.dataset.open
      grow()
      root.querySelector('.aw-status')!.textContent =
        article.querySelector('.aw-note')?.textContent ?? form.dataset.published!
      article.tabIndex = -1
      article.focus()
      kit.emit(el, 'comment', { id, status })
    } catch (problem) {
      refused(problem as Refusal)
    }
    button.disabled = false
    button.textContent = titles.post
  }

  function refused(problem: Refusal) {
    let first: HTMLElement | undefined
    let message = problem.detail
    for (const error of problem.errors ?? []) {
      const line = form.querySelector<HTMLElement>(`.aw-error[data-for="${CSS.escape(error.field)}"]`)
      if (line) {
        mark(line, error.message)
        first ??= form.elements.namedItem(error.field) as HTMLElement
      } else message = error.message
    }
    const { offline, timeout, intercepted, fault } = form.dataset
    if (!message)
      message =
        navigator.onLine === false
          ? offline
          : !problem.status
            ? timeout
            : problem.status < 0
              ? intercepted
              : fault
    alert.textContent = message ?? ''
    ;(first ?? button).focus()
    kit.emit(el, 'error', problem)
  }

  form.addEventListener('input', (event) => {
    const line = form.querySelector<HTMLElement>(
      `.aw-error[data-for="${(event.target as HTMLInputElement).name}"]`,
    )
    if (line) mark(line, '')
    if (event.target !== body) return
    draft.hidden = true
    grow()
    clearTimeout(saving)
    saving = setTimeout(keep, 500)
  })
  form.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    if (event.key === 'Escape' && opener && !body.value.trim()) close()
  })
  addEventListener('pagehide', keep)
  cancel.onclick = close
  find('[data-discard]').onclick = () => {
    body.value = ''
    draft.hidden = true
    keep()
    grow()
    body.focus()
  }
  restore()

  // Who writes is kept on this device if the reader asks for it, and forgotten with one click (V-13).
  const me = `afterword-me:${kit.site(el)}`
  const remember = form.elements.namedItem('remember') as HTMLInputElement
  const fields = ['name', 'email', 'url'].map((name) => form.elements.namedItem(name) as HTMLInputElement)
  const person = attempt(() => JSON.parse(localStorage.getItem(me)!) as Record<string, string> | null)
  for (const field of fields) field.value ||= person?.[field.name] ?? ''
  remember.checked = !!person
  const introduce = () =>
    attempt(() => {
      if (!remember.checked) return localStorage.removeItem(me)
      localStorage.setItem(
        me,
        JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value]))),
      )
    })
  remember.onchange = introduce

  return {
    submit: () => void submit(),
    keep,
    reply(next) {
      move(next.closest('article')!, next)
      form.dataset.open = ''
      body.focus()
    },
  }
}
