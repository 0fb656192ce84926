// Stands in for what our feeds never say (wrangler.toml, [alias]): feedsmith writes thirty vocabularies, of which theirs is Atom with who answers whom, and
// checks XHTML, where theirs is HTML (docs/decisions/0018-what-stays-out-of-the-upload.md).

const nothing = (): undefined => undefined

export { nothing as default, nothing as generateFeed, nothing as generateItem, nothing as generateItemOrFeed }

export const uris: readonly string[] = []
export const stopNodes: readonly string[] = []

/** @throws always: no text of a feed is said to be XHTML */
export function validate(): never {
  throw new Error('feeds hold no XHTML')
}

/** Where its writer is in a feed: it leaves XHTML as it stands, by a place of that name, and there is none. */
export class Matcher {
  #depth = 0
  push(): void {
    this.#depth++
  }
  pop(): void {
    this.#depth--
  }
  getDepth(): number {
    return this.#depth
  }
  matches(): boolean {
    return false
  }
}

/** The name of such a place. */
export class Expression {}
export { Expression as ExpressionSet }
