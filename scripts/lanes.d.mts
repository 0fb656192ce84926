export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export interface Lane {
  readonly projects: readonly string[]
  /** The only folder of it that runs here, or the one that does not. */
  readonly only?: string
  readonly without?: string
}
export const LANES: Readonly<Record<string, Lane>>
export function argsOf(lane: Lane): string[]
export function countOf(output: string, status: number | null): Count
export function closingLine(counts: readonly Count[]): string
export function withoutCount(output: string): string
