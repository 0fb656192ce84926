const FOLD_MS = 150

/** Where a row stood. */
export interface Place {
  restore(): void
}

/** Folds a row away; it comes back to where it belongs in the list's order. */
export function fold(row: HTMLElement, rows: HTMLElement): Place {
  row.classList.add('leaving')
  const timer = setTimeout(() => row.remove(), FOLD_MS)
  return {
    restore() {
      clearTimeout(timer)
      row.classList.remove('leaving')
      if (row.isConnected) return
      // Its neighbours may be decided by now, and the list may be another page, which may have it anew.
      const others = [...rows.children].filter((other) => other instanceof HTMLElement)
      others.find(({ dataset }) => dataset.id === row.dataset.id)?.remove()
      rows.insertBefore(row, others.find((other) => isBefore(row, other, rows.dataset.order)) ?? null)
    },
  }
}

/** The order the server lists by: the band of risk, where rows have one, then the id, which is the time. */
function isBefore(
  { dataset: one }: HTMLElement,
  { dataset: other }: HTMLElement,
  order: string | undefined,
): boolean {
  const bands = Number(one.band ?? 0) - Number(other.band ?? 0)
  const ids = Number(one.id) - Number(other.id)
  return (bands || (order === 'newest' ? -ids : ids)) < 0
}
