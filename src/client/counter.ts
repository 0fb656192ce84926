/** From here on the rest is told: before that nobody needs it (V-14). */
const SHOWN_FROM = 0.75

/**
 * Tells how much room is left, or how much is too much. Typing on is never stopped.
 * @returns what to call when typing stops: then it is also read aloud, once
 */
export function counterOf(form: HTMLElement, body: HTMLTextAreaElement): () => void {
  const line = form.querySelector<HTMLElement>('[part=left]')!
  const { max, left, over } = line.dataset
  const lang = form.closest<HTMLElement>('[lang]')!.lang
  return () => {
    const text = body.value.trim()
    // No text has more graphemes than it has units, so most are never counted.
    const rest = +max! - (text.length < +max! * SHOWN_FROM ? 0 : graphemes(text))
    line.className = rest < 0 ? 'aw-alert' : 'aw-hint'
    const words = rest < 0 ? over! : rest > +max! * (1 - SHOWN_FROM) ? '' : left!
    // The first number a browser writes in a language costs a slow phone a long task: none is written that is not shown.
    line.textContent = words.replace('{count}', () => Math.abs(rest).toLocaleString(lang))
  }
}

/** As a reader counts, and the server: a family of emoji is one. */
function graphemes(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length
}
