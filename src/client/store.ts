import { kept } from './device'

/** What one page keeps on the device: own comments by id, drafts by what they answer. No name, no address. */
export interface Kept {
  /** Own comments: what opens each, and whether it is asked about: one that waits, or that may still be changed. */
  own: Record<string, [token: string, asks: number]>
  /** What was being written: text and when. */
  drafts: Record<string, [text: string, at: number]>
  /** Votes of this device, with what the button said then. */
  votes: Record<string, [value: string, at: number, shown: string, words: string]>
  /** Comments whose answers are folded away here. */
  folded: Record<string, 1>
  /** Until when the page had been read before this visit, and in it: moments of the server's clock. */
  visit?: [before: number, latest: number]
}

/** Who comes back within half an hour is still here. */
const BREAK_MS = 18e5

/** Nested by site and page, never joined into one key: a page's address holds every character there is (V-62). */
export function openStore(site: string, page: string, now: number) {
  const name = `afterword:${site}`
  const all = (): Record<string, Kept> => {
    try {
      return JSON.parse(kept(name)!)
    } catch {
      // Storage is off, empty, or holds something else.
      return {}
    }
  }
  const read = (): Kept => ({ own: {}, drafts: {}, votes: {}, folded: {}, ...all()[page] })
  const change = (edit: (kept: Kept) => void): void => {
    const mine = read()
    edit(mine)
    kept(name, JSON.stringify({ ...all(), [page]: mine }))
  }
  change((kept) => {
    const [before, latest] = kept.visit ?? [now, now]
    // A thread kept somewhere may be older than what was seen.
    kept.visit = [now - latest > BREAK_MS ? latest : before, Math.max(latest, now)]
  })
  return { read, change }
}

export type Store = ReturnType<typeof openStore>
