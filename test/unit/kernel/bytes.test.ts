import fc from 'fast-check'
import { describe, it } from 'vitest'
import { fromBase64url, toBase64url, utf8 } from '../../../src/kernel/bytes'

describe('base64url', () => {
  it('comes back as it went, in characters that fit a path', ({ expect }) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toMatch(/^[A-Za-z0-9_-]*$/)
        expect([...fromBase64url(text)!]).toEqual([...bytes])
      }),
    )
  })

  it.for(['a', 'a=', 'a+b/', 'ä', 'aaaaa', 'a b'])('refuses %j', (text, { expect }) => {
    expect(fromBase64url(text)).toBeUndefined()
  })

  it('counts a character of four bytes as four', ({ expect }) => {
    expect(utf8('🙂')).toHaveLength(4)
  })
})
