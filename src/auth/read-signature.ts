const SEQUENCE = 0x30
const INTEGER = 0x02
/** Two integers of a P-521 signature with all around them, the longest there is. */
const LENGTH_MAX = 141

/**
 * Reads an ECDSA signature as authenticators write it: `SEQUENCE { r INTEGER, s INTEGER }` in DER (RFC 3279, 2.2.3; WebAuthn 3, 6.5.5).
 * @returns the bytes of r and s as they stand there, with the zero that keeps a number from being negative
 * @throws Error at whatever DER forbids (X.690, 8.1.3, 8.3, 10.1): lengths that are longer than need be or reach beyond, numbers padded,
 *   negative or zero, bytes left over. A signature shall have one spelling only
 */
export function readSignature(der: Uint8Array): { r: Uint8Array; s: Uint8Array } {
  if (der.length > LENGTH_MAX) throw new Error('a signature longer than any')
  const whole = readElement(der, 0, SEQUENCE)
  const r = readElement(der, whole.start, INTEGER)
  const s = readElement(der, r.end, INTEGER)
  if (s.end !== whole.end || whole.end !== der.length) throw new Error('bytes left over in a signature')
  return { r: positive(der.subarray(r.start, r.end)), s: positive(der.subarray(s.start, s.end)) }
}

/** Where the content of the element at `at` begins and ends. */
function readElement(der: Uint8Array, at: number, tag: number): { start: number; end: number } {
  if (der[at] !== tag) throw new Error('another kind of element than a signature has')
  const short = der[at + 1] ?? 0x80
  // Up to 127 in one byte; from there to 255, which is enough, 0x81 and one byte.
  const long = short === 0x81 ? (der[at + 2] ?? 0) : 0
  if (short >= 0x80 && long < 0x80) throw new Error('a length that is not written as DER does')
  const start = at + (long ? 3 : 2)
  const end = start + (long || short)
  if (end > der.length) throw new Error('a signature cut short')
  return { start, end }
}

function positive(bytes: Uint8Array): Uint8Array {
  const [first, second = 0] = bytes
  if (first === undefined || first >= 0x80) throw new Error('a number that is missing or negative')
  if (first === 0 && second < 0x80) throw new Error('a number that is zero or padded')
  return bytes
}
