import type { Kit } from './kit'
import { parse } from './parse'

const EVERY_MS = 1000
/** What changes while work goes on behind a page. */
const PARTS = ['progress', 'acts', 'outcome']

/** Asks a page about something under way again and again, and puts in what changed. A page without scripts has a link that does the same. */
export function startPoll(work: HTMLElement): void {
  const markup: Pick<Kit, 'policy'> = {}

  async function look(): Promise<void> {
    // A tab that nobody sees asks nothing.
    const answer = document.hidden ? undefined : await fetch(location.href).catch(() => undefined)
    // Signed out, or gone: there is nothing more to ask for.
    if (answer?.redirected || answer?.status === 404) return
    if (answer?.ok) {
      const page = parse(markup, await answer.text())
      for (const id of PARTS) put(id, page.querySelector(`#${id}`))
      if (!page.querySelector('[data-poll]')) return
    }
    later()
  }

  /** Nothing is touched that says the same, so that a focused button stays focused. */
  function put(id: string, fresh: Element | null): void {
    const old = document.getElementById(id)
    if (!old || !fresh || old.innerHTML === fresh.innerHTML) return
    const held = old.contains(document.activeElement)
    old.replaceChildren(...fresh.childNodes)
    // What the focus was on has gone with the work.
    if (held) (old.querySelector<HTMLElement>('button, a') ?? work).focus()
  }

  const later = () => setTimeout(() => void look(), EVERY_MS)
  later()
}
