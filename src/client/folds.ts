import type { ThreadPart } from './thread-part'

/** Folds the answers of a comment away, or out again, and keeps that for the page (V-52). */
export function fold(button: HTMLButtonElement, part: ThreadPart): void {
  const li = button.closest('li')!
  // What was gone to held it open.
  li.querySelector('.aw-target')?.classList.remove('aw-target')
  part.store.change((kept) => {
    const { [li.id]: before, ...folded } = kept.folded ?? {}
    // What the button shows, and not what is kept: a link goes before that.
    kept.folded = button.ariaExpanded === 'true' ? { ...folded, [li.id]: 1 } : folded
  })
  showFolds(part)
}

/** Folds as the device keeps it. A branch that a link led into is open. */
export function showFolds({ root, store }: ThreadPart): void {
  const { folded } = store.read()
  for (const button of root.querySelectorAll<HTMLButtonElement>('[name=fold]')) {
    const li = button.closest('li')!
    const open = !folded?.[li.id] || !!li.querySelector('li.aw-target')
    if (button.ariaExpanded === `${open}`) continue
    const words = button.firstChild as Text
    ;[button.value, words.data] = [words.data, button.value]
    button.ariaExpanded = `${open}`
    for (const below of li.querySelectorAll<HTMLElement>(':scope > :is(ol, .aw-more)')) below.hidden = !open
  }
}
