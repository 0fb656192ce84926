// Writing: loaded when a reader first turns to the form. Posts in place; whatever happens, the text stays.

import { announce } from './announce'
import { counterOf } from './counter'
import { attempt, mark, tell } from './form-errors'
import type { Refusal } from './kit'
import { settle } from './own'
import { rememberIn } from './remember'
import { fieldsOf, send } from './send'
import { again } from './solve'
import type { ThreadPart } from './thread-part'
import { startToolbar } from './toolbar'

/** What a thread asks of its composer. The buttons of the form have the names of what they do. */
export interface Compose {
  /** Shows all of the form. */
  show(): void
  submit(asked?: HTMLButtonElement): unknown
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
  const { store } = part
  const form = part.find<HTMLFormElement>('.aw-form')!
  const words = form.dataset
  const {
    body,
    parentId: parent,
    revision,
    key,
  } = form.elements as unknown as {
    readonly body: HTMLTextAreaElement
    readonly parentId: HTMLInputElement
    readonly revision: HTMLInputElement
    readonly key: HTMLInputElement
  }
  const find = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!
  const button = find<HTMLButtonElement>('[type=submit]')
  const draft = find('.aw-draft')
  const proof = find('.aw-proof')
  const label = find('label span')
  const shown = find('[part=preview]')
  let opener: HTMLButtonElement | undefined
  // An own comment as it was when its author began to change it: id, body, revision.
  let editing: DOMStringMap | undefined
  let counting: number | undefined

  const count = counterOf(form, body)
  const remember = rememberIn(form, part)
  // This device has proven an address, and can forget that.
  proof.hidden = !part.kept('proof')

  const show = () => {
    words.open = ''
    // What is answered may have its answers folded away: the new one would go there unseen.
    opener?.parentElement?.querySelector<HTMLElement>('[aria-expanded=false]')?.click()
  }

  const rest = () => {
    button.textContent = words[editing ? 'save' : 'post']!
  }

  /** With each letter: a page may be gone with the next. */
  const keep = () => {
    store.change(({ drafts }) => {
      if (body.value.trim() && body.value !== editing?.body) drafts[parent.value] = [body.value, Date.now()]
      else delete drafts[parent.value]
    })
  }

  /** These are other words than those that were looked at, or kept. */
  const changed = () => {
    shown.hidden = draft.hidden = true
    keep()
  }

  const write = (text: string) => {
    body.value = text
    key.value = ''
    changed()
    count()
  }

  const restore = () => {
    const [text, at] = store.read().drafts[parent.value] ?? ['', 0]
    // Typed before the script was here.
    if (body.value.trim()) keep()
    else {
      draft.hidden = Date.now() - at > DRAFT_MS
      body.value = draft.hidden ? (editing?.body ?? '') : text
      if (!draft.hidden) announce(part, draft.firstElementChild!.textContent)
    }
    if (body.value) show()
    count()
  }

  const move = (next?: HTMLButtonElement, own?: DOMStringMap) => {
    opener = next
    editing = own
    find('.aw-who').hidden = !!own
    find('[name=cancel]').hidden = !next
    rest()
    body.value = ''
    shown.hidden = draft.hidden = true
    parent.value = next?.value ?? ''
    revision.value = own?.revision ?? ''
    label.textContent = (next?.dataset ?? words).title!
    tell(form)
    if (next) next.closest('article')!.after(form)
    else part.find('.aw-home')!.append(form)
    restore()
  }

  function open(next: HTMLButtonElement, own?: DOMStringMap) {
    // Another order came, or the page turned, before this was here: the form stays where it can be seen.
    if (!next.isConnected) return
    move(next, own)
    show()
    // All of it, buttons too: the field alone may be seen already.
    form.scrollIntoView({ block: 'nearest' })
    body.focus()
  }

  /** @param asked the button of whoever stands by doubted words: its value says that they were told of the doubt */
  const submit = (asked?: HTMLButtonElement) =>
    attempt(part, form, async () => {
      show()
      shown.hidden = true
      button.textContent = words.posting!
      // One for exactly these words: a second try after a lost answer cannot post them twice (V-42). A blob's name, since `randomUUID` is missing on a page without TLS.
      key.value ||= URL.createObjectURL(new Blob()).slice(-36)
      const [edit, text, at] = [editing, body.value, parent.value]
      const fields = { ...fieldsOf(form, part), ack: asked?.value }
      const path = edit ? `own/${edit.id}` : 'comments'
      const post = (solution?: string) => send(part, path, edit?.id, { ...fields, solution })
      const li = await post()
        .catch((problem: Refusal) => again(problem, text, post, form))
        .finally(rest)
      // Its reader may write elsewhere by now.
      store.change(({ drafts }) => {
        if (drafts[at]?.[0] === text) delete drafts[at]
      })
      // Words typed meanwhile stay, and so does a form that went elsewhere, or whose page turned.
      if (body.value === text) write('')
      if (opener && parent.value === at && form.isConnected) move()
      // A draft that waited here comes back with its buttons.
      if (!body.value && !opener) delete words.open
      settle(part, store, li)
    })

  const compose = {
    show,
    submit,
    reply: (next: HTMLButtonElement) => open(next),
    edit: open,
    cancel() {
      // The button that stands there now: the one that was pressed may have gone with another order.
      const back = form.previousElementSibling?.querySelector<HTMLElement>(`[name=${opener?.name}]`) ?? body
      move()
      back.focus()
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
      write((body.value && `${body.value}\n\n`) + text)
      show()
      body.focus()
    },
    preview() {
      const { value } = body
      tell(form)
      return send(part, 'preview', '', { body: value }).then(
        (looked) => {
          // Whoever writes on before the answer is not turned around by it.
          if (value !== body.value) return
          shown.replaceChildren(looked)
          shown.hidden = false
          shown.focus()
        },
        (problem) => tell(form, problem),
      )
    },
    format: startToolbar(form, body),
    forget() {
      proof.hidden = !part.kept('proof', '')
    },
    /** From the list of what is wrong to the field. */
    mend: ({ value }: HTMLButtonElement) => find(`[name=${value}]`).focus(),
  }

  form.oninput = ({ target }) => {
    // What it is a key of: the words and who signs them.
    if (mark(form, (target as HTMLInputElement).name)) key.value = ''
    if (target !== body) return remember()
    changed()
    clearTimeout(counting)
    counting = setTimeout(count, 500)
  }
  form.onkeydown = (event) => {
    if (event.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    if (event.key === 'Escape' && opener && body.value.trim() === (editing?.body ?? '')) compose.cancel()
  }
  restore()

  return compose
}
