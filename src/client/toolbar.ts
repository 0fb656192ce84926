/**
 * Formatting for those who do not type Markdown: one stop of the Tab key, arrows inside (APG, toolbar), and the keys of every editor. What a
 * tool puts where stands in its markup (comments/form/format-bar.tsx).
 * @returns what a tool does
 */
export function startToolbar(form: HTMLFormElement, body: HTMLTextAreaElement): (tool: HTMLElement) => void {
  const bar = form.querySelector<HTMLElement>('[role=toolbar]')!
  const tools = [...bar.children] as HTMLElement[]

  bar.onkeydown = (event) => {
    const at = tools.indexOf(event.target as HTMLElement)
    const forward = +bar.dataset.forward!
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = tools.at(to % tools.length)!
    tools[at]!.tabIndex = -1
    next.tabIndex = 0
    next.focus()
  }
  body.onkeydown = (event) => {
    const tool = tools.find(({ dataset }) => dataset.key === event.key)
    const held = /Mac|iP/.test(navigator.platform) ? event.metaKey : event.ctrlKey
    if (!tool || !held) return
    event.preventDefault()
    tool.click()
  }

  return ({ dataset: { before = '', after = '', line } }) => {
    const { value } = body
    let { selectionStart: from, selectionEnd: to } = body
    // A word picked by two clicks brings its space along, and "**word **" is not bold.
    const words = value.slice(from, to).trim()
    from = value.indexOf(words, from)
    to = from + words.length
    let text = before + words + after
    let select = before.length
    let { length } = words
    if (line && (!before || /\n/.test(words))) {
      from = value.lastIndexOf('\n', from - 1) + 1
      to = `${value}\n`.indexOf('\n', to)
      const lines = value.slice(from, to).split('\n')
      const on = lines.every((one) => one.startsWith(line))
      text = lines.map((one) => (on ? one.slice(line.length) : line + one)).join('\n')
      select = text.length
      length = 0
    } else if (value.slice(0, from).endsWith(before) && value.startsWith(after, to)) {
      from -= before.length
      to += after.length
      text = words
      select = 0
    } else if (after[2] && words) {
      // A link's words are there, so what is missing is where it leads.
      select += length + 2
      length = after.length - 3
    }
    body.focus()
    body.setSelectionRange(from, to)
    // Deprecated, known everywhere, and still the only way that the browser's own undo follows.
    document.execCommand('insertText', false, text)
    body.setSelectionRange(from + select, from + select + length)
  }
}
