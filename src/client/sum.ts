// A sum the server asks for when it doubts (limits/proof.ts): loaded then and never before. No worker: host pages allow none of another origin's,
// and what may run on a page without TLS has no WebCrypto. So SHA-256 stands here, and the sum is done in slices between which the page
// scrolls, types and paints.

/** What a refusal asks for: how many leading zero bits each of its parts needs. */
export interface Sum {
  readonly challenge?: string
  readonly bits?: number
  readonly parts?: number
}

/** Of the sum at a time: half of what a frame has. */
const SLICE_MS = 8
/** Hashes between two looks at the clock. */
const BURST = 250

const ROOTS: number[] = []
const START: number[] = []
for (let n = 2; ROOTS.length < 64; n++) {
  let isPrime = true
  for (let by = 2; by * by <= n; by++) if (n % by === 0) isPrime = false
  if (!isPrime) continue
  if (START.length < 8) START.push(fraction(n ** (1 / 2)))
  ROOTS.push(fraction(n ** (1 / 3)))
}

/** The first 32 bits behind the point: FIPS 180-4 makes its constants so, of the first primes. */
function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) | 0
}

const schedule = new Int32Array(64)

/** One block more of a digest. */
function compress(state: Int32Array, words: Int32Array): void {
  for (let at = 0; at < 64; at++) {
    if (at < 16) schedule[at] = words[at]!
    else {
      const [near, far] = [schedule[at - 2]!, schedule[at - 15]!]
      schedule[at] =
        (schedule[at - 16]! +
          schedule[at - 7]! +
          (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) +
          (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10))) |
        0
    }
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let at = 0; at < 64; at++) {
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROOTS[at]! + schedule[at]!) | 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [at, part] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at]! + part) | 0
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** SHA-256 of bytes: eight words. */
export function digestOf(bytes: Uint8Array): Int32Array {
  const state = Int32Array.from(START)
  const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6))
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte)
  padded.setUint8(bytes.length, 128)
  padded.setUint32(padded.byteLength - 4, bytes.length * 8)
  const words = new Int32Array(16)
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = padded.getInt32(block + at * 4)
    compress(state, words)
  }
  return state
}

const encoder = new TextEncoder()

/** @param content the words or the address it is about, exactly as they are sent */
export async function solve({ challenge, bits = 0, parts = 0 }: Sum, content: string): Promise<string> {
  const digest = digestOf(encoder.encode(`${challenge}\n${content}`))
  const prefix = [...digest.slice(0, 4)].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  const numbers: number[] = []
  const [state, words] = [new Int32Array(8), new Int32Array(16)]
  let since = performance.now()
  for (let part = 0; part < parts; part++) {
    // One block each time: what is before the number stays as it is.
    for (let number = 0; ; number++) {
      const text = `${prefix}.${part}.${number}`
      for (let at = number ? 8 : 0; at < 15; at++) {
        let word = 0
        for (let of = at * 4; of < at * 4 + 4; of++)
          word = (word << 8) | (of < text.length ? text.charCodeAt(of) : of === text.length ? 128 : 0)
        words[at] = word
      }
      words[15] = text.length * 8
      state.set(START)
      compress(state, words)
      if (Math.clz32(state[0]!) >= bits) {
        numbers.push(number)
        break
      }
      if (number % BURST || performance.now() - since < SLICE_MS) continue
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
  }
  return `${challenge}~${numbers.join('.')}`
}

/**
 * Does something again with what the server asked for. A sum that came too late or was used meanwhile is done once more.
 * @param problem why the server did not do it the first time
 */
export async function again<Answer>(
  problem: Sum,
  content: string,
  send: (solution: string) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(await solve(problem, content))
  } catch (next) {
    if (!(next as Sum).challenge) throw next
    return send(await solve(next as Sum, content))
  }
}
