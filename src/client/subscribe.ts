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

const LOST = {
  en: 'No answer came, so you are not signed up yet. Check your connection and press the button again.',
  de: 'Es kam keine Antwort, Sie sind also noch nicht angemeldet. Prüfen Sie die Verbindung und drücken Sie noch einmal.',
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
    const path = `/embed/${kit.site(el)}/subscribe?${new URLSearchParams({ lang: kit.lang(el) })}`
    if (path === shown) return
    shown = path
    try {
      const form = parse(kit, await (await kit.ask(path)).text()).querySelector('form')
      if (!form || path !== shown) return
      box.replaceChildren(heading, text, form)
      root.replaceChildren(box)
      listen(form)
      kit.emit(el, 'ready')
    } catch (problem) {
      shown = ''
      kit.emit(el, 'error', problem)
    }
  }

  function listen(form: HTMLFormElement) {
    const field = form.elements.namedItem('email') as HTMLInputElement
    const words = form.elements.namedItem('words') as HTMLInputElement | null
    const button = form.querySelector('button')!
    const error = form.querySelector<HTMLElement>('.aw-error')!
    const say = (message: string) => {
      error.textContent = message
      error.hidden = !message
      if (message) field.ariaInvalid = 'true'
      else field.removeAttribute('aria-invalid')
    }
    error.setAttribute('role', 'alert')
    form.oninput = () => say('')
    form.onsubmit = async (event) => {
      event.preventDefault()
      if (button.disabled) return
      button.disabled = true
      const lang = kit.lang(el)
      try {
        const answer = await kit.ask(`/v1/${kit.site(el)}/subscriptions?${new URLSearchParams({ lang })}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            email: field.value,
            page: kit.page(el),
            words: words?.value,
            ...(lang && { locale: lang }),
          }),
          signal: AbortSignal.timeout(15_000),
        })
        const { message, status } = (await answer.json()) as { message: string; status: string }
        const done = make('div', 'done')
        const thanks = el.getAttribute('thanks')
        if (thanks) done.append(make('p', 'thanks', thanks))
        done.append(make('p', 'next', message))
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
        say(errors?.[0]?.message ?? detail ?? (lang.startsWith('de') ? LOST.de : LOST.en))
        field.focus()
        kit.emit(el, 'error', problem)
      }
      button.disabled = false
    }
  }
  const sizes = new CSSStyleSheet()

  void update()
  return { update: () => void update() }
}
