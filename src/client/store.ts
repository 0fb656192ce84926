/** What one page keeps on the device: own comments by id, drafts by what they answer. No name, no address. */
export interface Kept {
  /** Tokens of comments that wait, or that their author may still change. */
  own: Record<string, string>
  /** Tokens of the others. */
  posted: Record<string, string>
  /** What was being written: text and when. */
  drafts: Record<string, [text: string, at: number]>
  /** Votes of this device, with what the button said then. */
  votes?: Record<string, [value: string, at: number, shown: string, words: string]>
}

/** Nested by site and page, never joined into one key: a page's address holds every character there is (V-62). */
export function openStore(site: string, page: string) {
  const name = `afterword:${site}`
  const all = (): Record<string, Kept> => {
    try {
      return JSON.parse(localStorage.getItem(name) || '{}')
    } catch {
      // Storage is off, or holds something else: nothing is kept.
      return {}
    }
  }
  /** Holds what the device would not take, for as long as the page is open. */
  let memory: Kept | undefined
  const read = (): Kept => memory ?? { own: {}, posted: {}, drafts: {}, ...all()[page] }
  return {
    read,
    change(edit: (kept: Kept) => void): void {
      const kept = read()
      edit(kept)
      memory = undefined
      try {
        localStorage.setItem(name, JSON.stringify({ ...all(), [page]: kept }))
      } catch {
        memory = kept
      }
    },
  }
}

export type Store = ReturnType<typeof openStore>
