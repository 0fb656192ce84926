// The desk with scripts: keys, decisions in the background, undo. Everything here only shortens a way that the page itself has.
import { startKeys } from './desk-keys'
import { startPoll } from './desk-poll'
import { startQueue } from './desk-queue'
import type { Kit } from './kit'
import { parse } from './parse'

const AGAIN_MS = 1000
/** Holds this page's one Trusted Types policy, where it is needed. */
const markup: Pick<Kit, 'policy'> = {}
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

/** What goes on while one looks: the server is asked again, a moment after each answer. Without a script there is a link. */
async function follow(main: HTMLElement): Promise<void> {
  const url = main.dataset.again
  if (url === undefined) return
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  const answer = await fetch(url, { headers: { Accept: 'text/html' } }).catch(() => undefined)
  const fresh =
    answer?.ok && !answer.redirected ? parse(markup, await answer.text()).querySelector('main') : null
  if (!fresh) return follow(main)
  if (fresh.dataset.again === undefined) delete main.dataset.again
  main.replaceChildren(...fresh.childNodes)
  return follow(main)
}
if (work?.dataset.again !== undefined) void follow(work)
