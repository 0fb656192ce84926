import fc from 'fast-check'
import { describe, it, vi } from 'vitest'
import { again, digestOf, solve } from '../../../src/client/sum'
import { isSolved, PARTS, prefixOf } from '../../../src/limits/proof'

const hex = (words: Iterable<number>) =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')

const platform = async (bytes: Uint8Array<ArrayBuffer>) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

const easy = (challenge: string) => ({ challenge, bits: 3, parts: PARTS })

describe('SHA-256 as the browser part does it', () => {
  it.for([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ] as const)('knows the standard’s own example %j (FIPS 180-4)', ([text, digest], { expect }) => {
    expect(hex(digestOf(new TextEncoder().encode(text)))).toBe(digest)
  })

  it('is the platform’s at every length about the ends of blocks', async ({ expect }) => {
    for (let length = 0; length <= 130; length++) {
      const bytes = new Uint8Array(length).map((_, at) => (at * 31 + length) & 255)
      expect(hex(digestOf(bytes)), `${length} bytes`).toBe(await platform(bytes))
    }
  })

  it('is the platform’s for any bytes', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(hex(digestOf(bytes))).toBe(await platform(new Uint8Array(bytes)))
      }),
      { numRuns: 50 },
    )
  })
})

describe('working out a sum', () => {
  it('gives what the server takes, whatever the words and however many bits', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 0, max: 7 }),
        async (content, bits) => {
          const solution = await solve({ challenge: 'k1.x.y', bits, parts: PARTS }, content)
          const [challenge, answer] = solution.split('~') as [string, string]
          expect(challenge).toBe('k1.x.y')
          expect(await isSolved(await prefixOf(challenge, content), answer, bits)).toBe(true)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('lets others have their turn: the page lives on while it works', async ({ expect }) => {
    // Each look at the clock says that a slice is over.
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 9))
    let turns = 0
    const timer = setInterval(() => turns++)
    await solve({ challenge: 'long', bits: 8, parts: PARTS }, 'words')
    clearInterval(timer)
    vi.restoreAllMocks()
    expect(now).toBeGreaterThan(9)
    expect(turns).toBeGreaterThan(0)
  })

  it('is sent once where it is taken', async ({ expect }) => {
    const sent: string[] = []
    const answer = await again(easy('first'), 'words', async (solution) => {
      sent.push(solution.split('~')[0]!)
      return 'taken'
    })
    expect([answer, sent]).toEqual(['taken', ['first']])
  })

  it('is done once more where it came too late, and not for ever', async ({ expect }) => {
    const sent: string[] = []
    const late = async (solution: string) => {
      sent.push(solution.split('~')[0]!)
      throw easy(`after-${sent.length}`)
    }
    await expect(again(easy('first'), 'words', late)).rejects.toMatchObject({ challenge: 'after-2' })
    expect(sent).toEqual(['first', 'after-1'])
  })

  it('hands on what has nothing to do with it', async ({ expect }) => {
    const offline = async () => {
      throw new TypeError('no network')
    }
    await expect(again(easy('first'), 'words', offline)).rejects.toThrow('no network')
  })
})
