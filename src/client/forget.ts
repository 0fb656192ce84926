import type { ThreadPart } from './thread-part'

/** An own comment that is not there any more, or not wanted any more: what readers see stays, and so do answers. */
export function forget({ store, root }: ThreadPart, id: string): void {
  store.change(({ own }) => void delete own[id])
  const li = root.getElementById(`c-${id}`)
  if (li?.matches('.aw-own'))
    (li.querySelector('.aw-replies > li') ? li.querySelector('article')! : li).remove()
}
