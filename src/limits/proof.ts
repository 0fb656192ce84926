import { utf8 } from '../kernel/bytes'

/**
 * The sum a device works out (F1): for each part a number that makes SHA-256 of `prefix.part.number` begin with so many zero bits. The prefix
 * is made of the challenge and of what shall be done, so that the work is of no use for anything else. Several small parts take nearly the
 * same time on every try, where one large one takes a tenth of it or the fivefold.
 */
export const PARTS = 8

const sha256 = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)))

/** 128 bits as hexadecimal digits: with part and number it stays within one block of SHA-256. */
export async function prefixOf(challenge: string, content: string): Promise<string> {
  const digest = await sha256(`${challenge}\n${content.toWellFormed()}`)
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whether each part of the answer was worked out. @param answer numbers joined by dots */
export async function isSolved(prefix: string, answer: string, bits: number): Promise<boolean> {
  const numbers = answer.split('.')
  if (numbers.length !== PARTS || !numbers.every((number) => /^\d{1,10}$/.test(number))) return false
  const digests = await Promise.all(numbers.map((number, part) => sha256(`${prefix}.${part}.${number}`)))
  return digests.every((digest) => zeroBits(digest) >= bits)
}

function zeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0)
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first]!) - 24
}
