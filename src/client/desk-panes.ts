/** Panes fetched ahead, so that the next comment needs no wait. */
export interface Panes {
  get(id: string): Promise<string>
  /** What is shown is kept, unless it is known already: it may come back. */
  keep(id: string, html: string): void
  drop(id: string): void
  clear(): void
}

/** @param urlOf where the pane of a comment is */
export function startPanes(urlOf: (id: string) => string): Panes {
  const panes = new Map<string, Promise<string>>()
  return {
    get(id) {
      let pending = panes.get(id)
      if (!pending) {
        pending = fetch(urlOf(id), { headers: { Accept: 'text/html' } }).then((answer) => {
          if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
          return answer.text()
        })
        pending.catch(() => panes.delete(id))
        panes.set(id, pending)
      }
      return pending
    },
    keep(id, html) {
      if (!panes.has(id)) panes.set(id, Promise.resolve(html))
    },
    drop: (id) => void panes.delete(id),
    clear: () => panes.clear(),
  }
}
