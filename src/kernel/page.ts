import { fromBase64url, toBase64url, utf8 } from './bytes'

/** A list as scripts see it: `next` is opaque and absent (null) at the end. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/**
 * Packs the place after which a page goes on. `scope` ties a cursor to its list (thread and order), so that one
 * taken from elsewhere is refused instead of answering nonsense.
 */
export const encodeCursor = (scope: string, position: readonly (string | number)[]): string =>
  toBase64url(utf8(JSON.stringify([scope, ...position])))

/** @returns the position, or undefined for a cursor that is damaged or belongs to another list. */
export function decodeCursor(scope: string, cursor: string): (string | number)[] | undefined {
  const bytes = cursor.length <= 400 ? fromBase64url(cursor) : undefined
  if (!bytes) return undefined
  try {
    const [found, ...position] = JSON.parse(new TextDecoder().decode(bytes)) as (string | number)[]
    const plain = position.every((part) => typeof part === 'string' || Number.isSafeInteger(part))
    return found === scope && plain ? position : undefined
  } catch {
    // Not JSON: somebody typed it.
    return undefined
  }
}
