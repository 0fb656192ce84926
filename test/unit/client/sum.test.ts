import fc from 'fast-check'
import { describe, it, vi } from 'vitest'
import { solve } from '../../../src/client/sum'
import { ALGORITHM, isSolved, PARTS } from '../../../src/limits/proof'

const HERE = { isConnected: true }
const sum = (bits: number) => ({ challenge: 'k1.x.y', bits, parts: PARTS, algorithm: ALGORITHM })
const numbersOf = (solution: string) => solution.split('~')[1]!.split(',').map(Number)

describe('working out a sum', () => {
  it('gives what the server takes, whatever the words and however many bits', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 0, max: 5 }),
        async (content, bits) => {
          const solution = await solve(sum(bits), content, HERE)
          const [challenge, answer] = solution.split('~') as [string, string]
          expect(challenge).toBe('k1.x.y')
          expect(await isSolved(challenge, content, answer, bits)).toBe(true)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('leaves out no number, so that the next device finds the same ones', async ({ expect }) => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits')
    const numbers = numbersOf(await solve(sum(3), 'words', HERE))
    const tried = derive.mock.calls.length
    derive.mockRestore()
    expect(tried).toBe(numbers.at(-1)! + 1)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(numbersOf(await solve(sum(3), 'words', HERE))).toEqual(numbers)
  })

  it('ends where what it is for left the page', async ({ expect }) => {
    const form = { isConnected: true }
    const derive = vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async () => {
      form.isConnected = derive.mock.calls.length < 3
      return new Uint32Array([2 ** 32 - 1]).buffer
    })
    const solution = await solve(sum(20), 'words', form)
    const tried = derive.mock.calls.length
    derive.mockRestore()
    expect([tried, solution]).toEqual([3, 'k1.x.y~'])
  })

  it('throws where the browser’s cryptography does', async ({ expect }) => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits').mockRejectedValue(new Error('not here'))
    await expect(solve(sum(3), 'words', HERE)).rejects.toThrow('not here')
    derive.mockRestore()
  })
})
