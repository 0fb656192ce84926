// The desk with scripts: keys, decisions in the background, undo. Everything here only shortens a way that the page itself has.
import { startKeys } from './desk-keys'
import { startQueue } from './desk-queue'

const work = document.getElementById('work')
if (work?.classList.contains('panes')) startKeys(startQueue(work))

const copy = document.getElementById('copy')
const snippet = document.getElementById('snippet')
if (copy && snippet instanceof HTMLTextAreaElement) {
  copy.hidden = false
  copy.addEventListener('click', () => {
    snippet.select()
    void navigator.clipboard?.writeText(snippet.value).then(() => {
      copy.textContent = copy.dataset.copied ?? ''
    })
  })
}
