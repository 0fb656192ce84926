// A sum the server asks for when it doubts (limits/proof.ts). The browser's own cryptography does it, beside the page
// and not in its way: hundreds of rounds for each number, because a promise for each round would take longer than the round.

/** What a refusal asks for (limits/issue-challenge.ts). */
export interface Sum {
  readonly challenge: string
  /** How many leading zero bits it takes. */
  readonly bits: number
  /** How many numbers. */
  readonly parts: number
  /** As `deriveBits` takes it; the number is the salt. */
  readonly algorithm: { readonly name: string; readonly hash: string; readonly iterations: number }
}

/** Where it is shown what the sum is for: one that left the page needs it no more. */
interface Shown {
  readonly isConnected: boolean
}

/**
 * @param content the words or the address it is about, exactly as they are sent
 * @returns the numbers behind the challenge, fewer where `form` left the page
 * @throws whatever a browser throws without cryptography, as on a page without TLS
 */
export async function solve(
  { challenge, bits, parts, algorithm }: Sum,
  content: string,
  form: Shown,
): Promise<string> {
  const { subtle } = crypto
  const about = new TextEncoder().encode(`${challenge}\n${content}`)
  const password = await subtle.digest(algorithm.hash, about)
  const key = await subtle.importKey('raw', password, algorithm, false, ['deriveBits'])
  const numbers: number[] = []
  // Thirty-two bits each, the lowest first: what is salt, and what comes of it.
  for (const salt = new Uint32Array(1); form.isConnected && numbers.length < parts; salt[0]!++)
    if (Math.clz32(new Uint32Array(await subtle.deriveBits({ ...algorithm, salt }, key, 32))[0]!) >= bits)
      numbers.push(salt[0]!)
  return `${challenge}~${numbers}`
}
