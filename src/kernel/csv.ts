/** Says that the file is UTF-8 to programs that would guess otherwise. */
export const CSV_BOM = '\uFEFF'

/** What a spreadsheet takes for a formula by its first sign (CSV injection, OWASP). */
const FORMULA = /^[=+\-@\t\r]/

/** A cell as RFC 4180 writes it: in quotes where it has to be, and where a program would trim it. */
export const quoteCell = (cell: string): string =>
  /[",\r\n\ufeff]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const cellOf = (cell: string | number | null): string =>
  typeof cell === 'string' ? quoteCell(FORMULA.test(cell) ? `'${cell}` : cell) : String(cell ?? '')

/**
 * Lines of a CSV file (RFC 4180), each with its line break. A cell that a spreadsheet would take for a formula gets an apostrophe in front:
 * what strangers typed must not run on the computer of whoever opens the file.
 */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')
