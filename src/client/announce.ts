import type { ThreadPart } from './thread-part'

/** Ends when the next may be said. */
let said: Promise<unknown> = Promise.resolve()

/** Says in the status line what happened. Two in one breath: the second would swallow the first. */
export function announce({ find }: ThreadPart, text: string | null | undefined): void {
  if (text)
    said = said.then(() => {
      find('.aw-status')?.replaceChildren(text)
      return new Promise((go) => setTimeout(go, 500))
    })
}
