interface Node {
  readonly next: Map<string, Node>
  /** Where to go on when no child fits: the longest end of what was read that begins a needle. */
  fail: Node | undefined
  /** The nearest node on the way of `fail` that ends a needle. */
  shorter: Node | undefined
  readonly ends: number[]
}

const aNode = (): Node => ({ next: new Map(), fail: undefined, shorter: undefined, ends: [] })

export interface Needles {
  /** @returns the places, in the list it was made of, of every needle the text holds, ascending */
  find(text: string): readonly number[]
}

/**
 * Finds many needles in one pass (Aho and Corasick, 1975). Time is linear in the text, whatever owners and visitors write: no expression of theirs is ever run, and
 * no text makes it look back (S31).
 */
export function findNeedles(needles: readonly string[]): Needles {
  const root = aNode()
  for (const [at, needle] of needles.entries()) {
    if (needle === '') continue
    let node = root
    for (const unit of needle.split('')) {
      const child = node.next.get(unit) ?? aNode()
      node.next.set(unit, child)
      node = child
    }
    node.ends.push(at)
  }
  link(root)
  return {
    find(text) {
      const met = new Set<Node>()
      let node = root
      for (let at = 0; at < text.length; at++) {
        node = step(root, node, text[at]!)
        // What was met once has told everything that ends there: each node is told of once, so all of it is linear.
        for (
          let end: Node | undefined = node.ends.length > 0 ? node : node.shorter;
          end !== undefined && !met.has(end);
          end = end.shorter
        )
          met.add(end)
      }
      return [...met].flatMap(({ ends }) => ends).sort((a, b) => a - b)
    },
  }
}

function step(root: Node, from: Node, unit: string): Node {
  let node: Node | undefined = from
  while (node !== undefined) {
    const child = node.next.get(unit)
    if (child) return child
    node = node.fail
  }
  return root
}

/** Breadth first, so that what a node falls back to is linked before it. */
function link(root: Node): void {
  const queue = [...root.next.values()]
  for (const child of queue) child.fail = root
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]!
    for (const [unit, child] of node.next) {
      child.fail = step(root, node.fail ?? root, unit)
      child.shorter = child.fail.ends.length > 0 ? child.fail : child.fail.shorter
      queue.push(child)
    }
  }
}
