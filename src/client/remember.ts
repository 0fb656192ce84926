/**
 * Fills in who writes, kept on this device if the reader asked for it and forgotten with one click (V-13).
 * @returns what keeps or forgets it, as the box says
 */
export function rememberIn(form: HTMLFormElement, site: string): () => void {
  const name = `afterword-me:${site}`
  const box = form.querySelector<HTMLInputElement>('[name=remember]')
  // A site that asks nothing has nothing to remember.
  if (!box) return () => {}
  const fields = [...form.querySelectorAll<HTMLInputElement>('.aw-who .aw-input')]
  const person = attempt(() => JSON.parse(localStorage.getItem(name)!) as Record<string, string> | null)
  for (const field of fields) field.value ||= person?.[field.name] ?? ''
  box.checked = !!person
  const keep = () =>
    void attempt(() => {
      if (!box.checked) return localStorage.removeItem(name)
      localStorage.setItem(
        name,
        JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value]))),
      )
    })
  box.onchange = keep
  return keep
}

/** Storage may be off or full: then there is nothing, and nothing breaks. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
