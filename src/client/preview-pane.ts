import type { Refusal } from './kit'
import { order } from './send'
import type { ThreadPart } from './thread-part'

/**
 * Shows what the words will look like, or the words again. A hidden field keeps its caret and what can be undone, not where it was
 * scrolled to.
 * @param refused told what went wrong, and which button asked
 */
export function previewIn(
  part: ThreadPart,
  form: HTMLFormElement,
  body: HTMLTextAreaElement,
  refused: (problem: Refusal | undefined, asked: HTMLElement) => void,
): { turn(preview: boolean): void } {
  const { kit, el, parse } = part
  const shown = form.querySelector<HTMLElement>('[part=preview]')!
  const [writing, looking] = form.querySelectorAll('[data-mode]') as Iterable<unknown> as [
    HTMLElement,
    HTMLElement,
  ]
  let looks = 0
  let scrolled = 0

  const turn = (preview: boolean) => {
    looks++
    if (preview === !shown.hidden) return
    if (preview) scrolled = body.scrollTop
    body.hidden = preview
    shown.hidden = !preview
    form.querySelector<HTMLElement>('[role=toolbar]')!.hidden = preview
    if (!preview) body.scrollTop = scrolled
    writing.ariaPressed = `${!preview}`
    looking.ariaPressed = `${preview}`
  }

  async function look() {
    refused(undefined, body)
    // Whoever turns back before the answer, or asks again, is not turned around by it.
    const mine = ++looks
    try {
      const answer = await kit.ask(
        ...order(part, `/v1/${kit.site(el)}/preview`, 'POST', { body: body.value }),
      )
      const { html } = await answer.json()
      if (mine !== looks) return
      shown.replaceChildren(...parse(kit, html).childNodes)
      shown.className = 'aw-body'
      turn(true)
      shown.focus()
    } catch (problem) {
      if (mine === looks) refused(problem as Refusal, looking)
    }
  }

  writing.onclick = () => {
    turn(false)
    body.focus()
  }
  looking.onclick = () => void look()
  return { turn }
}
