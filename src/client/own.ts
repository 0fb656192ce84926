// What a reader does with a comment of their own, by the token this device keeps. Loaded with the composer.

import { complain, order, sentenceOf } from './send'
import type { ThreadPart } from './thread-part'

/** Edit; delete, which asks once, in place; or keep it after all. */
export async function act(part: ThreadPart, button: HTMLElement): Promise<void> {
  const { el, kit, store, find, focus } = part
  const { dataset } = button
  const { own } = dataset
  const article = button.closest('article')!
  const li = article.closest('li')!
  const id = li.dataset.id!
  const [actions, question] = article.querySelectorAll<HTMLElement>('.aw-actions')
  const sure = (asking: boolean) => {
    actions!.hidden = asking
    question!.hidden = !asking
    article.querySelector<HTMLElement>(`[data-own=${asking ? 'delete' : 'ask'}]`)!.focus()
  }
  complain(article)
  try {
    if (own === 'edit') {
      const path = `/v1/${kit.site(el)}/comments/${id}/status`
      const answer = await kit.ask(...order(part, path, 'GET', undefined, id))
      const { body, revision, editable } = await answer.json()
      if (!editable) throw { detail: dataset.over }
      const { edit } = await part.compose()
      edit(button, { id, body, revision })
    } else if (own === 'delete') await remove()
    else {
      sure(own === 'ask')
      question!.onkeydown = ({ key }) => {
        if (key === 'Escape') sure(false)
      }
    }
  } catch (problem) {
    complain(article, sentenceOf(problem, question!.dataset.failed))
  }

  async function remove() {
    const gone = await part.get(...order(part, `own/${id}`, 'DELETE', undefined, id))
    if (li.querySelector('.aw-form')) (await part.compose()).home()
    let next: HTMLElement | null = part.place(gone.querySelector('li')!)
    store.change(({ own, posted }) => {
      delete own[id]
      delete posted[id]
    })
    // Without answers nothing is left of it, and the reader goes on at what stands beside it.
    if (!li.querySelector('.aw-replies > li')) {
      const beside = li.nextElementSibling ?? li.previousElementSibling ?? li.parentElement!.closest('li')
      next = beside?.querySelector('article') ?? find('.aw-count')
      li.remove()
    }
    part.say(dataset.done)
    focus(next)
    kit.emit(el, 'delete', { id })
  }
}
