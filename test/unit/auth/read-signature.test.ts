import fc from 'fast-check'
import { describe, it } from 'vitest'
import { AsnParser, Certificate, ECDSASigValue } from '../../../src/auth/no-certificates'
import { readSignature } from '../../../src/auth/read-signature'

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hex = (all: Uint8Array) => Array.from(all, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** As an authenticator writes it, from numbers in their fixed width. */
function der(r: Uint8Array, s: Uint8Array): Uint8Array {
  const length = (count: number) => (count < 0x80 ? [count] : [0x81, count])
  const integer = (wide: Uint8Array) => {
    const from = wide.findIndex((byte) => byte > 0)
    const number = [...(wide[from]! >= 0x80 ? [0] : []), ...wide.slice(from)]
    return [0x02, ...length(number.length), ...number]
  }
  const inside = [...integer(r), ...integer(s)]
  return Uint8Array.from([0x30, ...length(inside.length), ...inside])
}

/** Numbers of a curve in bytes: 32 for P-256, 48 for P-384, 66 for P-521, whose first is 0 or 1. */
const component = (size: number) =>
  fc
    .uint8Array({ minLength: size, maxLength: size })
    .map((all) => (size === 66 ? Uint8Array.of(all[0]! & 1, ...all.slice(1)) : all))
    .filter((all) => all.some((byte) => byte > 0))
const widened = (number: Uint8Array, size: number) => {
  const bare = number[0] === 0 ? number.subarray(1) : number
  return hex(Uint8Array.from([...new Array<number>(size - bare.length).fill(0), ...bare]))
}

describe('a signature', () => {
  it.for([32, 48, 66])('of numbers of %i bytes gives both back', (size, { expect }) => {
    fc.assert(
      fc.property(component(size), component(size), (r, s) => {
        const read = readSignature(der(r, s))
        expect([widened(read.r, size), widened(read.s, size)]).toEqual([hex(r), hex(s)])
      }),
    )
  })

  it('made by a key can be checked with what was read', async ({ expect }) => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
    const data = new TextEncoder().encode('signed')
    const raw = new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, data))
    const { r, s } = readSignature(der(raw.subarray(0, 32), raw.subarray(32)))
    const again = bytes(widened(r, 32) + widened(s, 32))
    expect(await crypto.subtle.verify(algorithm, keys.publicKey, again, data)).toBe(true)
  })

  it('keeps the zero before a number that would be negative, and the shortest numbers there are', ({
    expect,
  }) => {
    const { r, s } = readSignature(bytes('3007020200ff020101'))
    expect([hex(r), hex(s)]).toEqual(['00ff', '01'])
  })

  it.for([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['nothing in it', '3000'],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020101020101'],
    ['another kind of whole', '3106020101020101'],
    ['another kind of number', '3006030101020101'],
    ['a number without bytes', '30050200020101'],
    ['a length written long though it is short', '308106020101020101'],
    ['a length in two bytes', '30820006020101020101'],
    ['a length that never ends', '3080020101020101'],
    ['a length whose byte is missing', '3081'],
    ['a number with its length written long', '300702810101020101'],
    ['more promised than there is', '3007020101020101'],
    ['less promised than there is', '3005020101020101'],
    ['a byte after it', '300602010102010100'],
    ['a byte left over within', '300702010102010100'],
    ['a number that reaches into what follows', '300602040102010101'],
    ['a second number that reaches beyond', '3006020101020201'],
    ['a negative first number', '3006020180020101'],
    ['a negative second number', '3006020101020180'],
    ['zero', '3006020100020101'],
    ['zero as second number', '3006020101020100'],
    ['a padded number', '300702020001020101'],
    ['a number padded twice', '300802030000ff020101'],
  ] as const)('with %s is refused', ([, wrong], { expect }) => {
    expect(() => readSignature(bytes(wrong))).toThrow()
  })

  it('longer than any curve makes is refused before it is read', ({ expect }) => {
    const number = `0246${'01'.repeat(70)}`
    expect(() => readSignature(bytes(`308190${number}${number}`))).toThrow('longer than any')
  })

  it('has one spelling only: with any byte added, taken away or another length, it is refused', ({
    expect,
  }) => {
    fc.assert(
      fc.property(
        component(32),
        component(32),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (r, s, at, by) => {
          const whole = der(r, s)
          expect(() => readSignature(whole.subarray(0, at % whole.length))).toThrow()
          expect(() => readSignature(Uint8Array.of(...whole, by))).toThrow()
          const other = whole.slice()
          other[1] = (other[1]! + by) % 256
          expect(() => readSignature(other)).toThrow()
        },
      ),
    )
  })

  it('never reads what it would not write the same way', ({ expect }) => {
    const anything = fc.uint8Array({ maxLength: 12 }).map((tail) => Uint8Array.of(0x30, tail.length, ...tail))
    const numbers = fc
      .tuple(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 4 }))
      .map(([r, s]) => Uint8Array.of(0x30, r.length + s.length + 4, 2, r.length, ...r, 2, s.length, ...s))
    fc.assert(
      fc.property(fc.oneof(anything, numbers), (given) => {
        let read: ReturnType<typeof readSignature>
        try {
          read = readSignature(given)
        } catch {
          return
        }
        expect(hex(der(read.r, read.s))).toBe(hex(given))
      }),
    )
  })
})

describe('what stands in for reading certificates', () => {
  it('reads signatures', ({ expect }) => {
    const { r, s } = AsnParser.parse(bytes('3006020105020107'), ECDSASigValue) as {
      r: Uint8Array
      s: Uint8Array
    }
    expect([hex(r), hex(s)]).toEqual(['05', '07'])
  })

  it('reads nothing else', ({ expect }) => {
    expect(() => AsnParser.parse(bytes('3006020105020107'), Certificate)).toThrow('not read')
    expect(() => new Certificate()).toThrow('attestation by certificate is not read')
  })
})
