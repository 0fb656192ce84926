import { describe, it } from 'vitest'
import { hashAddress, hmac, randomToken, sameBytes, sha256 } from '../../../src/platform/hash'

describe('hashes', () => {
  it('are the published SHA-256 of the text', async ({ expect }) => {
    // FIPS 180-2, appendix B.1: "abc".
    expect(await sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  })

  it('are the published HMAC of key and text', async ({ expect }) => {
    // RFC 4231, test case 2.
    const mac = await hmac('Jefe', 'what do ya want for nothing?')
    expect(Buffer.from(mac).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  it('of an address differ by key and are short enough for an index', async ({ expect }) => {
    const one = await hashAddress('key-one', 'a@example.org')
    expect(one).toMatch(/^[\w-]{22}$/)
    expect(await hashAddress('key-two', 'a@example.org')).not.toBe(one)
  })

  it('are compared by all their bytes', ({ expect }) => {
    const bytes = new Uint8Array([1, 2, 3])
    expect(sameBytes(bytes, new Uint8Array([1, 2, 3]))).toBe(true)
    expect(sameBytes(bytes, new Uint8Array([1, 2, 4]))).toBe(false)
    expect(sameBytes(bytes, new Uint8Array([1, 2]))).toBe(false)
  })

  it('tokens are 256 random bits', ({ expect }) => {
    const seen = new Set(Array.from({ length: 100 }, randomToken))
    expect(seen.size).toBe(100)
    for (const token of seen) expect(token).toMatch(/^[\w-]{43}$/)
  })
})
