// Writing: loaded when a reader first turns to the form. Posts in place; whatever happens, the text stays.

import { announce } from './announce'
import { counterOf } from './counter'
import { mark, tell } from './form-errors'
import type { Refusal } from './kit'
import { place } from './own'
import { rememberIn } from './remember'
import { fieldsOf, send } from './send'
import { again } from './solve'
import type { ThreadPart } from './thread-part'
import { startToolbar } from './toolbar'

/** What a thread asks of its composer. The buttons of the form have the names of what they do. */
export interface Compose {
  /** Shows all of the form. */
  show(): void
  submit(): unknown
  /** Moves the form below the comment that `button` belongs to. */
  reply(button: HTMLButtonElement): void
  /** The same to change the comment. @param own its id, body and revision, as they are now */
  edit(button: HTMLButtonElement, own: DOMStringMap): void
  /** Moves the form back above the comments, and the focus to where it came from. */
  cancel(): void
}

const DRAFT_MS = 30 * 86_400_000

/** The form of a thread, with what it can do: made when it is first needed. */
export const compose = (part: ThreadPart): Compose => (part.composer ??= composerFor(part))

function composerFor(part: ThreadPart): Compose {
  const { el, kit, store, focus } = part
  const form = part.find<HTMLFormElement>('.aw-form')!
  const words = form.dataset
  const { body, parentId: parent } = form.elements as unknown as {
    readonly body: HTMLTextAreaElement
    readonly parentId: HTMLInputElement
  }
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
  const button = find<HTMLButtonElement>('[type=submit]')
  const draft = find('.aw-draft')
  const proof = find('.aw-proof')
  const label = find('.aw-field-body label span')
  const shown = find('[part=preview]')
  const title = label.textContent
  let opener: HTMLButtonElement | undefined
  // An own comment as it was when its author began to change it: id, body, revision.
  let editing: DOMStringMap | undefined
  // One key per text: a second try after a lost answer cannot post it twice (V-42). A blob's name, since `randomUUID` is missing on a page without TLS.
  let key: string | undefined
  let counting: number | undefined
  let looks = 0
  let scrolled = 0

  const count = counterOf(form, body)
  const remember = rememberIn(form, part)
  // This device has proven an address, and can forget that.
  proof.hidden = !part.kept('proof')

  const show = () => {
    words.open = ''
  }

  const grow = () => {
    body.rows = Math.min(24, body.value.split('\n').length)
  }

  /** Where the draft is kept: by what is answered or edited. */
  const slot = () => (editing ? `e${editing.id}` : parent.value)
  const idle = () => words[editing ? 'save' : 'post']!

  /** With each letter: a page may be gone with the next. */
  const keep = () => {
    store.change(({ drafts }) => {
      if (body.value.trim() && body.value !== editing?.body) drafts[slot()] = [body.value, Date.now()]
      else delete drafts[slot()]
    })
  }

  const write = (text: string) => {
    turn(false)
    body.value = text
    draft.hidden = true
    keep()
    grow()
    count()
  }

  const restore = () => {
    const [text, at] = store.read().drafts[slot()] ?? ['', 0]
    // Typed before the script was here.
    if (body.value.trim()) keep()
    else {
      draft.hidden = Date.now() - at > DRAFT_MS
      body.value = draft.hidden ? (editing?.body ?? '') : text
      if (!draft.hidden) announce(part, draft.firstElementChild!.textContent)
    }
    if (body.value) show()
    grow()
    count()
  }

  const move = (next?: HTMLButtonElement, own?: DOMStringMap) => {
    turn(false)
    opener = next
    editing = own
    find('.aw-who').hidden = !!own
    find('[name=cancel]').hidden = !next
    button.textContent = idle()
    body.value = ''
    draft.hidden = true
    parent.value = next?.value ?? ''
    label.textContent = next?.dataset.title ?? title
    tell(form)
    if (next) next.closest('article')!.after(form)
    else part.find('.aw-home')!.append(form)
    restore()
  }

  function open(next: HTMLButtonElement, own?: DOMStringMap) {
    // What is answered may have its answers folded away: the new one would go there unseen.
    next.parentElement!.querySelector<HTMLElement>('[aria-expanded=false]')?.click()
    move(next, own)
    show()
    // All of it, buttons too: the field alone may be seen already.
    form.scrollIntoView({ block: 'nearest' })
    body.focus()
  }

  /** Shows what the words will look like, or the words again. A hidden field keeps its caret and what can be undone, not where it was scrolled to. */
  const turn = (preview: boolean) => {
    looks++
    if (preview === body.hidden) return
    if (preview) scrolled = body.scrollTop
    for (const one of form.querySelectorAll<HTMLElement>('[data-when]'))
      one.hidden = preview !== (one.dataset.when === 'preview')
    if (!preview) body.scrollTop = scrolled
  }

  /** @param ack answers a doubt about these words: they go to a moderator */
  async function submit(ack?: string) {
    if (button.disabled) return
    tell(form)
    turn(false)
    button.disabled = true
    button.textContent = words.posting!
    key ??= URL.createObjectURL(new Blob()).slice(-36)
    try {
      const [edit, from] = [editing, opener]
      const fields = { ...edit, ...fieldsOf(form, part), body: body.value, key, ack }
      const [path, method] = edit ? [`own/${edit.id}`, 'PATCH'] : ['comments', 'POST']
      const post = (solution?: string) => send(part, path!, method!, { ...fields, solution }, edit?.id)
      const li = await post().catch((problem: Refusal) => again(problem, fields.body, post, form))
      const { id, status } = li.dataset
      // The form for the code of our mail, if the mailbox is asked.
      const asked = li.nextElementSibling
      const article = place(part, li, store)
      if (asked) article.after(asked)
      key = undefined
      // Words typed meanwhile stay, and so does a form that went elsewhere, or whose page turned.
      if (body.value === fields.body) write('')
      if (opener && opener === from && form.isConnected) move()
      draft.hidden = true
      // A draft that waited here comes back with its buttons.
      if (!body.value) delete words.open
      announce(part, article.querySelector('.aw-note')?.textContent ?? words[edit ? 'saved' : 'published'])
      focus(article)
      kit.emit(el, edit ? 'edit' : 'comment', { id, status })
    } catch (problem) {
      refused(problem as Refusal, button)
    }
    button.textContent = idle()
    button.disabled = false
  }

  function refused(problem: Refusal, asked: HTMLElement) {
    button.disabled = false
    tell(form, problem, asked)
    kit.emit(el, 'error', problem)
    // Changed in another tab: whoever saves again has been told, and means it.
    if (editing && problem.revision) editing.revision = `${problem.revision}`
  }

  const compose = {
    show,
    submit,
    reply: (next: HTMLButtonElement) => open(next),
    edit: open,
    cancel() {
      // The button that stands there now: the one that was pressed may have gone with another order.
      const back = form.previousElementSibling?.querySelector<HTMLElement>(`[name=${opener?.name}]`)
      move()
      ;(back ?? body).focus()
    },
    discard() {
      write(editing?.body ?? '')
      body.focus()
    },
    /** The words may still go up by themselves: what they answered or replaced cannot be reached. */
    asNew() {
      const text = body.value
      write('')
      move()
      // A draft that waited there is not written over.
      write([body.value, text].filter(Boolean).join('\n\n'))
      show()
      body.focus()
    },
    /** They were doubted; their author stands by them. */
    insist: ({ value }: HTMLButtonElement) => submit(value),
    write() {
      turn(false)
      body.focus()
    },
    async preview(asked: HTMLButtonElement) {
      tell(form)
      // Whoever writes on before the answer, or asks again, is not turned around by it.
      const mine = ++looks
      try {
        const looked = await send(part, 'preview', 'POST', { body: body.value })
        if (mine !== looks) return
        shown.replaceChildren(looked)
        turn(true)
        shown.focus()
      } catch (problem) {
        if (mine === looks) refused(problem as Refusal, asked)
      }
    },
    format: startToolbar(form, body),
    forget() {
      part.kept('proof', '')
      proof.hidden = true
    },
    /** From the list of what is wrong to the field. */
    mend: ({ value }: HTMLButtonElement) => find(`[name=${value}]`).focus(),
  }

  form.addEventListener('input', (event) => {
    mark(form, (event.target as HTMLInputElement).name)
    if (event.target !== body) return remember()
    looks++
    draft.hidden = true
    keep()
    grow()
    clearTimeout(counting)
    counting = setTimeout(count, 500)
  })
  form.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    if (event.key === 'Escape' && opener && body.value.trim() === (editing?.body ?? '')) compose.cancel()
  })
  restore()

  return compose
}
