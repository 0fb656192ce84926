import type { Kit } from './kit'
import { parse } from './parse'

/** A page of the desk as a script reads it; undefined without a connection, or if the server leads elsewhere. */
export async function fetchPage(
  markup: Pick<Kit, 'policy'>,
  url: string,
): Promise<ReturnType<typeof parse> | undefined> {
  const answer = await fetch(url, { headers: { Accept: 'text/html' } }).catch(() => undefined)
  return answer?.ok && !answer.redirected ? parse(markup, await answer.text()) : undefined
}

/** What leads on from a list, as a fresh page has it: nothing, where it leads nowhere. */
export function takeLinks(page: ParentNode): void {
  for (const id of ['more', 'all']) {
    const fresh = page.querySelector(`#${id}`)
    document.getElementById(id)?.replaceWith(...(fresh ? [fresh] : []))
  }
}

/** The tab of the browser and, of what waits, that of the list say how many. */
export function tellAmount(title: string, amount: number, isHeld: boolean): void {
  const said = title.replace('{amount}', `${amount}${document.getElementById('more') ? '+' : ''}`)
  document.title = `${said} · ${document.title.split(' · ').slice(1).join(' · ')}`
  const tab = document.querySelector('.tabs [aria-current]')
  if (isHeld && tab) tab.textContent = said
}
