/** Decisions that the server has not answered yet. */
export interface Underway {
  readonly size: number
  /**
   * @param done is called once it is answered, whatever the answer
   * @param count of so many comments
   */
  add(sent: Promise<unknown>, done: () => void, count: number): void
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
  const sent = new Map<Promise<unknown>, number>()
  const line = document.createElement('p')
  line.className = 'underway'
  let due: number | undefined

  function tell(): void {
    const count = [...sent.values()].reduce((sum, one) => sum + one, 0)
    line.textContent = words.replace('{amount}', String(count))
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
    add(promise, done, count) {
      sent.set(promise, count)
      tell()
      void promise.finally(() => {
        sent.delete(promise)
        tell()
        done()
      })
    },
    settled: () => Promise.allSettled([...sent.keys()]),
  }
}
