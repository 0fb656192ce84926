import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const algorithm = v.pipe(
  v.object({ name: v.literal('PBKDF2'), hash: v.literal('SHA-256'), iterations: count }),
  v.description('As `crypto.subtle.deriveBits` takes it; each number is the salt.'),
)

/** A sum to work out. */
export const Challenge = v.object({
  challenge: v.string(),
  bits: count,
  parts: count,
  algorithm,
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
})
