const FOLD_MS = 150

/** Where a row stood. */
export interface Place {
  restore(): void
}

/** Folds a row away and remembers where it stood. */
export function fold(row: HTMLElement, rows: HTMLElement): Place {
  const later: Element[] = []
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) later.push(next)
  row.classList.add('leaving')
  const timer = setTimeout(() => row.remove(), FOLD_MS)
  return {
    restore() {
      clearTimeout(timer)
      row.classList.remove('leaving')
      if (row.isConnected) return
      // Its neighbours may be decided by now; what had stood behind them has not moved.
      rows.insertBefore(row, later.find(({ isConnected }) => isConnected) ?? null)
    },
  }
}
