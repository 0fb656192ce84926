export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export const LANES: Readonly<Record<string, readonly string[]>>
export function countOf(output: string, status: number | null): Count
export function closingLine(counts: readonly Count[]): string
export function withoutCount(output: string): string
