import Papa from 'papaparse'

/** Says that the file is UTF-8 to programs that would guess otherwise. */
export const CSV_BOM = '\uFEFF'

/**
 * Lines of a CSV file (RFC 4180), each with its line break. A cell that a spreadsheet would take for a formula gets an apostrophe in front:
 * what strangers typed must not run on the computer of whoever opens the file.
 */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(rows as (string | number | null)[][], { escapeFormulae: true, newline: '\r\n' })}\r\n`
