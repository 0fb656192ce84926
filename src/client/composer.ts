// Writing: loaded when a reader first turns to the form. Posts in place; whatever happens, the text stays.

import type { ThreadPart } from './comments'
import { counterOf } from './counter'
import type { Refusal } from './kit'
import { send } from './own'
import { rememberIn } from './remember'
import css from './styles/write.css'

export { act } from './own'

/** What a thread asks of its composer. */
export interface Compose {
  /** Shows all of the form: now, with the looks that came along. */
  show(): void
  submit(): void
  /** Saves the draft now: the form is about to go. */
  keep(): void
  /** Moves the form below the comment that `button` belongs to. */
  reply(button: HTMLElement): void
  /** The same, with the comment's own words. */
  edit(button: HTMLElement, own: Editing): void
  /** Moves the form back above the comments. */
  home(): void
}

/** An own comment as it was when its author began to change it. */
interface Editing {
  readonly id: string
  readonly body: string
  readonly revision: number
}

const DRAFT_MS = 30 * 86_400_000

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

export function composerFor(part: ThreadPart): Compose {
  const { el, kit, root, store, parse, place } = part
  const form = root.querySelector('form')!
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  const body = form.elements.namedItem('body') as HTMLTextAreaElement
  const parent = form.elements.namedItem('parentId') as HTMLInputElement
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
  const [button, cancel, draft, alert, who, shown, ...modes] = [
    find<HTMLButtonElement>('[type=submit]'),
    find('[data-cancel]'),
    find('.aw-draft'),
    find('.aw-alert'),
    find('.aw-who'),
    find('[part=preview]'),
    find('[data-mode=write]'),
    find('[data-mode=preview]'),
  ]
  const label = find('.aw-field-body label span')
  const titles = { post: button.textContent, label: label.textContent }
  let opener: HTMLElement | undefined
  let editing: Editing | undefined
  // One key per text: a second try after a lost answer cannot post it twice (V-42).
  let key = crypto.randomUUID()
  let saving: number | undefined

  const count = counterOf(form, body)
  const introduce = rememberIn(form, kit.site(el))

  const grow = () => {
    body.rows = Math.min(24, Math.max(1, body.value.split('\n').length))
  }

  /** Where the draft is kept: by what is answered or edited. */
  const slot = () => (editing ? `e${editing.id}` : parent.value)
  const idle = () => (editing ? form.dataset.save! : titles.post)

  const keep = () => {
    clearTimeout(saving)
    store.change(({ drafts }) => {
      if (body.value.trim() && body.value !== editing?.body) drafts[slot()] = [body.value, Date.now()]
      else delete drafts[slot()]
    })
  }

  const restore = () => {
    const [text, at] = store.read().drafts[slot()] ?? ['', 0]
    const fresh = Date.now() - at < DRAFT_MS ? text : ''
    const typed = body.value.trim() !== ''
    draft.hidden = typed || !fresh
    if (!typed) body.value = fresh || (editing?.body ?? '')
    if (body.value) form.dataset.open = ''
    grow()
    count()
  }

  let looks = 0
  let scrolled = 0

  /** Shows what the words will look like, or the words again. A hidden field keeps its caret and what can be undone, not where it was scrolled to. */
  const turn = (preview: boolean) => {
    looks++
    if (preview === !shown.hidden) return
    if (preview) scrolled = body.scrollTop
    body.hidden = preview
    shown.hidden = !preview
    if (!preview) body.scrollTop = scrolled
    modes.forEach((mode, at) => {
      mode.ariaPressed = `${preview === !!at}`
    })
  }

  async function look() {
    clear()
    // Whoever turns back before the answer, or asks again, is not turned around by it.
    const mine = ++looks
    try {
      const answer = await send(part, 'POST', `/v1/${kit.site(el)}/preview`, { body: body.value })
      const { html } = (await answer.json().catch(() => 0)) as { html?: string }
      if (html === undefined) throw { status: -1 }
      if (mine !== looks) return
      shown.replaceChildren(...parse(kit, html).childNodes)
      shown.className = 'aw-body'
      turn(true)
      shown.focus()
    } catch (problem) {
      if (mine === looks) refused(problem as Refusal, modes[1]!)
    }
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

  const move = (to?: Element, next?: HTMLElement, own?: Editing) => {
    keep()
    turn(false)
    opener = next
    editing = own
    who.hidden = !!own
    button.textContent = idle()
    body.value = ''
    parent.value = next?.dataset.reply ?? ''
    label.textContent = next?.dataset.title ?? titles.label
    cancel.hidden = !next
    clear()
    if (to) to.after(form)
    else root.querySelector('.aw-home')!.append(form)
    restore()
  }

  const open = (next: HTMLElement, own?: Editing) => {
    move(next.closest('article')!, next, own)
    form.dataset.open = ''
    body.focus()
  }

  const close = () => {
    const back = opener
    move()
    back?.focus()
  }

  async function submit() {
    if (button.disabled) return
    clear()
    turn(false)
    button.disabled = true
    button.textContent = form.dataset.posting!
    try {
      const edit = editing
      const fields = Object.fromEntries(new FormData(form)) as Record<string, string>
      if (!parent.value) delete fields.parentId
      const answer = edit
        ? await send(
            part,
            'PATCH',
            `/embed/${kit.site(el)}/own/${edit.id}`,
            { ...edit, body: body.value },
            edit.id,
          )
        : await send(part, 'POST', new URL(form.action).pathname, { ...fields, title: document.title, key })
      const li = parse(kit, await answer.text()).querySelector('li')
      if (!(edit ? li : li?.dataset.token)) throw { status: -1 }
      const { id, status } = li!.dataset
      const article = place(li!)
      if (!edit) {
        introduce()
        key = crypto.randomUUID()
      }
      body.value = ''
      keep()
      if (opener) move()
      draft.hidden = true
      // A draft that waited here comes back with its buttons.
      if (!body.value) delete form.dataset.open
      grow()
      count()
      root.querySelector('.aw-status')!.textContent =
        article.querySelector('.aw-note')?.textContent ??
        (edit ? form.dataset.saved! : form.dataset.published!)
      article.tabIndex = -1
      article.focus()
      kit.emit(el, edit ? 'edit' : 'comment', { id, status })
    } catch (problem) {
      refused(problem as Refusal)
    }
    button.disabled = false
    button.textContent = idle()
  }

  function refused(problem: Refusal, asked: HTMLElement = button) {
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
    ;(first ?? asked).focus()
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
    saving = setTimeout(() => {
      keep()
      count()
    }, 500)
  })
  form.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    if (event.key === 'Escape' && opener && body.value.trim() === (editing?.body ?? '')) close()
  })
  addEventListener('pagehide', keep)
  modes[0]!.onclick = () => {
    turn(false)
    body.focus()
  }
  modes[1]!.onclick = () => void look()
  cancel.onclick = close
  find('[data-discard]').onclick = () => {
    body.value = editing?.body ?? ''
    draft.hidden = true
    keep()
    grow()
    count()
    body.focus()
  }
  restore()

  return {
    show() {
      form.dataset.open = ''
    },
    submit: () => void submit(),
    keep,
    home: () => move(),
    reply: (next) => open(next),
    edit: (next, own) => open(next, own),
  }
}
