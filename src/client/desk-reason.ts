/** The reason that is chosen in a form that decides, and whether it is mailed; as the form would send them. */
export function whyIn(form: ParentNode): { readonly reason?: string; readonly tell?: string } {
  const reason = form.querySelector<HTMLSelectElement>('[name="reason"]')?.value
  const tell = form.querySelector<HTMLInputElement>('[name="tell"]:checked')?.value
  return { ...(reason && { reason }), ...(tell && { tell }) }
}

/** Chooses by its number, for the open comment and for those that are picked; 0 chooses none. One more key then decides. */
export function pickReason(key: string): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[name="reason"]')) {
    if (select.options[+key]) select.selectedIndex = +key
  }
}
