/** Keys that are quicker than the network: each waits for the comment it is meant for. */
export function startEarly() {
  const waiting = new Set<Promise<void>>()
  /** Once all that were pressed before it are heeded; at once if none waits. */
  const afterAll = (act: () => void): void => {
    if (waiting.size === 0) act()
    else void Promise.all(waiting).then(() => afterAll(act))
  }
  return {
    /** Heeds a key once the comment that is being opened is there. */
    when(opened: Promise<void>, heed: () => unknown): void {
      const heeded = opened.then(() => {
        waiting.delete(heeded)
        heed()
      })
      waiting.add(heeded)
    },
    afterAll,
  }
}
