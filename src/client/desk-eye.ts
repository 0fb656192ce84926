/** How long the open comment has been before the eye (M-70). */
interface Eye {
  /** Milliseconds since it is there, without those in which the tab was hidden. */
  looked(): number
  /** A form that goes its own way takes it along. */
  sayIn(form: HTMLFormElement): void
}

export function startEye(pane: HTMLElement): Eye {
  let before = 0
  let since: number | undefined
  const passed = () => (since === undefined ? 0 : performance.now() - since)
  const look = (looked: number) => {
    before = looked
    since = document.hidden ? undefined : performance.now()
  }
  const looked = () => Math.round(before + passed())
  document.addEventListener('visibilitychange', () => look(looked()))
  new MutationObserver(() => look(0)).observe(pane, { childList: true })
  look(0)
  return {
    looked,
    sayIn(form) {
      const say = ({ formData }: FormDataEvent) => formData.set('looked', String(looked()))
      form.addEventListener('formdata', say, { once: true })
    },
  }
}
