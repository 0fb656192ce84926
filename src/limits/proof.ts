import { utf8 } from '../kernel/bytes'

/**
 * The sum a device works out (F1): so many different numbers, each the salt of a PBKDF2 whose first bits are zero. The password is made of the challenge and of
 * what shall be done, so that the work is of no use for anything else. Several small searches take nearly the same time on every try, where one
 * large one takes a tenth of it or the fivefold; and what is looked at here is one derivation for each, however long the search was.
 */
export const PARTS = 8

/**
 * As `crypto.subtle.deriveBits` takes it, in browsers too. So many rounds that they take longer than the promise around them, and no more: all
 * parts together are two thirds of a millisecond of a Worker.
 */
export const ALGORITHM = { name: 'PBKDF2', hash: 'SHA-256', iterations: 500 }

/**
 * Whether all of the answer was worked out. One after the other, so that whoever sends chance numbers has one looked at.
 * @param answer numbers of 32 bits, joined by commas
 */
export async function isSolved(
  challenge: string,
  content: string,
  answer: string,
  bits: number,
): Promise<boolean> {
  const numbers = answer.split(',')
  if (numbers.length !== PARTS || new Set(numbers).size !== PARTS) return false
  const password = await crypto.subtle.digest(ALGORITHM.hash, utf8(`${challenge}\n${content}`))
  const key = await crypto.subtle.importKey('raw', password, ALGORITHM.name, false, ['deriveBits'])
  for (const number of numbers) {
    const salt = Uint32Array.of(Number(number))
    // Written in one way only: else one number counted twice.
    if (String(salt[0]) !== number) return false
    const derived = await crypto.subtle.deriveBits({ ...ALGORITHM, salt }, key, 32)
    if (Math.clz32(new Uint32Array(derived)[0]!) < bits) return false
  }
  return true
}
