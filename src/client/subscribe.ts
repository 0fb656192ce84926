// <afterword-subscribe>: the server's form with the page's own heading, text and thanks.
import type { Host, Kit, Refusal, View } from './kit'
import { parse } from './parse'
import css from './styles/subscribe.css'

const sheet = new CSSStyleSheet()
sheet.replaceSync(css)

const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string, text?: string | null) => {
  const made = document.createElement(tag)
  made.className = `aw-${name}`
  made.part.value = name
  if (text) made.textContent = text
  return made
}

interface SignUp extends HTMLFormElement {
  readonly email: HTMLInputElement
}

export function start(el: Host, kit: Kit): View {
  const root = el.shadowRoot ?? el.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const heading = make('h2', 'heading')
  const text = make('div', 'description')
  text.append(document.createElement('slot'))
  const box = make('div', 'box')
  root.replaceChildren(text)
  let shown = ''

  const update = async () => {
    heading.textContent = el.getAttribute('heading')
    heading.hidden = !heading.textContent
    heading.ariaLevel = el.getAttribute('heading-level')
    const asked = ['form', 'list'].map((name) => [name, el.getAttribute(name) ?? ''])
    const path = `/embed/${kit.site(el)}/subscribe?${new URLSearchParams([['lang', kit.lang(el)], ...asked.filter(([, value]) => value)])}`
    if (path === shown) return
    shown = path
    try {
      const form = parse(kit, await (await kit.ask(path)).text()).querySelector<SignUp>('form')
      if (!form || path !== shown) return
      // What comes in its place later speaks as it does.
      box.lang = form.lang
      box.dir = form.dir
      box.replaceChildren(heading, text, form)
      root.replaceChildren(box)
      listen(form)
      kit.emit(el, 'ready')
    } catch (problem) {
      shown = ''
      kit.emit(el, 'error', problem)
    }
  }

  function listen(form: SignUp) {
    const button = form.querySelector('button')!
    const errors = form.querySelectorAll<HTMLElement>('.aw-error')
    // At the first field where none is to blame, which is not wrong for that.
    const say = (message?: string, name?: string) => {
      const own = form.querySelector<HTMLElement>(`[data-for=${name}]`)
      const at = own ?? errors[0]!
      at.textContent = message!
      at.hidden = false
      const field = at.parentElement!.querySelector('input')!
      if (own) field.ariaInvalid = 'true'
      field.focus()
    }
    const zone = form.elements.namedItem('timeZone') as HTMLInputElement | null
    if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone
    for (const error of errors) error.role = 'alert'
    form.oninput = () => {
      for (const error of errors) {
        error.hidden = true
        // Hidden words describe a field all the same.
        error.textContent = ''
      }
      for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
    }
    form.onsubmit = async (event) => {
      event.preventDefault()
      if (button.disabled) return
      button.disabled = true
      const { textContent } = button
      button.textContent = button.dataset.sending!
      const lang = kit.lang(el)
      try {
        // What was sent is what is spoken of, whatever is typed meanwhile.
        const address = form.email.value
        const fields = { ...Object.fromEntries(new FormData(form)), page: kit.page(el) }
        const send = (solution?: string) =>
          kit.ask(`/v1/${kit.site(el)}/subscriptions?${new URLSearchParams({ lang })}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ ...fields, solution }),
            signal: AbortSignal.timeout(15_000),
          })
        const answer = await send().catch(async (problem: Refusal) => {
          if (!problem.challenge) throw problem
          return (await import('./solve')).again(problem, address.trim(), send, form)
        })
        const { message, change, status } = (await answer.json()) as Record<string, string>
        const done = make('div', 'done')
        const thanks = el.getAttribute('thanks')
        if (thanks) done.append(make('p', 'thanks', thanks))
        const typed = make('p', 'typed', `${address} `)
        const again = make('button', 'change', change)
        again.onclick = () => {
          done.replaceWith(form)
          form.email.focus()
        }
        typed.append(again)
        done.append(make('p', 'next', message), typed)
        done.role = 'status'
        done.tabIndex = -1
        // Keeps the height, so that nothing below jumps.
        const height = form.offsetHeight
        form.replaceWith(done)
        sizes.replaceSync(`.aw-done{min-block-size:${height}px}`)
        root.adoptedStyleSheets = [sheet, sizes]
        done.focus({ preventScroll: true })
        kit.emit(el, 'subscribe', { status })
      } catch (problem) {
        const { errors, detail } = problem as Refusal
        const wrong = errors?.[0]
        say(wrong?.message ?? detail ?? word('subscribers.no-answer'), wrong?.field)
        kit.emit(el, 'error', problem)
      }
      button.textContent = textContent
      button.disabled = false
    }
  }
  const sizes = new CSSStyleSheet()

  void update()
  return { update: () => void update() }
}
