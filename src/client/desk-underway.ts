/** Decisions that the server has not answered yet. */
export interface Underway {
  readonly size: number
  /** @param done is called once it is answered, whatever the answer */
  add(sent: Promise<unknown>, done: () => void): void
  /** Once those of now are answered. */
  settled(): Promise<unknown>
}

/** An answer in that time needs no word. */
const CALM_MS = 1000

/**
 * Says how many decisions are on their way where that takes long (M-02): nobody who closes the page shall be surprised.
 * @param words with `{amount}` where the figure goes
 */
export function startUnderway(box: HTMLElement, words: string): Underway {
  const sent = new Set<Promise<unknown>>()
  const line = document.createElement('p')
  line.className = 'underway'
  let due: number | undefined

  function tell(): void {
    line.textContent = words.replace('{amount}', String(sent.size))
    if (sent.size > 0) due ??= setTimeout(() => box.prepend(line), CALM_MS)
    else {
      clearTimeout(due)
      due = undefined
      line.remove()
    }
  }

  return {
    get size() {
      return sent.size
    },
    add(promise, done) {
      sent.add(promise)
      tell()
      void promise.finally(() => {
        sent.delete(promise)
        tell()
        done()
      })
    },
    settled: () => Promise.allSettled([...sent]),
  }
}
