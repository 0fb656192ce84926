// Writing: loaded when a reader first turns to the form. Posts in place; whatever happens, the text stays.

import { proof, showProof } from './ask'
import { counterOf } from './counter'
import { errorsOf } from './form-errors'
import type { Refusal } from './kit'
import { previewIn } from './preview-pane'
import { rememberIn } from './remember'
import { dress, fieldsOf, order } from './send'
import type { ThreadPart } from './thread-part'
import { startToolbar } from './toolbar'

// By the attributes of what is pressed (comments.ts).
export { ask as answer, open as ask } from './ask'
export { report, vote } from './feedback'
export { act as own } from './own'

/** What a thread asks of its composer. */
export interface Compose {
  /** Shows all of the form: now, with the looks that came along. */
  show(): void
  submit(): unknown
  /** Saves the draft now: the form is about to go. */
  keep(): void
  /** Moves the form below the comment that `button` belongs to. @param own the comment's own words, to change them */
  edit(button: HTMLElement, own?: Editing): void
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

export function composerFor(part: ThreadPart): Compose {
  const { el, kit, store, place, get, focus } = part
  const form = part.find<HTMLFormElement>('form')!
  const { body, parentId: parent } = form.elements as unknown as {
    readonly body: HTMLTextAreaElement
    readonly parentId: HTMLInputElement
  }
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
  const button = find<HTMLButtonElement>('[type=submit]')
  const cancel = find('[data-cancel]')
  const draft = find('.aw-draft')
  const who = find('.aw-who')
  const label = find('.aw-field-body label span')
  const post = button.textContent
  const title = label.textContent
  let opener: HTMLElement | undefined
  let editing: Editing | undefined
  // One key per text: a second try after a lost answer cannot post it twice (V-42).
  let key = crypto.randomUUID()
  let saving: number | undefined

  dress(part.root)
  showProof(part, find('.aw-proof'))
  const count = counterOf(form, body)
  const introduce = rememberIn(form, part)
  const errors = errorsOf(form, {
    asNew() {
      const text = body.value
      write('')
      move()
      // A draft that waited there is not written over.
      write([body.value, text].filter(Boolean).join('\n\n'))
      show()
      body.focus()
    },
    insist: submit,
  })
  const { turn } = previewIn(part, form, body, refused)
  startToolbar(form, body)

  const show = () => {
    form.dataset.open = ''
  }

  const grow = () => {
    body.rows = Math.min(24, body.value.split('\n').length)
  }

  /** Where the draft is kept: by what is answered or edited. */
  const slot = () => (editing ? `e${editing.id}` : parent.value)
  const idle = () => (editing ? form.dataset.save! : post)

  const keep = () => {
    clearTimeout(saving)
    store.change(({ drafts }) => {
      if (body.value.trim() && body.value !== editing?.body) drafts[slot()] = [body.value, Date.now()]
      else delete drafts[slot()]
    })
  }

  const write = (text: string) => {
    body.value = text
    draft.hidden = true
    keep()
    grow()
    count()
  }

  const restore = () => {
    const [text, at] = store.read().drafts[slot()] ?? ['', 0]
    const fresh = Date.now() - at < DRAFT_MS ? text : ''
    const typed = !!body.value.trim()
    draft.hidden = typed || !fresh
    if (!typed) body.value = fresh || (editing?.body ?? '')
    if (body.value) show()
    grow()
    count()
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
    label.textContent = next?.dataset.title ?? title
    cancel.hidden = !next
    errors.clear()
    if (to) to.after(form)
    else part.find('.aw-home')!.append(form)
    restore()
  }

  const open = (next: HTMLElement, own?: Editing) => {
    move(next.closest('article')!, next, own)
    show()
    body.focus()
  }

  const close = () => {
    const back = opener
    move()
    back?.focus()
  }

  /** @param ack answers a doubt about these words: they go to a moderator */
  async function submit(ack?: string) {
    if (button.disabled) return
    errors.clear()
    turn(false)
    button.disabled = true
    button.textContent = form.dataset.posting!
    try {
      const [edit, from] = [editing, opener]
      const [path, method, more] = edit
        ? ([`own/${edit.id}`, 'PATCH', edit] as const)
        : ([
            new URL(form.action).pathname,
            'POST',
            { title: document.title, key, proof: proof(part) },
          ] as const)
      const fields = { ...fieldsOf(form), ...more, body: body.value, ack }
      const send = (solution?: string) => get(...order(part, path, method, { ...fields, solution }, edit?.id))
      const box = await send().catch(async (problem: Refusal) => {
        if (!problem.challenge) throw problem
        part.say(problem.detail)
        const { again } = await import('./solve')
        return again(problem, fields.body, send)
      })
      const li = box.querySelector('li')
      // The form for the code of our mail, if the mailbox is asked.
      const asked = li?.nextElementSibling
      if (!(edit ? li : li?.dataset.token)) throw { status: 200 }
      const { id, status } = li!.dataset
      const article = place(li!)
      if (asked) article.after(asked)
      if (!edit) {
        introduce()
        key = crypto.randomUUID()
      }
      // Words typed meanwhile stay, and so does a form that went elsewhere.
      if (body.value === fields.body) write('')
      if (opener && opener === from) move()
      draft.hidden = true
      // A draft that waited here comes back with its buttons.
      if (!body.value) delete form.dataset.open
      part.say(article.querySelector('.aw-note')?.textContent ?? form.dataset[edit ? 'saved' : 'published'])
      focus(article)
      kit.emit(el, edit ? 'edit' : 'comment', { id, status })
    } catch (problem) {
      // Saved as far as this device can: the next thing that happens may be a closed lid.
      keep()
      refused(problem as Refusal, button)
    }
    button.textContent = idle()
    button.disabled = false
  }

  function refused(problem: Refusal | undefined, asked: HTMLElement) {
    errors.clear()
    if (!problem) return
    button.disabled = false
    errors.show(problem, asked)
    kit.emit(el, 'error', problem)
    // Changed in another tab: whoever saves again has been told, and means it.
    if (editing && problem.revision) editing = { ...editing, revision: problem.revision }
  }

  form.addEventListener('input', (event) => {
    errors.fixed((event.target as HTMLInputElement).name)
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
  cancel.onclick = close
  find('[data-discard]').onclick = () => {
    write(editing?.body ?? '')
    body.focus()
  }
  restore()

  return { show, submit, keep, home: move, edit: open }
}
