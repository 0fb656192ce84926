// Ids are integers of at most 53 bits, made in the Worker before anything is written: a D1 batch cannot read its
// own results, and a root comment needs `root_id = id` in the same INSERT. 41 bits of milliseconds since
// 2000-01-01 (until 2069, and old enough for imported comments), then 12 bits that tell apart what falls
// into one millisecond.

const EPOCH = Date.UTC(2000, 0, 1)
const SLOTS = 4096

/** Makes ids for one request or job: ordered by time, and strictly rising within it. */
export type NewId = () => number

/**
 * @param now milliseconds since 1970
 * @param random a fraction in [0, 1): where in the millisecond to start, so that isolates rarely meet
 */
export function createIdSource(now: () => number, random: () => number = Math.random): NewId {
  let last = 0
  return () => {
    const fresh = idAt(now(), Math.floor(random() * SLOTS))
    last = fresh > last ? fresh : last + 1
    return last
  }
}

/** The id of slot `slot` (0…4095) in the millisecond `at`; slot 0 is the smallest, for "older than". */
export const idAt = (at: number, slot = 0): number => Math.max(0, Math.trunc(at) - EPOCH) * SLOTS + slot

/** When an id was made, in milliseconds since 1970. */
export const idTime = (id: number): number => Math.floor(id / SLOTS) + EPOCH

/** Reads an id from a URL or JSON. @returns undefined for anything but a positive safe integer in plain digits. */
export function parseId(text: string): number | undefined {
  if (!/^[1-9]\d{0,15}$/.test(text)) return undefined
  const id = Number(text)
  return Number.isSafeInteger(id) ? id : undefined
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford's base 32: sorts as the numbers do

/** Eleven characters of base 32 for a path: fixed width, so that text order is number order. */
export function encodePathId(id: number): string {
  return digits(Math.floor(id / 2 ** 25), 6) + digits(id % 2 ** 25, 5)
}

/** Of at most thirty bits: shifting them is many times faster than dividing what is longer. */
function digits(bits: number, places: number): string {
  let text = ''
  for (let shift = 5 * (places - 1); shift >= 0; shift -= 5) text += DIGITS[(bits >>> shift) & 31]
  return text
}

/** The ids a path is made of, outermost first. */
export function decodePath(path: string): number[] {
  const ids: number[] = []
  for (let at = 0; at + 11 <= path.length; at += 11) {
    let id = 0
    for (const digit of path.slice(at, at + 11)) id = id * 32 + DIGITS.indexOf(digit)
    ids.push(id)
  }
  return ids
}
