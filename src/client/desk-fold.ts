const FOLD_MS = 150

/** Where a row stood. */
export interface Place {
  restore(): void
}

/** Folds a row away and remembers where it stood. */
export function fold(row: HTMLElement, rows: HTMLElement): Place {
  const after = row.nextElementSibling
  row.classList.add('leaving')
  const timer = setTimeout(() => row.remove(), FOLD_MS)
  return {
    restore() {
      clearTimeout(timer)
      row.classList.remove('leaving')
      if (row.isConnected) return
      // Its neighbour may be decided by now; then the end is the nearest place.
      rows.insertBefore(row, after?.isConnected ? after : null)
    },
  }
}
