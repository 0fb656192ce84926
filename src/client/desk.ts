// The desk with scripts: keys, decisions in the background, undo. Everything here only shortens a way that the page itself has.
import { startKeys } from './desk-keys'
import { startPoll } from './desk-poll'
import { startQueue } from './desk-queue'

const work = document.getElementById('work')
if (work?.classList.contains('panes')) startKeys(startQueue(work))
if (work?.dataset.poll) startPoll(work)

for (const copy of document.querySelectorAll<HTMLButtonElement>('button[data-copied]')) {
  const source = document.getElementById(copy.getAttribute('aria-controls') ?? '')
  if (!(source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement)) continue
  copy.hidden = false
  copy.addEventListener('click', () => {
    source.select()
    void navigator.clipboard?.writeText(source.value).then(() => {
      copy.textContent = copy.dataset.copied ?? ''
    })
  })
}
