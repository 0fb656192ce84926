/** What was just done, bottom left: stacks, stays long enough to read and reach, keeps the last twenty for the key. */
export interface Flashes {
  /** Takes the decision's place in the stack when it is made: answers come back in any order, undo goes by the order of the keys. */
  reserve(): Slot
  warn(text: string): void
  undoLast(): void
}

export interface Slot {
  fill(text: string, undo: () => Promise<void>): void
  /** It failed or changed nothing: there is nothing to take back. */
  drop(): void
}

interface Entry {
  undo?: () => void
  flash?: HTMLElement
  /** The key was pressed before the answer was here. */
  wanted?: boolean
}

const STAY_MS = 12_000
const KEPT = 20

export function startFlashes(box: HTMLElement, undoWord: string, closeWord: string): Flashes {
  const stack: Entry[] = []
  const offered = box.querySelector<HTMLFormElement>('form[data-undo]')
  // The one the server rendered is undone by its own form.
  if (offered) stack.push({ undo: () => offered.requestSubmit(), flash: offered })

  function build(text: string, kind: string, word: string, press: () => void): HTMLElement {
    const flash = document.createElement('div')
    flash.className = `flash ${kind}`
    const said = document.createElement('span')
    said.textContent = text
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quiet'
    button.textContent = word
    button.addEventListener('click', press)
    flash.append(said, button)
    return flash
  }

  /** Time does not run while a pointer or the focus is on it. */
  function leaveLater(flash: HTMLElement): void {
    setTimeout(() => {
      if (flash.matches(':hover, :focus-within')) leaveLater(flash)
      else flash.remove()
    }, STAY_MS)
  }

  function forget(entry: Entry): void {
    const at = stack.indexOf(entry)
    if (at >= 0) stack.splice(at, 1)
    entry.flash?.remove()
  }

  return {
    reserve() {
      const entry: Entry = {}
      stack.push(entry)
      if (stack.length > KEPT) stack.shift()
      return {
        fill(text, undo) {
          entry.undo = () => {
            forget(entry)
            void undo()
          }
          if (entry.wanted) return entry.undo()
          entry.flash = build(text, '', undoWord, entry.undo)
          const later = stack.slice(stack.indexOf(entry) + 1).find(({ flash }) => flash?.isConnected)
          box.insertBefore(entry.flash, later?.flash ?? null)
          leaveLater(entry.flash)
        },
        drop: () => forget(entry),
      }
    },
    warn(text) {
      // A failure stays until somebody has seen it.
      const flash = build(text, 'flash-warning', closeWord, () => flash.remove())
      box.append(flash)
    },
    undoLast() {
      const entry = stack.findLast(({ wanted }) => !wanted)
      if (entry?.undo) entry.undo()
      else if (entry) entry.wanted = true
    },
  }
}
