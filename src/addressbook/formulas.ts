import { quoteCell } from '../kernel/csv'

// A cell that begins with one of these is a formula to a spreadsheet, and can call out when somebody opens the file (CSV injection, OWASP).
const DANGEROUS = /^'*[=+\-@\t\r]/
const GUARDED = /^'+[=+\-@\t\r]/

/** Puts an apostrophe before what a spreadsheet would run; before one that stands there already, too, so that nothing is lost on the way back. */
export const guardCell = (cell: string): string => (DANGEROUS.test(cell) ? `'${cell}` : cell)

/** Takes that apostrophe away again; Ghost puts the same one. */
export const unguardCell = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)

/** A line of a CSV file (RFC 4180), formula-safe. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoteCell(guardCell(cell))).join(',')}\r\n`
