/** Stretches of a text in two versions: what only the earlier has, what only the later has, and what follows in both. */
export interface Change {
  readonly removed: string
  readonly added: string
  readonly same: string
}

type Kind = keyof Change
type Step = readonly [kind: Kind, text: string]

/**
 * So many words may differ before whole paragraphs are compared, and so many paragraphs before all of it counts as new. It bounds the work where a clock
 * could not: a Worker's stands still while it computes. Time and memory grow with its square.
 */
const EDITS_MAX = 300
/** Finding the words costs more than comparing them: both texts together, beyond which paragraphs are compared. */
const LETTERS_MAX = 20_000

/** What became of a text, word by word in any script; the parts in their order, so that `same` and `added` make the later text. */
export function diffWords(before: string, after: string): readonly Change[] {
  return inBlocks(
    (before.length + after.length > LETTERS_MAX ? undefined : shortestWay(wordsOf(before), wordsOf(after))) ??
      shortestWay(linesOf(before), linesOf(after)) ?? [
        ['removed', before],
        ['added', after],
      ],
  )
}

/** Words, and what stands between them. Chinese, Japanese and Thai have no spaces to go by: the platform knows their words. */
const wordsOf = (text: string): readonly string[] =>
  Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), ({ segment }) => segment)

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/)

/** Myers, “An O(ND) Difference Algorithm and Its Variations” (1986): how far each diagonal reaches with so many edits; undefined beyond the most. */
function shortestWay(a: readonly string[], b: readonly string[]): readonly Step[] | undefined {
  const rounds: Int32Array[] = []
  const reach = new Int32Array(2 * EDITS_MAX + 3)
  for (let edits = 0; edits <= EDITS_MAX; edits++) {
    rounds.push(reach.slice())
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = reach[EDITS_MAX + 1 + cameFrom(reach, edits, diagonal)]!
      if (cameFrom(reach, edits, diagonal) < diagonal) x++
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      reach[EDITS_MAX + 1 + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return walkBack(a, b, rounds)
    }
  }
  return undefined
}

/** The neighbour from which a diagonal is reached farthest: above it a word was added, below it one was removed. */
const cameFrom = (reach: Int32Array, edits: number, diagonal: number): number => {
  const at = EDITS_MAX + 1 + diagonal
  const isAdded = diagonal === -edits || (diagonal !== edits && reach[at - 1]! < reach[at + 1]!)
  return isAdded ? diagonal + 1 : diagonal - 1
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly Int32Array[],
): readonly Step[] {
  const steps: Step[] = []
  let [x, y] = [a.length, b.length]
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const from = cameFrom(rounds[edits]!, edits, x - y)
    const fromX = edits === 0 ? 0 : rounds[edits]![EDITS_MAX + 1 + from]!
    const fromY = edits === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY) {
      steps.push(['same', a[--x]!])
      y--
    }
    if (y > fromY) steps.push(['added', b[--y]!])
    else if (x > fromX) steps.push(['removed', a[--x]!])
  }
  return steps.reverse()
}

/** Neighbours become one, and a space between two replaced words is replaced with them: “brown fox” reads better than “brown” and “fox”. */
function inBlocks(steps: readonly Step[]): readonly Change[] {
  const blocks: Record<Kind, string>[] = [{ removed: '', added: '', same: '' }]
  for (const [kind, text] of steps) {
    let last = blocks.at(-1)!
    if (kind !== 'same' && last.same !== '') {
      if (last.removed && last.added && last.same.trim() === '') {
        last.removed += last.same
        last.added += last.same
        last.same = ''
      } else {
        last = { removed: '', added: '', same: '' }
        blocks.push(last)
      }
    }
    last[kind] += text
  }
  return blocks
}
