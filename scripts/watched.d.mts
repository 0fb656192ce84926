export interface Ended {
  readonly output: string
  /** Null if a signal ended it. */
  readonly status: number | null
  readonly hung: boolean
  readonly seconds: number
}
export function runWatched(
  command: readonly string[],
  options?: { readonly hear?: (text: string) => void; readonly silence?: number; readonly grace?: number },
): Promise<Ended>
