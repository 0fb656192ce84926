/** What was just done, bottom left: stacks, stays long enough to read and reach, keeps the last twenty for the key. */
export interface Flashes {
  offerUndo(text: string, undo: () => Promise<void>): void
  warn(text: string): void
  undoLast(): void
}

const STAY_MS = 12_000
const KEPT = 20

export function startFlashes(box: HTMLElement, undoWord: string, closeWord: string): Flashes {
  const undos: { run: () => void }[] = []
  const offered = box.querySelector<HTMLFormElement>('form[data-undo]')
  // The one the server rendered is undone by its own form.
  if (offered) undos.push({ run: () => offered.requestSubmit() })

  function add(text: string, kind: string, word: string, press: () => void): HTMLElement {
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
    box.append(flash)
    return flash
  }

  /** Time does not run while a pointer or the focus is on it. */
  function leaveLater(flash: HTMLElement): void {
    setTimeout(() => {
      if (flash.matches(':hover, :focus-within')) leaveLater(flash)
      else flash.remove()
    }, STAY_MS)
  }

  return {
    offerUndo(text, undo) {
      const entry = {
        run: () => {
          undos.splice(undos.indexOf(entry), 1)
          flash.remove()
          void undo()
        },
      }
      const flash = add(text, '', undoWord, entry.run)
      undos.push(entry)
      if (undos.length > KEPT) undos.shift()
      leaveLater(flash)
    },
    warn(text) {
      // A failure stays until somebody has seen it.
      const flash = add(text, 'flash-warning', closeWord, () => flash.remove())
    },
    undoLast: () => undos.at(-1)?.run(),
  }
}
